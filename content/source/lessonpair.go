package source

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// sentence reads a line of text: it begins a pair, or completes the open one.
func (b *lessonBody) sentence(at place, line string) {
	mark, number, rest := cutMark(line)
	lang, rest, forced := b.language(rest)
	t := textLine{place: at, lang: lang, s: rest, forced: forced}
	if lang == b.l.langs[0] {
		b.closePair()
		t.s, b.pair = b.begin(at, mark, rest)
		b.pair.lines, b.pair.number = []textLine{t}, number
		if len(b.l.langs) == 1 {
			b.closePair()
		}
		return
	}
	if b.pair == nil || len(b.pair.lines) == 0 {
		b.report(at, saying.LineWithoutSource, "lang", string(lang), "source", string(b.l.langs[0]))
		b.lose()
		return
	}
	b.translation(t)
}

// translation adds a line to the open pair. Lines of a pair stand in the order of the
// languages; if one is left out, that is reported once and the pair is not used.
func (b *lessonBody) translation(t textLine) {
	p := b.pair
	have, at := len(p.lines), slices.Index(b.l.langs, t.lang)
	if at < have {
		b.report(t.place, saying.LineWithoutSource, "lang", string(t.lang), "source", string(b.l.langs[0]))
		return
	}
	if at > have && !p.lost {
		b.reportMissing(p)
	}
	for _, missing := range b.l.langs[have:at] {
		p.lines = append(p.lines, textLine{place: t.place, lang: missing})
	}
	if open := strings.LastIndex(content.BlankCode(t.s), "{#"); open >= 0 {
		b.report(t.place, saying.AnchorOnWrongLine)
		t.s = strings.TrimSpace(t.s[:open])
	}
	p.lines = append(p.lines, t)
	if len(p.lines) == len(b.l.langs) {
		b.closePair()
	}
}

// reportMissing reports the first language in which a pair has no line.
func (b *lessonBody) reportMissing(p *openPair) {
	p.lost = true
	b.report(p.lines[0].place, saying.LineWithoutTranslation, "source", string(b.l.langs[0]), "lang", string(b.l.langs[len(p.lines)]))
}

// begin opens a pair with the line of the source language.
func (b *lessonBody) begin(at place, mark content.Mark, s string) (string, *openPair) {
	b.l.texts++
	text, anchor := b.cutAnchor(at, s)
	b.name(at, anchor)
	return text, &openPair{mark: mark, anchor: anchor}
}

// cutMark takes the sign of a bullet, number or call-out from a line, and gives the number.
func cutMark(line string) (content.Mark, int, string) {
	switch {
	case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "):
		return content.Bullet, 0, strings.TrimSpace(line[2:])
	case strings.HasPrefix(line, "> "):
		return content.Callout, 0, strings.TrimSpace(line[2:])
	}
	digits := 0
	for digits < len(line) && digits < 3 && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits > 0 && strings.HasPrefix(line[digits:], ". ") {
		number, _ := strconv.Atoi(line[:digits]) // at most three digits
		return content.Number, number, strings.TrimSpace(line[digits+2:])
	}
	return content.Plain, 0, line
}

// language finds the language of a sentence line. A mark such as "[ko] " decides; else
// the letters do, where they can; else the line is of the language that comes next.
func (b *lessonBody) language(line string) (lang content.Lang, rest string, forced bool) {
	if lang, rest, ok := b.marked(line); ok {
		return lang, rest, true
	}
	if lang, ok := b.l.byScript(line); ok {
		return lang, line, false
	}
	next := 0
	if b.pair != nil {
		next = len(b.pair.lines) % len(b.l.langs)
	}
	return b.l.langs[next], line, false
}

// marked reads the mark of a language at the start of a line.
func (b *lessonBody) marked(line string) (lang content.Lang, rest string, ok bool) {
	for _, l := range b.l.langs {
		if after, ok := strings.CutPrefix(line, "["+string(l)+"] "); ok {
			return l, strings.TrimSpace(after), true
		}
	}
	return "", line, false
}

// closePair ends the open pair and puts it where it belongs.
func (b *lessonBody) closePair() {
	p := b.pair
	if p == nil {
		return
	}
	b.pair = nil
	if len(p.lines) < len(b.l.langs) && !p.lost {
		b.reportMissing(p)
	}
	if p.lost {
		b.lose()
		return
	}
	block := content.Block{Kind: content.Sentence, Anchor: p.anchor, Mark: p.mark, Text: b.assemble(p.lines, "sentence", proseField)}
	switch {
	case p.anchor == "" && !strings.Contains(p.lines[0].s, "{#"):
		b.report(p.lines[0].place, saying.SentenceWithoutAnchor)
		if !slices.Contains(slices.Concat(b.in.allow, b.l.allow), saying.SentenceWithoutAnchor.Code()) {
			b.src.unnamed = append(b.src.unnamed, p.lines[0].place)
		}
	case p.anchor != "" && !b.takeaways:
		b.points = append(b.points, wordAt{p.lines[0].place, p.anchor})
	}
	to := &b.lesson.Blocks
	if b.takeaways {
		to = &b.lesson.Takeaways
	} else {
		b.rows = append(b.rows, p.lines[0].line)
	}
	block.Number = p.number
	if last := lastSentence(*to); block.Mark == content.Number && last.Mark == content.Number {
		block.Number = last.Number + 1 // all items of a list may be written with the same number
	}
	*to = append(*to, block)
	b.above, b.gists, b.half = &(*to)[len(*to)-1], map[content.Lang]int{}, false
}

// lastSentence gives the sentence before the end of some blocks; code and pictures between do not
// part a list. It is empty after a heading.
func lastSentence(blocks []content.Block) content.Block {
	for i := len(blocks) - 1; i >= 0; i-- {
		switch blocks[i].Kind {
		case content.Sentence:
			return blocks[i]
		case content.Heading:
			return content.Block{}
		case content.Fence, content.Art:
		}
	}
	return content.Block{}
}

// lose notes that a line of a pair is missing and was reported, so that a gist of the
// pair, or takeaways that are empty without it, are not reported as well.
func (b *lessonBody) lose() {
	b.above, b.half = nil, true
	b.lostTake = b.lostTake || b.takeaways
}

// gist reads the point of the pair above in a few words.
func (b *lessonBody) gist(at place, line string) {
	if b.pair != nil {
		b.closePair()
	}
	if b.above == nil {
		if !b.half {
			b.report(at, saying.GistWithoutPair)
		}
		return
	}
	if line == "" {
		b.report(at, saying.EmptyText)
		return
	}
	lang, rest := b.gistLanguage(line)
	if first, twice := b.gists[lang]; twice {
		b.report(at, saying.TwoGists, "lang", string(lang), "first", itoa(first))
		return
	}
	b.gists[lang] = at.line
	safe, ok := b.checkLine(textLine{place: at, lang: lang, s: rest, forced: true})
	if !ok {
		return
	}
	gist := map[content.Lang][]content.Safe{lang: {safe}}
	for other := range b.gists {
		if lines := b.above.Gist.Lines(other); len(lines) > 0 {
			gist[other] = lines
		}
	}
	b.above.Gist = content.NewText(gist)
}

// gistLanguage finds the language of a gist, as language does. Where letters do not
// tell, gists stand in the order of the languages; one without letters is of the last.
func (b *lessonBody) gistLanguage(line string) (lang content.Lang, rest string) {
	if lang, rest, ok := b.marked(line); ok {
		return lang, rest
	}
	if lang, ok := b.l.byScript(line); ok {
		return lang, line
	}
	last := len(b.l.langs) - 1
	if _, all := share(b.l.langs[0], withoutMarkers(content.WithoutCode(line))); all == 0 {
		return b.l.langs[last], line
	}
	return b.l.langs[min(len(b.gists), last)], line
}
