// Package lecture reads the notes of a teacher, written in Markdown, and makes lessons and
// drafts of questions of them; and it writes lessons back as such notes.
//
// Notes come in two shapes. In one language they are plain Markdown: a lesson for each top
// heading, a section for each heading below. In two languages each sentence stands on a line
// of its own with its translation below, and a line with 👉 says it in a few words
// (docs/pack-format.md 19.1). Nothing is left out in silence: what a lesson cannot hold is a
// loss with its line.
package lecture

import (
	"errors"

	"quest/content"
	"quest/content/interchange"
)

// Limits of what is read and made. A lesson is kept below what the check takes
// (docs/pack-format.md 2), with room for what is written around the text.
const (
	MaxBytes     = 4 << 20 // of the notes
	maxLessons   = 100
	maxDrafts    = 40  // a lesson
	maxItems     = 900 // a pack
	lessonBytes  = 48 << 10
	lessonBlocks = 800
	screenLines  = 152 // columns of a point that needs no more than two lines of a screen
	lineRunes    = 600
	fenceLines   = 40
	fenceColumns = 76
	codeColumns  = 600
)

// The reasons for which nothing can be made of notes.
var (
	ErrNotText  = errors.New("the file is no text")
	ErrTooLarge = errors.New("the file is larger than 4 MiB")
	ErrScript   = errors.New("the file is in letters in which no pack can be written")
	ErrEmpty    = errors.New("the file has no sentence that a lesson could hold")
)

// OneLanguageError is the error of notes that were said to be in two languages and are in one.
type OneLanguageError struct{ Lang content.Lang }

func (e *OneLanguageError) Error() string { return "the notes are in " + string(e.Lang) + " alone" }

// Options say what the notes do not.
type Options struct {
	Name      string         // of the file, for comments and for notes without a heading
	Languages []content.Lang // of the lessons, one or two; nil for those that are found in the notes
	One       bool           // all becomes one lesson, its top headings are sections
	// Into is a pack to which the lessons will be added: what it has is not made once more, and its
	// IDs are not used. Languages are then some of it. It is nil for a new pack.
	Into *interchange.Host
}

// Notes are what was read.
type Notes struct {
	Name      string
	Languages []content.Lang
	Found     bool     // the languages were found in the notes
	Title     []string // of the whole, one a language; empty if the notes have none
	Lessons   []Lesson
	Losses    []interchange.Loss // in the order of the lines

	// Headings is how many top headings began a lesson; 0 where all is one lesson.
	Headings int

	into *into
	bare bool // lessons are written without fields and names of points
}

// Lesson is one lesson.
type Lesson struct {
	ID        string
	Line      int // of its heading in the notes
	Title     []string
	Blocks    []Block // its body and then its takeaways
	Reward    *Reward
	Drafts    []Draft
	HasTake   bool     // there is a section of takeaways
	TakeTitle []string // its heading
}

// Kind is what a block is.
type Kind int

// The kinds of blocks.
const (
	Section Kind = iota
	Point
	Fence
)

// Mark is the sign before a point.
type Mark int

// The marks.
const (
	Plain Mark = iota
	Bullet
	Number
	Callout
)

// Block is a heading of a section, a point or verbatim lines.
type Block struct {
	Kind   Kind
	Line   int // in the notes
	Mark   Mark
	Anchor string
	Texts  []string // one a language
	Gist   map[content.Lang]string
	Take   bool // it belongs to the takeaways
	Lang   string
	Code   []string
}

// Reward is what the block at the end of a lecture says.
type Reward struct {
	ID    string
	Line  int
	XP    int
	Title []string // one a language, or none
	Gold  int      // of the random drop
}

// Draft is a question that was drafted: a sentence with a gap.
type Draft struct {
	ID     string
	Line   int
	Anchor string   // of the point or takeaway
	Texts  []string // with {{term}} in each language
	Accept map[content.Lang][]string
	Number string // in place of Accept: the answer is a number
	Code   bool   // signs and case count
	Take   bool   // made of a takeaway
}

// reader holds what is known while notes are read.
type reader struct {
	o      Options
	notes  *Notes
	blocks []block
	refs   map[string]string // addresses of links by their label
	losses []interchange.Loss
	title  string // that the front matter names
	into   *into  // nil for a new pack

	langs []content.Lang
	first int // index in langs of the language whose line comes first in the notes
}

// Read reads notes. Its error is ErrNotText, ErrTooLarge, ErrScript, ErrEmpty or a *OneLanguageError,
// and with Options.Into also ErrNothingNew or a *ForeignError.
func Read(data []byte, o Options) (*Notes, error) {
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	r := &reader{o: o, notes: &Notes{Name: o.Name}, refs: map[string]string{}}
	if o.Into != nil {
		r.into = newInto(o.Into, o.Languages)
		r.notes.into = r.into
	}
	text, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	r.scan(text)
	if foreign(text) {
		return nil, ErrScript
	}
	if o.Into != nil {
		if err := r.sameLanguages(); err != nil {
			return nil, err
		}
	}
	if err := r.settleLanguages(); err != nil {
		return nil, err
	}
	r.assemble()
	if len(r.notes.Lessons) == 0 {
		return nil, ErrEmpty
	}
	if r.leaveOutThere(); len(r.notes.Lessons) == 0 {
		return nil, ErrNothingNew
	}
	r.draft()
	r.notes.settle(r)
	if len(r.notes.Lessons) == 0 {
		return nil, ErrEmpty
	}
	r.notes.Losses = gathered(r.losses)
	return r.notes, nil
}
