package answers_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"quest/game/answers"
)

// FuzzRead holds that whatever is read can be written and read again, and that nothing is counted twice or lost without a word.
func FuzzRead(f *testing.F) {
	c := new(answers.Collector)
	all := taken(c, joined(7), answered("ebb", nil), answered("flood", nil))
	var file bytes.Buffer
	if err := answers.Write(&file, c.Who(), "Mina", all); err != nil {
		f.Fatal(err)
	}
	f.Add(file.String())
	f.Add(strings.ReplaceAll(file.String(), "harbour", "\u202eharbour"))
	f.Add("{\"quest\":\"answers\",\"version\":2}\n[]")
	f.Add("\ufeff" + strings.Repeat("[", 200) + "\n" + file.String())
	f.Fuzz(func(t *testing.T, text string) {
		read, err := answers.Read("x", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(text, "\n") + 1; len(read.Headers)+len(read.Answers)+read.Lost > lines || len(read.Damaged) > read.Lost {
			t.Fatalf("%d headers, %d answers and %d damaged lines of %d", len(read.Headers), len(read.Answers), read.Lost, lines)
		}
		var again bytes.Buffer
		if err := answers.Write(&again, "aaaa", "", read.Answers); err != nil {
			t.Fatal(err)
		}
		twice, err := answers.Read("y", &again)
		if err != nil || twice.Lost > 0 || fmt.Sprint(len(twice.Answers)) != fmt.Sprint(len(read.Answers)) {
			t.Fatalf("%v: %d answers became %d, %d were lost", err, len(read.Answers), len(twice.Answers), twice.Lost)
		}
		class := answers.Join([]answers.File{read, twice})
		n := class.Twice + class.Differing
		for _, s := range class.Students {
			n += len(s.Answers)
		}
		if n != 2*len(read.Answers) {
			t.Fatalf("%d of %d answers are in the class", n, 2*len(read.Answers))
		}
	})
}
