package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// maxBlocks is how many headings, sentences, fences and pictures a lesson may have, the
// takeaways included (docs/pack-format.md 2).
const maxBlocks = 1_000

// maxLessonBytes is how far into its file the last line of a lesson may begin
// (docs/pack-format.md 2). Lines after it are not read.
const maxLessonBytes = 64 << 10

// lessonBody reads the lines of a lesson (docs/pack-format.md 8.2). It keeps
// the heading or the pair that is not complete until the line that completes it.
type lessonBody struct {
	form
	lesson  *content.Lesson
	anchors map[string]bool

	points []wordAt // anchors of sentences in the body, in order
	rows   []int    // the first lines of all sentences in the body

	titled    bool
	open      bool // the rest was not read: a fence was never closed, or there is too much
	takeaways bool // the lines belong to the takeaways
	hasTake   bool
	head      *openHeading
	pair      *openPair
	half      bool                 // a line of the last pair is missing, which was reported
	lostTake  bool                 // a line of a takeaway is missing, which was reported
	above     *content.Block       // the last complete pair, to which a gist belongs
	gists     map[content.Lang]int // of the pair above, the line where each stands
}

// openHeading is a heading whose other languages may follow.
type openHeading struct {
	title  bool
	take   bool
	wrong  bool // reported already; its lines in other languages still belong to it
	anchor string
	at     place
	lines  []textLine
}

// openPair is a sentence whose other languages may follow.
type openPair struct {
	mark   content.Mark
	number int // of a numbered line, as it is written
	anchor string
	lines  []textLine
	lost   bool // a line is missing, which was reported
}

func newLessonBody(f form, lesson *content.Lesson) *lessonBody {
	return &lessonBody{form: f, lesson: lesson, anchors: map[string]bool{"title": true}}
}

// read reads lines until the body ends and returns the index of the line after it.
func (b *lessonBody) read(from int) int {
	lines := b.src.lines
	i := from
	for size, counted := 0, 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		at := place{i + 1, 1 + len(lines[i]) - len(strings.TrimLeft(lines[i], " \t"))}
		for ; counted < i; counted++ { // a fence takes several lines at once
			size += len(lines[counted]) + 1
		}
		if size > maxLessonBytes && line != "" {
			b.report(at, saying.LessonTooLong, "limit", itoa(maxLessonBytes>>10))
			b.open = true
			i = len(lines)
			break
		}
		if len(b.lesson.Blocks)+len(b.lesson.Takeaways) > maxBlocks {
			b.report(at, saying.TooManyBlocks, "limit", itoa(maxBlocks))
			b.open = true
			i = len(lines)
			break
		}
		switch {
		case line == "":
		case frontMark(lines[i]):
			b.finish(at)
			return i + 1
		case strings.HasPrefix(line, "```"):
			i = b.fence(i)
		default:
			b.line(at, line)
		}
	}
	b.finish(place{len(lines), 1})
	return i
}

// line reads one line outside of fences, as the first kind that fits.
func (b *lessonBody) line(at place, line string) {
	switch {
	case strings.HasPrefix(line, "!["):
		b.art(at, line)
	case strings.HasPrefix(line, "#"):
		b.heading(at, line)
	case b.head != nil && len(b.head.lines) < len(b.l.langs) && bold(line):
		lang := b.l.langs[len(b.head.lines)]
		b.head.lines = append(b.head.lines, textLine{place: at, lang: lang, s: strings.TrimSpace(line[2 : len(line)-2])})
	case strings.HasPrefix(line, "👉"):
		b.closeHeading()
		b.gist(at, strings.TrimSpace(strings.TrimPrefix(line, "👉")))
	case strings.HasPrefix(line, "|"), htmlAt(line):
		b.closeAll()
		b.report(at, saying.TableOrHTML)
	default:
		b.closeHeading()
		b.sentence(at, line)
	}
}

func bold(line string) bool {
	return len(line) > 4 && strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**") && !strings.Contains(line[2:len(line)-2], "**")
}

// finish closes what is open at the end of the body.
func (b *lessonBody) finish(at place) {
	b.closeAll()
	if !b.titled {
		b.report(place{1, 1}, saying.NoTitle)
	}
	if b.open {
		return
	}
	if !b.hasTake || len(b.lesson.Takeaways) == 0 && !b.lostTake {
		b.report(at, saying.NoTakeaways)
	}
}

func (b *lessonBody) closeAll() {
	b.closeHeading()
	b.closePair()
}

// fence reads verbatim lines from the opening fence at index i and returns the index
// of the closing one.
func (b *lessonBody) fence(i int) int {
	b.closeAll()
	at := place{i + 1, 1}
	lang := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(b.src.lines[i]), "`"))
	if lang == "" {
		lang = "text"
	} else if !codeLanguage(lang) {
		b.notOneOf(at, "```", lang, codeLanguages)
	}
	for end := i + 1; end < len(b.src.lines); end++ {
		if strings.TrimSpace(b.src.lines[end]) == "```" {
			code := b.verbatim(at, lang, b.src.lines[i+1:end], i+2, maxFence)
			b.add(content.Block{Kind: content.Fence, Code: code})
			return end
		}
	}
	b.open = true
	b.report(at, saying.OpenFence)
	return len(b.src.lines)
}

// art reads a line that shows text art.
func (b *lessonBody) art(at place, line string) {
	b.closeAll()
	label, file, ok := strings.Cut(strings.TrimPrefix(line, "!["), "](")
	file, closed := strings.CutSuffix(file, ")")
	if !ok || !closed || !strings.HasPrefix(file, "media/") || strings.TrimSpace(label) == "" {
		b.report(at, saying.TableOrHTML)
		return
	}
	safe, ok := b.checkLine(textLine{place: at, s: strings.TrimSpace(label)})
	if !ok {
		return
	}
	block := b.media(at, file)
	block.Text = b.label(safe)
	b.add(block)
}

// label gives the words of text art: one part for each language where the line has
// them parted by " / ", as the titles of the reward block have, else the same words
// for all.
func (b *lessonBody) label(words content.Safe) content.Text {
	parts := strings.Split(words.String(), " / ")
	if len(parts) != len(b.l.langs) || len(parts) == 1 {
		return content.NewText(map[content.Lang][]content.Safe{neutral: {words}})
	}
	lines := map[content.Lang][]content.Safe{}
	for i, lang := range b.l.langs {
		lines[lang] = []content.Safe{cleaned(strings.TrimSpace(parts[i]))}
	}
	return content.NewText(lines)
}

// heading reads a line that begins with #.
func (b *lessonBody) heading(at place, line string) {
	b.closeAll()
	words := strings.TrimLeft(line, "#")
	level := len(line) - len(words)
	text, anchor := b.cutAnchor(at, strings.TrimSpace(words))
	switch {
	case level > 2 || !strings.HasPrefix(words, " ") || text == "":
		b.report(at, saying.DeepHeading)
		b.head = &openHeading{wrong: true, lines: make([]textLine, 1)}
		return
	case level == 1 && b.titled:
		b.report(at, saying.TwoTitles)
		b.head = &openHeading{wrong: true, lines: make([]textLine, 1)}
		return
	case level == 2 && !b.titled:
		b.report(at, saying.NoTitle)
		b.titled = true // so it is reported once
	}
	h := &openHeading{title: level == 1, anchor: anchor, at: at}
	h.lines = []textLine{{place: at, lang: b.l.langs[0], s: text}}
	if level == 1 {
		b.titled = true
	}
	h.take = level == 2 && (anchor == "takeaways" || namesTakeaways(b.l.langs[0], text))
	if !h.take {
		b.l.texts++
	}
	b.takeaways = h.take
	b.hasTake = b.hasTake || h.take
	b.name(at, anchor)
	b.head = h
}

// namesTakeaways reports whether a heading in a language is that of the takeaways. The
// English one is known in every language.
func namesTakeaways(lang content.Lang, heading string) bool {
	fold := content.Fold(heading)
	return slices.Contains(languageOf(lang).takeaways, fold) || slices.Contains(english.takeaways, fold)
}

func (b *lessonBody) closeHeading() {
	h := b.head
	if h == nil {
		return
	}
	b.head = nil
	if h.wrong {
		return
	}
	if len(h.lines) < len(b.l.langs) {
		if !h.take {
			b.report(h.at, saying.HeadingWithoutTranslation, "lang", string(b.l.langs[len(h.lines)]))
		}
		if h.take || h.title {
			return
		}
	}
	if h.take {
		return // the game names the takeaways in its own words
	}
	text := b.assemble(h.lines, "heading", lineField)
	b.half = false
	if h.title {
		b.lesson.Title = text
		return
	}
	b.lesson.Blocks = append(b.lesson.Blocks, content.Block{Kind: content.Heading, Anchor: h.anchor, Text: text})
	b.above, b.half = nil, false
}

// add appends a block that is no sentence; in the takeaways there are only sentences,
// so it goes to the body.
func (b *lessonBody) add(block content.Block) {
	b.lesson.Blocks = append(b.lesson.Blocks, block)
	b.above, b.half = nil, false
}

// cutAnchor takes {#anchor} from the end of a line.
func (b *lessonBody) cutAnchor(at place, s string) (text, anchor string) {
	open := strings.LastIndex(content.BlankCode(s), "{#")
	if open < 0 {
		return s, ""
	}
	anchor, closed := strings.CutSuffix(s[open+2:], "}")
	if !closed || !content.Identifier(anchor) {
		b.report(place{at.line, at.col + utf8.RuneCountInString(s[:open])}, saying.BadAnchor, "anchor", shown(s[open:]))
		return s, ""
	}
	return strings.TrimSpace(s[:open]), anchor
}

// name makes an anchor known; it must be new in the lesson.
func (b *lessonBody) name(at place, anchor string) {
	if anchor == "" {
		return
	}
	if b.anchors[anchor] {
		b.report(at, saying.AnchorTwice, "anchor", anchor)
	}
	b.anchors[anchor] = true
}
