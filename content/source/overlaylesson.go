package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// lesson reads an overlay of a lesson: front matter, and below it for each anchor its lines
// and, behind a pointing hand, its gist.
func (o *overlays) lesson(src *file) {
	if src.broken {
		return
	}
	end := -1
	if frontMark(src.lines[0]) {
		end = slices.IndexFunc(src.lines[1:], frontMark) + 1
	}
	if end < 1 {
		src.broken = true
		src.report(place{1, 1}, scope{}, saying.NoFrontMatter)
		return
	}
	n := o.l.parse(src, strings.Join(src.lines[1:end], "\n")+"\n", 1)
	if n == nil || !o.l.checkFormat(src, n, "quest.i18n-lesson/v1") {
		return
	}
	f, ok := o.l.open(src, n, scope{}, &lessonOverlayRecord)
	if !ok {
		return
	}
	lang, of, ok := o.head(f)
	if !ok {
		return
	}
	for _, p := range lessonOverlayPoints(src, end+1) {
		o.point(f, lang, of, p)
	}
}

// overlayPoint is what an overlay says of one anchor of a lesson.
type overlayPoint struct {
	anchor *node // nil for lines that stand before the first one
	lines  []textLine
	gist   *textLine
}

// lessonOverlayPoints cuts the body of a lesson's overlay at its anchors.
func lessonOverlayPoints(src *file, from int) []overlayPoint {
	var all []overlayPoint
	for i := from; i < len(src.lines); i++ {
		line := strings.TrimSpace(src.lines[i])
		if line == "" || strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->") {
			continue
		}
		at := place{i + 1, 1}
		if id, ok := strings.CutPrefix(line, "{#"); ok && strings.HasSuffix(id, "}") {
			all = append(all, overlayPoint{anchor: &node{place: at, text: strings.TrimSuffix(id, "}")}})
			continue
		}
		if len(all) == 0 {
			all = append(all, overlayPoint{})
		}
		p := &all[len(all)-1]
		if gist, ok := strings.CutPrefix(line, "👉"); ok {
			p.gist = &textLine{place: at, s: strings.TrimSpace(gist)}
			continue
		}
		p.lines = append(p.lines, textLine{place: at, s: line})
	}
	return all
}

// point puts the lines of one anchor where they belong.
func (o *overlays) point(f form, lang content.Lang, of string, p overlayPoint) {
	if p.anchor == nil {
		if len(p.lines) > 0 {
			f.report(p.lines[0].place, saying.OverlayLineWithoutAnchor)
		}
		return
	}
	at, ok := o.find(f, of, p.anchor)
	if !ok {
		return
	}
	for i := range p.lines {
		p.lines[i].lang = lang
	}
	o.put(f, lang, at, p.lines, p.anchor.place)
	if gist := o.texts.all[at].gist; p.gist != nil && gist != nil {
		p.gist.lang = lang
		if safe, ok := f.checkLine(*p.gist); ok {
			*gist = gist.With(lang, []content.Safe{safe})
		}
	}
}
