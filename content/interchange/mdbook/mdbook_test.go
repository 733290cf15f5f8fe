package mdbook_test

import (
	"testing"

	"quest/content/interchange/banktest"
	"quest/content/interchange/mdbook"
)

func TestQuizzesOfMdbookComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, mdbook.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"a\"\nprompt.distractors = [\"b\"]\nanswer.answer = [\"c\"]", "[[questions]]\ntype = \"Tracing\"\nprompt.program = \"a\"\nanswer.doesCompile = true\nanswer.stdout = \"1\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { banktest.Report(t, mdbook.Format(), "fuzz.toml", []byte(s)) })
}
