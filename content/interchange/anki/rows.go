package anki

import (
	"strconv"
	"strings"

	"quest/content/lazy"
)

// row is one note as it stands in the file.
type row struct {
	line   int
	fields []string
}

// table is a file of notes.
type table struct {
	separator                  string
	html, plain                bool // what a header line says of HTML
	guid, notetype, deck, tags int  // columns from 1, 0 for none
	deckName, tagNames         string
	rows                       []row
	openQuote                  []int // lines of quotes that are not closed
}

// header reads a header line, such as "#tags column:3".
func header(line string) (key, value string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "#")
	if !ok {
		return "", "", false
	}
	key, value, ok = strings.Cut(rest, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	switch key {
	case "separator", "html", "notetype column", "deck column", "tags column", "guid column", "notetype", "deck", "tags", "columns", "if matches":
		return key, value, ok
	}
	return "", "", false
}

// separators are the words that header lines have for the signs between fields.
var separators = lazy.Value[map[string]string]{Make: func() map[string]string {
	return map[string]string{"tab": "\t", "comma": ",", "semicolon": ";", "colon": ":", "pipe": "|", "space": " "}
}}

// tableOf reads the header lines and cuts the rest into notes and fields.
func tableOf(text string) *table {
	t := &table{}
	line := 1
	for text != "" {
		first, rest, _ := strings.Cut(text, "\n")
		key, value, ok := header(first)
		if !ok {
			break
		}
		t.head(key, strings.TrimSpace(value), strings.TrimRight(value, "\r"))
		text = rest
		line++
	}
	if t.separator == "" {
		t.separator = guess(text)
	}
	t.cut(text, line)
	return t
}

func (t *table) head(key, value, raw string) {
	column, _ := strconv.Atoi(value)
	switch key {
	case "separator":
		if t.separator = separators.Get()[strings.ToLower(value)]; t.separator == "" {
			t.separator = raw
		}
	case "html":
		t.html, t.plain = value == "true", value != "true"
	case "guid column":
		t.guid = column
	case "notetype column":
		t.notetype = column
	case "deck column":
		t.deck = column
	case "tags column":
		t.tags = column
	case "deck":
		t.deckName = value
	case "tags":
		t.tagNames = value
	}
}

// guess finds the sign between fields: the first of tab, semicolon, comma and pipe that
// most lines have.
func guess(text string) string {
	for _, sign := range []string{"\t", ";", "|", ","} {
		with, all := 0, 0
		for line := range strings.Lines(text[:min(len(text), 1<<14)]) {
			if strings.TrimSpace(line) == "" {
				continue
			}
			if all++; strings.Contains(line, sign) {
				with++
			}
		}
		if with > 0 && with*2 >= all {
			return sign
		}
	}
	return "\t"
}

// cut cuts text into rows. A field in quotes may hold line breaks, and two quotes for one. A
// quote that is not closed, or that something follows, is a sign like another.
func (t *table) cut(text string, line int) {
	var current row
	lastQuote := strings.LastIndexByte(text, '"')
	for i := 0; i < len(text); {
		if current.fields == nil {
			if t.isClosingComment(text[i:]) {
				return
			}
			current.line = line
		}
		field, n := t.field(text[i:], i < lastQuote, line)
		current.fields = append(current.fields, strings.TrimRight(field, "\r"))
		line += strings.Count(text[i:i+n], "\n")
		i += n
		if strings.HasPrefix(text[i:], t.separator) {
			if i += len(t.separator); i < len(text) {
				continue
			}
			current.fields = append(current.fields, "")
		}
		if i < len(text) {
			i++ // the line break
			line++
		}
		t.add(current)
		current = row{}
	}
}

// isClosingComment reports whether the rest of a file is one line that begins with # and has
// one field.
func (t *table) isClosingComment(rest string) bool {
	if !strings.HasPrefix(rest, "#") {
		return false
	}
	_, after, _ := strings.Cut(rest, "\n")
	return after == "" && !strings.Contains(rest, t.separator)
}

// field reads the field at the start of s, with its length there. A quote at its start is noted
// with its line if it is not closed; after the last quote of a file none can be.
func (t *table) field(s string, canClose bool, line int) (field string, n int) {
	if s[0] == '"' && canClose {
		if field, n = t.quoted(s); n > 0 {
			return field, n
		}
		t.openQuote = append(t.openQuote, line)
	}
	n = plainField(s, t.separator)
	return s[:n], n
}

// add keeps a row unless its line is blank.
func (t *table) add(r row) {
	if len(r.fields) > 1 || len(r.fields) == 1 && strings.TrimSpace(r.fields[0]) != "" {
		t.rows = append(t.rows, r)
	}
}

// plainField measures a field that ends at the sign or at the end of the line.
func plainField(s, sign string) int {
	end := strings.IndexByte(s, '\n')
	if end < 0 {
		end = len(s)
	}
	if at := strings.Index(s[:end], sign); at >= 0 {
		return at
	}
	return end
}

// longestField is how far the closing quote of a field is looked for.
const longestField = 1 << 16

// quoted reads a field in quotes at the start of s; 0 if it does not end as one.
func (t *table) quoted(s string) (field string, n int) {
	var b strings.Builder
	most := min(len(s), longestField)
	for i := 1; i < most; i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest := strings.TrimLeft(s[i+1:min(len(s), i+3)], "\r")
		if rest == "" || rest[0] == '\n' || strings.HasPrefix(s[i+1:], t.separator) {
			return b.String(), i + 1 + strings.Count(s[i+1:min(len(s), i+2)], "\r")
		}
		return "", 0
	}
	return "", 0
}
