package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdEnv); dir != "" {
		os.Exit(hold(dir, os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

// TestEveryPromiseHoldsInItsSmallestForm runs the rows that need nothing but
// package saves. The program runs them all, and larger.
func TestEveryPromiseHoldsInItsSmallestForm(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes under the race detector; a step of .ci/run does it at length")
	}
	for _, r := range rows {
		if slices.Contains([]string{"S1", "S4", "S10", "S11", "S12", "S18", "S19"}, r.name) {
			continue // they build other programs and tests
		}
		t.Run(r.name, func(t *testing.T) {
			c := &trial{row: r.name, form: tiny, seed: 1, top: t.TempDir()}
			r.run(c)
			t.Log(strings.Join(c.did, "; "))
			t.Log(strings.Join(c.figures, "; "))
			for _, v := range c.violations {
				t.Error(v)
			}
		})
	}
}

func TestTheStudentKnowsTheAnswers(t *testing.T) {
	for _, c := range []struct{ heard, want string }{
		{"What is your name? Enter takes: p1\n> ", ""},
		{"\nCheck, question 1 of 2\nBy what is a light known?\n1. Its height\n2. Its rhythm\n> ", "its rhythm"},
		{"\r\nCheck, question 1 of 2\r\nBy what is a light known?\r\n1. Its height\r\n> ", "its rhythm"},
		{"Right!\nsaved 1\nEnter to go on.\n> ", ""},
		{"question 3 of 4\nPut each thing in its time.\nCards:\n- A wick to trim\n- A timer\n- A stove in the keeper's room\n> ", "1 2 1"},
	} {
		if got := reply(c.heard); got != c.want {
			t.Errorf("%q: %q, want %q", c.heard, got, c.want)
		}
	}
}

func TestASessionHearsWhatIsSaved(t *testing.T) {
	s := &session{at: func(moment) {}}
	for _, b := range []byte("saved 3\r\nnot saved 9\nsaved 12\nsaved 1") {
		s.hear(b)
	}
	if s.saved != 12 || s.wrong != nil {
		t.Errorf("saved %d, %v", s.saved, s.wrong)
	}
	for _, b := range []byte("x\n") {
		s.hear(b)
	}
	if s.wrong == nil {
		t.Error("a garbled word was taken")
	}
}

func TestJudgeFindsEveryWrong(t *testing.T) {
	for _, c := range []struct {
		name         string
		found, saved []int
		given        int
		ok           bool
	}{
		{"all there", []int{0, 1, 2}, []int{0, 1, 2}, 3, true},
		{"one more than acknowledged", []int{0, 1, 2}, []int{0, 2}, 3, true},
		{"an acknowledged one lost", []int{0, 2}, []int{0, 1, 2}, 3, false},
		{"the last one lost", []int{0, 1}, []int{0, 1, 2}, 3, false},
		{"the order changed", []int{1, 0}, []int{0, 1}, 2, false},
		{"one twice", []int{0, 0}, []int{0}, 2, false},
		{"one from the future", []int{0, 1}, []int{0}, 1, false},
		{"nothing at all", nil, nil, 0, true},
	} {
		if err := judge(c.found, c.saved, c.given); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestWhatComesBackWrongIsFound(t *testing.T) {
	l := &learner{}
	a := l.next(30)
	for name, change := range map[string]func(*batch){
		"an event gone":   func(b *batch) { b.Events = b.Events[:1] },
		"an amount":       func(b *batch) { b.Events = append([]event(nil), b.Events...); b.Events[1].XP++ },
		"another id":      func(b *batch) { b.ID += "0" },
		"another day":     func(b *batch) { b.Day = "2026-12-24" },
		"another clock":   func(b *batch) { b.T++ },
		"another zone":    func(b *batch) { b.TZ = "Asia/Tokyo" },
		"another version": func(b *batch) { b.Rules++ },
	} {
		b := a
		if !equal(a, b) {
			t.Fatal("a batch is not equal to itself")
		}
		if change(&b); equal(a, b) {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestArgumentsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range [][]string{{"-only", "S99"}, {"-short", "-long"}, {"S1"}, {"-n", "-3"}, {"-nonsense"}} {
		var out, errs strings.Builder
		if code := run(args, &out, &errs); code != exitUsage || errs.Len() == 0 {
			t.Errorf("%q: exit %d, told %q", args, code, errs.String())
		}
	}
}

func TestABrokenPromiseIsTheExitCode(t *testing.T) {
	defer func(old []row) { rows = old }(rows)
	rows = []row{
		{"S1", "holds", func(t *trial) { t.do("this"); t.figure("1 of 1") }},
		{"S2", "breaks", func(t *trial) { t.brokenAt(9, "a batch is lost") }},
	}
	var out, errs strings.Builder
	if code := run([]string{"-only", "s1"}, &out, &errs); code != exitKept {
		t.Errorf("exit %d\n%s", code, out.String())
	}
	if code := run(nil, &out, &errs); code != exitBroken || !strings.Contains(out.String(), "-short -only S2 -seed 9 -n 1") {
		t.Errorf("exit %d\n%s", code, out.String())
	}
	rows[0].run = func(t *trial) { t.broken("lost") }
	if run([]string{"-long", "-seed", "3", "-n", "7"}, &out, &errs); !strings.Contains(out.String(), "-long -only S1 -seed 3 -n 7") {
		t.Error(out.String())
	}
}

func TestATableWrapsItsCells(t *testing.T) {
	const text = "a word and averyveryverylongword at the end"
	lines := wrap(text, 8)
	for _, line := range lines {
		if len(line) > 8 {
			t.Errorf("%q is too long", line)
		}
	}
	letters := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if got := letters(strings.Join(lines, "")); got != letters(text) {
		t.Errorf("of %q %q is left", text, got)
	}
}
