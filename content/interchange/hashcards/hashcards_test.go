package hashcards_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/hashcards"
)

func TestDecksOfHashcardsComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, hashcards.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Q: a\nA: b\n", "C: [a] b $[c]$ \\[\n", "---\nname = \"x\"\n---\nQ: ```\nA: x", "C: ![a](b) [c](https://d) [e]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { banktest.Report(t, hashcards.Format(), "fuzz.md", []byte(s)) })
}
