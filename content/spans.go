package content

import "strings"

// Span is a run of text with one look. Inline markup (docs/pack-format.md 4.4) is what
// authors write; spans are what a view draws.
type Span struct {
	Text     Safe
	Code     bool
	Bold     bool
	Emphasis bool
	Address  Safe // of a link, an https address; drawn whole after the text
}

// Spans reads the inline markup of a text: `code`, **bold**, *emphasis* and
// [label](https://...). Markup that is not closed is plain text, and a backslash
// makes the next of ` * [ \ plain. The spans hold all other characters in order.
func Spans(s Safe) []Span {
	var m markup
	m.read(s.s, Span{})
	m.flush()
	return m.spans
}

// PlainText is the text without its markup, for logs, line editors and search. A
// link becomes its label and its address in brackets.
func PlainText(s Safe) string {
	if !strings.ContainsAny(s.s, "`*[\\") {
		return s.s
	}
	var b strings.Builder
	for _, sp := range Spans(s) {
		b.WriteString(sp.Text.s)
		if !sp.Address.Empty() {
			b.WriteString(" (" + sp.Address.s + ")")
		}
	}
	return b.String()
}

// markup collects spans; the run being written has the look of look.
type markup struct {
	spans []Span
	run   strings.Builder
	look  Span
}

// read takes the text apart under one look. It calls itself for what stands inside
// bold, emphasis and links, each of which can be entered once, so it nests at most
// three deep.
func (m *markup) read(s string, look Span) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("`*[\\", s[i+1]) >= 0:
			m.write(s[i+1:i+2], look)
			i += 2
		case c == '`':
			i += m.code(s[i:], look)
		case c == '*':
			i += m.stars(s[i:], look)
		case c == '[' && look.Address.Empty():
			i += m.link(s[i:], look)
		default:
			end := i + 1
			for end < len(s) && strings.IndexByte("\\`*[", s[end]) < 0 {
				end++
			}
			m.write(s[i:end], look)
			i = end
		}
	}
}

// code reads a code span at the start of s and returns how many bytes it took.
func (m *markup) code(s string, look Span) int {
	end := strings.IndexByte(s[1:], '`')
	if end <= 0 {
		m.write("`", look)
		return 1
	}
	look.Code = true
	m.write(s[1:1+end], look)
	return end + 2
}

// stars reads bold or emphasis at the start of s.
func (m *markup) stars(s string, look Span) int {
	if strings.HasPrefix(s, "**") && !look.Bold {
		if end := closing(s[2:], "**"); end > 0 {
			inner := look
			inner.Bold = true
			m.read(s[2:2+end], inner)
			return end + 4
		}
	}
	if !strings.HasPrefix(s, "**") && !look.Emphasis {
		if end := closing(s[1:], "*"); end > 0 {
			inner := look
			inner.Emphasis = true
			m.read(s[1:1+end], inner)
			return end + 2
		}
	}
	n := 1
	if strings.HasPrefix(s, "**") {
		n = 2
	}
	m.write(s[:n], look)
	return n
}

// link reads a link at the start of s.
func (m *markup) link(s string, look Span) int {
	label := strings.Index(s, "](https://")
	end := -1
	if label > 1 {
		end = strings.IndexByte(s[label:], ')')
	}
	if end < 0 || strings.ContainsAny(s[1:label], "[]") {
		m.write("[", look)
		return 1
	}
	inner := look
	inner.Address = Safe{s[label+2 : label+end]}
	m.read(s[1:label], inner)
	return label + end + 1
}

// closing finds the mark that ends bold or emphasis: it is not escaped, not inside a
// code span, and follows no space; what it encloses begins with no space. It is -1
// if there is none.
func closing(s, mark string) int {
	if s == "" || s[0] == ' ' {
		return -1
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '`':
			if end := strings.IndexByte(s[i+1:], '`'); end > 0 {
				i += end + 1
			}
		case '*':
			double := strings.HasPrefix(s[i:], "**")
			if double == (mark == "**") && i > 0 && s[i-1] != ' ' {
				return i
			}
			if double {
				i++
			}
		}
	}
	return -1
}

func (m *markup) write(s string, look Span) {
	if look != m.look {
		m.flush()
		m.look = look
	}
	m.run.WriteString(s)
}

func (m *markup) flush() {
	if m.run.Len() == 0 {
		return
	}
	sp := m.look
	sp.Text = Safe{m.run.String()}
	m.spans = append(m.spans, sp)
	m.run.Reset()
}

// WithoutCode replaces code spans and the addresses of links by nothing, for rules
// that look at words.
func WithoutCode(s string) string {
	if !strings.ContainsAny(s, "`[") {
		return s
	}
	var b strings.Builder
	for _, sp := range Spans(Safe{s}) {
		if !sp.Code {
			b.WriteString(sp.Text.s)
		}
	}
	return b.String()
}

// BlankCode replaces every code span by as many spaces, so that what is found in the
// result stands at the same byte in s.
func BlankCode(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); i++ {
		if b[i] != '`' {
			continue
		}
		end := strings.IndexByte(s[i+1:], '`')
		if end < 0 {
			break
		}
		for j := i + 1; j < i+1+end; j++ {
			b[j] = ' '
		}
		i += end + 1
	}
	return string(b)
}
