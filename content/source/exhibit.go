package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// How many lines verbatim text may have: the exhibit of an item, what a lab shows, a
// fence of a lesson, and text art; and how many columns a line of it.
const (
	maxExhibit = 20
	maxLabCode = 30
	maxFence   = 40
	maxArt     = 200
	maxColumns = 600
)

// maxRepeated is how many bytes pictures and scenarios may have together, each counted
// wherever it is shown.
const maxRepeated = 8 << 20

var (
	codeField = field{
		name: "code", kind: mapField, about: "exhibit under the stem, at most 20 lines of 76 columns",
		of: &record{[]field{codeLangField, codeTextField}},
	}
	codeLangField = field{name: "lang", kind: choiceField, required: true, words: codeLanguages, about: "what it is written in"}
	codeTextField = field{name: "text", required: true, takes: "verbatim text", about: "the same in every language"}
	artField      = field{name: "media", takes: "name of a file in media/", about: "text art under the stem"}
)

// picture reads the text art that an item or a case shows.
func (f form) picture() *content.Block {
	s, n := f.word("media")
	if n == nil {
		return nil
	}
	b := f.media(n.place, s)
	return &b
}

// code reads an exhibit: verbatim text in one of the known languages.
func (f form) code() *content.Code {
	g, ok := f.within("code")
	if !ok {
		return nil
	}
	return g.exhibit(maxExhibit)
}

// exhibit reads the lang and text of verbatim text with at most so many lines.
func (g form) exhibit(most int) *content.Code {
	if g.need("lang") == nil || g.need("text") == nil {
		return nil
	}
	lang := g.choiceOr("lang", "text")
	s, t := g.word("text")
	if t == nil {
		return nil
	}
	g.checkCut(t)
	if t.style == foldedStyle {
		g.report(t.place, saying.FoldedText)
		return nil
	}
	first := t.line
	if t.style == literalStyle {
		first++
	}
	return g.verbatim(t.place, lang, strings.Split(strings.TrimRight(s, "\n"), "\n"), first, most)
}

// verbatim cleans lines that are shown as they are. The first of them stands in line
// first of the file.
func (f form) verbatim(at place, lang string, lines []string, first, most int) *content.Code {
	if len(lines) > most {
		f.report(at, saying.LongCode, "count", itoa(len(lines)), "limit", itoa(most))
		return nil
	}
	code := &content.Code{Lang: lang, Lines: make([]content.Safe, 0, len(lines))}
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		safe, err := content.Clean(line)
		if err != nil {
			f.reportUnclean(place{first + i, 1}, err)
			continue
		}
		if n := content.Columns(line); n > maxColumns {
			f.report(place{first + i, 1}, saying.LongCodeLine, "count", itoa(n), "limit", itoa(maxColumns))
			continue
		}
		f.checkCodeLine(place{first + i, 1}, line)
		code.Lines = append(code.Lines, safe)
	}
	return code
}

func (f form) checkCodeLine(at place, line string) {
	if n := content.Columns(line); n > 76 {
		f.report(at, saying.WideCode, "count", itoa(n))
	}
	for _, r := range line {
		if content.UnsteadyWidth(r) {
			f.report(at, saying.UnsteadyWidth, "char", string(r))
			return
		}
	}
}

// codeLanguages are the languages of verbatim text.
var codeLanguages = []string{"sql", "json", "yaml", "shell", "text"}

func codeLanguage(s string) bool { return slices.Contains(codeLanguages, s) }

// media reads the text art of a file, and the version of it for each language, those of overlays
// too.
func (f form) media(at place, file string) content.Block {
	b := content.Block{Kind: content.Art}
	f.refer("media", wordAt{at, file})
	b.Code = f.art(at, file)
	stem := strings.TrimSuffix(file, ".txt")
	for _, lang := range slices.Concat(f.l.langs, f.l.overlayLangs()) {
		if c := f.art(at, stem+"."+string(lang)+".txt"); c != nil {
			if b.Local == nil {
				b.Local = map[content.Lang]*content.Code{}
			}
			b.Local[lang] = c
		}
	}
	return b
}

// art returns the lines of a file in media/, or nil if it cannot be used. Whoever shows
// it gets the same lines; in the compiled pack they stand once for each of them, so what
// all of them take together is bounded.
func (f form) art(at place, file string) *content.Code {
	l := f.l
	src := l.files[file]
	if src == nil || src.broken || !strings.HasPrefix(file, "media/") {
		return nil
	}
	code, read := l.pictures[file]
	if !read {
		g := form{l: l, src: src}
		l.names.objects[object{"media", file}] = g.mention(wordAt{place{1, 1}, file})
		code = g.verbatim(place{1, 1}, "text", strings.Split(strings.TrimRight(src.text, "\n"), "\n"), 1, maxArt)
		l.pictures[file] = code
	}
	if code != nil && !f.repeats(at, len(src.text)) {
		return nil
	}
	return code
}

// repeats counts bytes that the compiled pack holds once more, and reports where that
// becomes too much.
func (f form) repeats(at place, bytes int) bool {
	before := f.l.repeated
	f.l.repeated += bytes
	if f.l.repeated <= maxRepeated {
		return true
	}
	if before <= maxRepeated {
		f.report(at, saying.TooMuchRepeated)
	}
	return false
}
