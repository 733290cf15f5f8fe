package markdown_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/markdown"
)

func TestBanksInMarkdownComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, markdown.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"a?\n- [x] b\n- [ ] c\n", "# h\n```\nx\n```\n- [x] a\n- [x] b", "a\n- A. b\n- B. c\nAnswer: B", "**a** `b` ![c](d) [e](https://f)\n- [x] *\n- [ ] _"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { banktest.Report(t, markdown.Format(), "fuzz.md", []byte(s)) })
}
