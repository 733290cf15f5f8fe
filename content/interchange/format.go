package interchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"quest/content"
)

// Format is one way of writing questions.
type Format struct {
	Name string // by which commands name it
	// Words gives what people read in a file, for guessing its language. It is nil for a
	// format whose text is all of that kind.
	Words      func(*File) string
	Extensions []string // that files of it have, with the dot, the usual one first
	// Sniff says how much the content of a file looks like the format: 0 for not at all,
	// 100 for certainly. Its name does not count.
	Sniff func(*File) int
	// Read makes a bank of a file. It fails only on what cannot be read as the format at
	// all; everything else is a loss. Read is nil for a format that is only written.
	Read func(*File, ReadOptions) (*Bank, error)
	// Write makes a file of a bank. Losses says what the format does not hold. Write is nil for a
	// format that is only read.
	Write func(*Bank, WriteOptions) (data []byte, losses []Loss, err error)
}

// What the readers of several formats say of questions.
const (
	MadeTrueFalse Key = "MadeTrueFalse" // of two options that are words for true and false
	NeedsPicture  Key = "NeedsPicture"
)

// ReadOptions say what a file does not.
type ReadOptions struct {
	Lang content.Lang // of texts, where the file names no language
	// Step is told now and then how much was read, in parts of the whole. Its error ends the
	// reading. It may be nil.
	Step func(done, all int) error
}

// At tells Step how much was read.
func (o ReadOptions) At(done, all int) error {
	if o.Step == nil {
		return nil
	}
	return o.Step(done, all)
}

// WriteOptions say how a bank is written.
type WriteOptions struct {
	Langs []content.Lang // of texts that are written; the first where a format holds one only
	Multi bool           // write several languages where a format has a way of marking them
}

// SyntaxError is the error of a file that breaks the rules of its format.
type SyntaxError struct {
	Line, Col int // from 1; 0 for unknown
	Key       Key
	Args      []string
}

func (e *SyntaxError) Error() string {
	return strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Col) + ": " + string(e.Key)
}

// Detect finds the format that fits the content of a file best among those that can be
// read. ok is false if none does.
func Detect(formats []Format, f *File) (best Format, ok bool) {
	likely := 0
	for _, format := range formats {
		if format.Read == nil || format.Sniff == nil {
			continue
		}
		if n := format.Sniff(f); n > likely {
			best, likely = format, n
		}
	}
	return best, likely > 0
}

// ByName finds a format by its name.
func ByName(formats []Format, name string) (Format, bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// Ordered gives losses in the order of the file, those of one place in their order.
func Ordered(losses []Loss) []Loss {
	slices.SortStableFunc(losses, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return losses
}

func itoa(n int) string { return strconv.Itoa(n) }

// In gives a text in a language: its own wording, else the one for all languages. It is
// empty if there is neither.
func (t Text) In(lang content.Lang) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t[""]
}

// Say makes a text in one language of some lines; nil if there are none.
func Say(lang content.Lang, s string) Text {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return Text{lang: s}
}
