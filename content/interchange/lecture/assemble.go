package lecture

import (
	"path"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// assembler makes lessons of blocks.
type assembler struct {
	*reader
	level  int // of the headings that begin a lesson
	lesson *Lesson
	take   bool // what is read belongs to the takeaways

	pending []unit // texts of the first language without their partners so far
	partner []unit // texts of the second language for them
	last    *Block // to which a gist belongs
}

// assemble makes the lessons.
func (r *reader) assemble() {
	a := &assembler{reader: r, level: r.lessonLevel()}
	for i := 0; i < len(r.blocks); i++ {
		b := r.blocks[i]
		switch b.kind {
		case headingBlock:
			i = a.heading(i)
		case textBlock:
			a.text(b)
		case gistBlock:
			a.gist(b)
		case fenceBlock:
			a.flush()
			a.put(Block{Kind: Fence, Line: b.line, Lang: b.lang, Code: b.code})
			a.last = nil
		case rewardBlock:
			a.reward(b)
		}
	}
	a.flush()
	a.end()
	if r.title != "" && len(r.notes.Title) == 0 {
		r.notes.Title = []string{r.title}
	}
}

// begin begins a lesson, a section or the takeaways.
func (a *assembler) begin(b block, titles []string) {
	words := strings.Join(titles, "/")
	take := namesTakeaways(words) && (b.level > a.level || a.lesson != nil && len(a.lesson.Blocks) > 0)
	switch {
	case b.level < a.level:
		a.notes.Title = a.complete(b.line, titles)
	case take:
		a.open(b.line)
		a.take, a.lesson.HasTake = true, true
		a.lesson.TakeTitle = titles // the lesson has its own words for it
		a.last = nil
	case b.level == a.level:
		a.end()
		a.lesson = &Lesson{Line: b.line, Title: a.complete(b.line, titles)}
		if !a.o.One {
			a.notes.Headings++
		}
		a.take, a.last = false, nil
	default:
		a.open(b.line)
		a.take = false
		if b.level > a.level+1 && slices.ContainsFunc(a.blocks, func(x block) bool { return x.kind == headingBlock && x.level == a.level+1 }) {
			a.lose(b.line, interchange.Noted, HeadingDeep)
		}
		a.put(Block{Kind: Section, Line: b.line, Anchor: b.anchor, Texts: a.complete(b.line, titles)})
		a.last = nil
	}
}

// open makes a lesson for what stands before the first heading.
func (a *assembler) open(line int) {
	if a.lesson == nil {
		a.lesson = &Lesson{Line: line}
	}
}

// put adds a block to the lesson.
func (a *assembler) put(b Block) {
	a.open(b.Line)
	b.Take = a.take && b.Kind == Point
	a.lesson.Blocks = append(a.lesson.Blocks, b)
	a.last = nil
	if b.Kind == Point {
		a.last = &a.lesson.Blocks[len(a.lesson.Blocks)-1]
	}
}

// end ends the lesson: one without any text is left out.
func (a *assembler) end() {
	l := a.lesson
	a.lesson, a.take = nil, false
	if l == nil {
		return
	}
	if !slices.ContainsFunc(l.Blocks, func(b Block) bool { return b.Kind == Point }) {
		switch {
		case len(l.Title) > 0 && len(a.notes.Lessons) == 0 && len(a.notes.Title) == 0 && len(l.Blocks) == 0:
			a.notes.Title = l.Title
		case len(l.Title) > 0 || len(l.Blocks) > 0:
			a.lose(l.Line, interchange.Skipped, HeadingEmpty, "title", shortened(strings.Join(l.Title, " / ")))
		}
		return
	}
	if len(l.Title) == 0 {
		l.Title = a.fallback(l.Line)
	}
	a.notes.Lessons = append(a.notes.Lessons, *l)
}

// fallback is the title of a lesson without a heading: that of the notes, else their name.
func (a *assembler) fallback(line int) []string {
	if len(a.notes.Title) == len(a.langs) {
		return slices.Clone(a.notes.Title)
	}
	words := a.title
	if words == "" {
		words = strings.TrimSuffix(path.Base(a.o.Name), path.Ext(a.o.Name))
		words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("-_ ", r) }), " ")
		if clean, err := content.CleanLine(words); err != nil || clean.Empty() || strings.ContainsAny(words, "`*[]{}<>\\") {
			words = ""
		} else {
			words = strings.ToUpper(words[:1]) + words[1:]
		}
	}
	return a.complete(line, a.titles(words))
}
