package phrase

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// sentence is one entry of a section: its text, or its text by plural form.
type sentence struct {
	text  string
	forms []form // nil for a sentence that does not depend on a number
}

// form is a sentence as it stands with some numbers, such as "one" or "other".
type form struct{ name, text string }

var errSection = errors.New("not a section of a book")

// readSection reads a section of a book, a JSON object, and hands over its entries in
// the order of the file. A value is a text, a whole number, a list of lines, or an
// object of texts by plural form. Texts share the memory of data. Every start of the game waits for
// this: encoding/json takes ten times as long, most of it to learn the structs.
func readSection(data string, take func(name string, s sentence)) error {
	r := reader{rest: data}
	r.object(func(name string) { take(name, r.sentence()) })
	if r.space(); r.err == nil && r.rest != "" {
		r.fail()
	}
	if r.err != nil {
		return fmt.Errorf("%w at byte %d: %.20q", r.err, len(data)-len(r.rest), r.rest)
	}
	return nil
}

// reader takes JSON from the beginning of a text. After an error it takes nothing.
type reader struct {
	rest string
	err  error
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = errSection
	}
}

func (r *reader) space() {
	i := 0
	for i < len(r.rest) && (r.rest[i] == ' ' || r.rest[i] == '\n' || r.rest[i] == '\r' || r.rest[i] == '\t') {
		i++
	}
	r.rest = r.rest[i:]
}

// take takes a sign if it comes next.
func (r *reader) take(sign byte) bool {
	r.space()
	if r.err != nil || r.rest == "" || r.rest[0] != sign {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *reader) demand(sign byte) {
	if !r.take(sign) {
		r.fail()
	}
}

// list takes what stands between two brackets, each parted by a comma.
func (r *reader) list(open, end byte, each func()) {
	r.demand(open)
	if r.take(end) {
		return
	}
	for each(); r.take(','); each() {
	}
	r.demand(end)
}

func (r *reader) object(each func(name string)) {
	r.list('{', '}', func() {
		name := r.text()
		r.demand(':')
		each(name)
	})
}

func (r *reader) sentence() (s sentence) {
	switch r.space(); {
	case strings.HasPrefix(r.rest, "["):
		var lines []string
		r.list('[', ']', func() { lines = append(lines, r.text()) })
		s.text = strings.Join(lines, "\n")
	case strings.HasPrefix(r.rest, "{"):
		r.object(func(name string) { s.forms = append(s.forms, form{name, r.text()}) })
	case r.rest != "" && r.rest[0] >= '0' && r.rest[0] <= '9':
		s.text = r.number()
	default:
		s.text = r.text()
	}
	return s
}

// number takes a whole number as it is written.
func (r *reader) number() string {
	end := 0
	for end < len(r.rest) && r.rest[end] >= '0' && r.rest[end] <= '9' {
		end++
	}
	s := r.rest[:end]
	r.rest = r.rest[end:]
	return s
}

// text takes a string. One without an escape is a part of what is read.
func (r *reader) text() string {
	r.demand('"')
	if r.err != nil {
		return ""
	}
	if end := strings.IndexByte(r.rest, '"'); end >= 0 && strings.IndexByte(r.rest[:end], '\\') < 0 {
		s := r.rest[:end]
		r.rest = r.rest[end+1:]
		return s
	}
	end := 0
	for end < len(r.rest) && r.rest[end] != '"' {
		if r.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(r.rest) {
		r.fail()
		return ""
	}
	var s string
	if json.Unmarshal([]byte(`"`+r.rest[:end+1]), &s) != nil {
		r.fail()
	}
	r.rest = r.rest[end+1:]
	return s
}
