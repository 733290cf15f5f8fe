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
// makes the next of ` * [ \ plain. The spans hold all other characters in order. Its
// time is linear in the text, whatever stands there.
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
	g := segment{s: s}
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("`*[\\", s[i+1]) >= 0:
			m.write(s[i+1:i+2], look)
			i += 2
		case c == '`':
			i += m.code(s[i:], look)
		case c == '*':
			i += m.stars(&g, i, look)
		case c == '[' && look.Address.Empty():
			i += m.link(&g, i, look)
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

// stars reads bold or emphasis at a place of a segment.
func (m *markup) stars(g *segment, at int, look Span) int {
	s := g.s[at:]
	double := strings.HasPrefix(s, "**")
	if double && !look.Bold {
		if end := g.closing(at+2, bold); end > 0 {
			inner := look
			inner.Bold = true
			m.read(s[2:2+end], inner)
			return end + 4
		}
	}
	if !double && !look.Emphasis {
		if end := g.closing(at+1, emphasis); end > 0 {
			inner := look
			inner.Emphasis = true
			m.read(s[1:1+end], inner)
			return end + 2
		}
	}
	n := 1
	if double {
		n = 2
	}
	m.write(s[:n], look)
	return n
}

// link reads a link at a place of a segment. Its label holds no brackets, so it ends at
// the first one.
func (m *markup) link(g *segment, at int, look Span) int {
	s := g.s[at:]
	label, end := 1+strings.IndexAny(s[1:], "[]"), -1
	if label > 1 && strings.HasPrefix(s[label:], "](https://") && !g.unclosed {
		end = strings.IndexByte(s[label:], ')')
		g.unclosed = end < 0
	}
	if end < 0 {
		m.write("[", look)
		return 1
	}
	inner := look
	inner.Address = Safe{s[label+2 : label+end]}
	m.read(s[1:label], inner)
	return label + end + 1
}

// The two marks that are closed by themselves.
const (
	emphasis = iota
	bold
)

// segment is a text that is read under one look, and what was searched for in vain in
// it: a search that comes to a place where an earlier one failed ends there, so that
// all of them together look at each character a few times at most.
type segment struct {
	s        string
	vain     [2][]uint64 // a bit for each place from which the mark is not closed
	unclosed bool        // no ")" follows
}

// closing finds, from a place on, the mark that ends bold or emphasis: it is not escaped,
// not inside a code span, and follows no space; what it encloses begins with no space. It
// is counted from the place, and -1 if there is none.
func (g *segment) closing(from, mark int) int {
	s := g.s
	if from >= len(s) || s[from] == ' ' {
		return -1
	}
	for i := from; i < len(s); i = g.next(i) {
		if g.isVain(mark, i) {
			break
		}
		if i > from && s[i] == '*' && s[i-1] != ' ' && strings.HasPrefix(s[i:], "**") == (mark == bold) {
			return i - from
		}
	}
	g.note(mark, from)
	return -1
}

// next is the place where a search for a closing mark goes on: behind a code span, an
// escaped character or two stars, else at the next sign of markup.
func (g *segment) next(i int) int {
	s := g.s
	switch s[i] {
	case '\\':
		return i + 2
	case '`':
		if end := strings.IndexByte(s[i+1:], '`'); end > 0 {
			return i + end + 2
		}
	case '*':
		if strings.HasPrefix(s[i:], "**") {
			return i + 2
		}
	default:
		for i++; i < len(s) && s[i] != '\\' && s[i] != '`' && s[i] != '*'; i++ {
		}
		return i
	}
	return i + 1
}

func (g *segment) isVain(mark, i int) bool {
	return g.vain[mark] != nil && g.vain[mark][i/64]>>(i%64)&1 != 0
}

// note remembers every place of a search that failed but the first, which may end what
// begins before it.
func (g *segment) note(mark, from int) {
	if g.vain[mark] == nil {
		g.vain[mark] = make([]uint64, len(g.s)/64+1)
	}
	for i := g.next(from); i < len(g.s) && !g.isVain(mark, i); i = g.next(i) {
		g.vain[mark][i/64] |= 1 << (i % 64)
	}
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
