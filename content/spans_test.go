package content

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// drawn writes spans in a form that shows each look: c`, b*, e_ and <address>.
func drawn(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		look := ""
		if s.Code {
			look += "c"
		}
		if s.Bold {
			look += "b"
		}
		if s.Emphasis {
			look += "e"
		}
		b.WriteString("[" + look + "|" + s.Text.String())
		if !s.Address.Empty() {
			b.WriteString("|" + s.Address.String())
		}
		b.WriteString("]")
	}
	return b.String()
}

func TestSpansReadInlineMarkup(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "a b", "[|a b]"},
		{"empty", "", ""},
		{"code", "use `x*y` now", "[|use ][c|x*y][| now]"},
		{"bold", "the **two** ends", "[|the ][b|two][| ends]"},
		{"emphasis", "the *one* end", "[|the ][e|one][| end]"},
		{"code in bold", "**the `x` role**", "[b|the ][cb|x][b| role]"},
		{"emphasis in bold", "**a *b* c**", "[b|a ][be|b][b| c]"},
		{"bold Korean before a particle", "**두 개**는", "[b|두 개][|는]"},
		{"link", "see [docs](https://a.b/c) there", "[|see ][|docs|https://a.b/c][| there]"},
		{"link of another kind is text", "[x](http://a)", "[|[x](http://a)]"},
		{"escapes", "\\*a\\* \\`b\\` \\[c] \\\\", "[|*a* `b` [c] \\]"},
		{"backslash before a letter", `C:\new`, `[|C:\new]`},
		{"open code", "a ` b", "[|a ` b]"},
		{"open bold", "a **b", "[|a **b]"},
		{"arithmetic", "2 * 3 * 4", "[|2 * 3 * 4]"},
		{"empty code", "a `` b", "[|a `` b]"},
		{"stars in code do not close", "*a `*` b*", "[e|a ][ce|*][e| b]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := drawn(Spans(Safe{tt.in})); got != tt.want {
				t.Errorf("Spans(%q) = %s, want %s", tt.in, got, tt.want)
			}
		})
	}
}

func TestPlainTextLeavesMarkupOut(t *testing.T) {
	got := PlainText(Safe{"**Use** `x` and [docs](https://a.b)"})
	if want := "Use x and docs (https://a.b)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzSpansLoseNothing(f *testing.F) {
	for _, s := range []string{"**a *b* `c`**", "[a](https://b)", "\\* ** * ` [", "***a***"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b strings.Builder
		for _, sp := range Spans(Safe{s}) {
			b.WriteString(sp.Text.s)
		}
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune("`*[]\\()", r) {
					return -1
				}
				return r
			}, s)
		}
		if utf8.ValidString(s) && !strings.Contains(s, "](https://") && letters(b.String()) != letters(s) {
			t.Errorf("Spans(%q) holds %q", s, b.String())
		}
	})
}
