package answers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// Version is the version of the file that Write writes and Read reads.
const Version = 1

// kind is what the first line of a file says it is.
const kind = "answers"

// Header is the first line of a file.
type Header struct {
	Quest   string `json:"quest"` // what the file is: "answers"
	Version int    `json:"version"`
	Who     string `json:"who"`            // pseudonym of the learner
	Name    string `json:"name,omitempty"` // as the learner is called in the game, where the learner asks for it
	Answers int    `json:"answers"`        // lines that follow
}

// Write writes a header and a line for each answer. Its error is that of the writer.
func Write(w io.Writer, who, name string, all []Answer) error {
	buffer := bufio.NewWriter(w)
	enc := json.NewEncoder(buffer)
	enc.SetEscapeHTML(false)
	err := enc.Encode(Header{Quest: kind, Version: Version, Who: who, Name: name, Answers: len(all)})
	for i := range all {
		err = errors.Join(err, enc.Encode(&all[i]))
	}
	if err = errors.Join(err, buffer.Flush()); err != nil {
		return fmt.Errorf("write the answers: %w", err)
	}
	return nil
}

// File is what was read of a file.
type File struct {
	Name    string // as it was given
	Headers []Header
	Answers []Answer
	Damaged []Damage // the first lines that could not be read
	Lost    int      // how many these are in all
	Newer   int      // version of a header that this program does not know, 0 for none; what follows it is left out
	None    bool     // it is no file of answers: nothing in it is a header or an answer
}

// Damage is a line that could not be read, and why.
type Damage struct {
	Line int // from 1
	Why  Fault
}

// Fault is what is wrong with a line.
type Fault string

// The faults.
const (
	NotJSON   Fault = "json"   // it is no JSON object
	CutOff    Fault = "cut"    // it ends in the middle
	TooLong   Fault = "long"   // it has more than MaxLine bytes
	NotAnswer Fault = "answer" // its values are those of no answer
)

// MaxLine is how many bytes a line may have.
const MaxLine = 64 << 10

// MaxDamaged is how many damaged lines a File lists. Lost counts all of them.
const MaxDamaged = 1000

// Read reads a file, or several of them one after the other, in UTF-8 with or without a byte order mark.
// What cannot be read is left out and told. Its error is that of the reader.
func Read(name string, r io.Reader) (File, error) {
	f := File{Name: name}
	in := bufio.NewReaderSize(r, MaxLine)
	skipping := false // what follows a header of another version
	for n := 1; ; n++ {
		line, long, err := lineOf(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return f, fmt.Errorf("read the answers: %w", err)
		}
		last := err != nil
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimSpace(line); long || len(line) > 0 {
			skipping = f.take(n, line, long, last, skipping)
		}
		if last || f.nothing() && len(f.Damaged) >= enoughDamaged {
			f.None = f.None || f.nothing()
		}
		if f.None || last {
			return f, nil
		}
	}
}

// enoughDamaged is after how many lines without an answer a file is taken for none.
const enoughDamaged = 20

// nothing reports whether nothing of answers was found so far.
func (f *File) nothing() bool { return len(f.Headers) == 0 && len(f.Answers) == 0 && f.Newer == 0 }

// lineOf reads a line. Of one that is too long the rest is passed over.
func lineOf(in *bufio.Reader) (line []byte, long bool, err error) {
	line, err = in.ReadSlice('\n')
	line = bytes.Clone(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		long = true
		_, err = in.ReadSlice('\n')
	}
	return line, long, err
}

// take takes a line, and tells whether the lines behind it are left out.
func (f *File) take(n int, line []byte, long, last, skipping bool) bool {
	var h Header
	if !long && json.Unmarshal(line, &h) == nil && h.Quest != "" {
		if h.Quest != kind {
			f.None = f.nothing()
			return true
		}
		if h.Version != Version {
			f.Newer = h.Version
			return true
		}
		if isName(h.Who) {
			h.Name = content.OneLine(h.Name)
			f.Headers = append(f.Headers, h)
		}
		return false
	}
	switch {
	case skipping:
	case long:
		f.damaged(n, TooLong)
	default:
		f.answer(n, line, last)
	}
	return skipping
}

func (f *File) answer(n int, line []byte, last bool) {
	var a Answer
	if err := json.Unmarshal(line, &a); err != nil || !utf8.Valid(line) {
		var syntax *json.SyntaxError
		switch {
		case last && errors.As(err, &syntax) && syntax.Offset >= int64(len(line)):
			f.damaged(n, CutOff)
		case errors.As(err, &syntax) || !utf8.Valid(line):
			f.damaged(n, NotJSON)
		default:
			f.damaged(n, NotAnswer)
		}
		return
	}
	if !a.sound() {
		f.damaged(n, NotAnswer)
		return
	}
	f.Answers = append(f.Answers, a)
}

func (f *File) damaged(n int, why Fault) {
	f.Lost++
	if len(f.Damaged) < MaxDamaged {
		f.Damaged = append(f.Damaged, Damage{n, why})
	}
}

// The bounds of what an answer may hold.
const (
	mostParts  = 64
	mostPoints = 1000
	mostHints  = 100
)

// sound reports whether the values of an answer can be those of one.
func (a *Answer) sound() bool {
	_, err := game.ParseDay(a.Day)
	return err == nil && isName(a.Who) && isName(a.ID) && isFullItem(a.Item) && a.In.known() &&
		isShort(a.Pack) && isShort(a.Lang) && a.soundNumbers() && a.soundBeliefs() && a.Gave.sound()
}

// isFullItem reports whether a text has the form of the full ID of an item.
func isFullItem(s string) bool {
	pack, item, ok := strings.Cut(s, "#item/")
	owner, name, two := strings.Cut(pack, "/")
	return ok && two && content.Identifier(owner) && content.Identifier(name) && content.Identifier(item)
}

// isShort reports whether a text is no longer than a hash, and plain.
func isShort(s string) bool { return len(s) <= 128 && content.PlainASCII(s) }

func (a *Answer) soundNumbers() bool {
	in := func(n, low, high int) bool { return low <= n && n <= high }
	const day = int(24 * time.Hour / time.Second)
	return in(a.Rev, 1, 99) && in(a.Of, 1, mostPoints) && in(a.Got, 0, a.Of) && in(a.Hints, 0, mostHints) && in(a.Hour, 0, 23) &&
		(a.Seconds == nil || in(*a.Seconds, 0, day))
}

func (a *Answer) soundBeliefs() bool {
	for _, b := range a.Beliefs {
		_, id, ok := strings.Cut(b, "#misconception/")
		if !ok || !content.Identifier(id) {
			return false
		}
	}
	return len(a.Beliefs) <= mostParts
}

// sound reports whether an answer has IDs where IDs belong, and not too many.
func (g *Gave) sound() bool {
	if max(len(g.Choice), len(g.Placed), len(g.Sequence), len(g.Paired), len(g.Read), len(g.Typed)) > mostParts {
		return false
	}
	part := func(id content.PartID) bool { return content.Identifier(string(id)) }
	for _, ids := range [][]content.PartID{g.Choice, g.Sequence} {
		for _, id := range ids {
			if !part(id) {
				return false
			}
		}
	}
	for _, ids := range []map[content.PartID]content.PartID{g.Placed, g.Paired} {
		for id, to := range ids {
			if !part(id) || !part(to) {
				return false
			}
		}
	}
	for id, how := range g.Read {
		known := strings.TrimPrefix(how, KnownWrong)
		if !part(id) || !content.Identifier(known) {
			return false
		}
	}
	return true
}

// isName reports whether a text can be a pseudonym or the ID of an answer.
func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return len(s) >= 4 && len(s) <= 48
}
