package content

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"quest/content/racetest"
)

// plainReading reads inline markup without remembering any search, to be held against
// Spans.
type plainReading struct{ markup }

func (m *plainReading) read(s string, look Span) {
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
			m.write(s[i:i+1], look)
			i++
		}
	}
}

func (m *plainReading) stars(s string, look Span) int {
	inner, mark := look, "*"
	taken := look.Emphasis
	if inner.Emphasis = true; strings.HasPrefix(s, "**") {
		inner, mark, taken = look, "**", look.Bold
		inner.Bold = true
	}
	if end := closingPlain(s[len(mark):], mark); !taken && end > 0 {
		m.read(s[len(mark):len(mark)+end], inner)
		return end + 2*len(mark)
	}
	m.write(mark, look)
	return len(mark)
}

func (m *plainReading) link(s string, look Span) int {
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

func closingPlain(s, mark string) int {
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

func TestSpansReadAsWithoutMemory(t *testing.T) {
	signs := []string{"*", "*", "**", "`", "``", "\\", "[", "](https://x", ")", "a", " ", "가"}
	draw := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		var b strings.Builder
		for range draw.IntN(24) {
			b.WriteString(signs[draw.IntN(len(signs))])
		}
		s := b.String()
		var want plainReading
		want.read(s, Span{})
		want.flush()
		if got := Spans(Safe{s}); !reflect.DeepEqual(got, want.spans) {
			t.Fatalf("Spans(%q)\n= %s\nwant %s", s, drawn(got), drawn(want.spans))
		}
	}
}

// TestSpansOfHostileLinesAreLinear reads a megabyte of every kind of markup that leads
// nowhere. Were a search begun anew at each sign, each line would take minutes, and the
// test binary would run into its timeout.
func TestSpansOfHostileLinesAreLinear(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, tt := range []struct{ head, unit string }{
		{"`x` ", "*a "},
		{"", "**a "},
		{"", "[a"},
		{"", "["},
		{"", "[a](https://x "},
		{"", "`"},
		{"", "``"},
		{"", "***"},
		{"", "*"},
		{"", "\\*"},
		{"", "*`"},
		{"", "**a *b "},
		{"**", "*a "},
		{"", "*[a"},
		{"", "*a** "},
		{"", "`* *a"},
	} {
		s := tt.head + strings.Repeat(tt.unit, 1_000_000/len(tt.unit))
		letters := 0
		for _, sp := range Spans(Safe{s}) {
			letters += len(sp.Text.s)
		}
		if letters == 0 || letters > len(s) {
			t.Errorf("%q again and again holds %d bytes of %d", tt.unit, letters, len(s))
		}
		if got := WithoutCode(s); len(got) > len(s) {
			t.Errorf("%q again and again grows to %d bytes", tt.unit, len(got))
		}
	}
}
