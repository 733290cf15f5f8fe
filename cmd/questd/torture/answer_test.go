package main

import (
	"errors"
	"testing"
)

func TestEveryKindOfQuestionIsAnswered(t *testing.T) {
	for heard, want := range map[string]string{
		"Point 2 of 14\nThe database stores the row.\n> ":                                  "",
		"Check, question 1 of 2\nWhat runs?\n1. a\n2. b\nType the number of the answer.\n": "1",
		"Check, question 1 of 2\nWhich TWO?\nChoose 2. Type their numbers, such as 1,2.\n": "1,2",
		"Check, question 1 of 2\nIt is [blank].\nType the missing words. /c offers it.\n":  "somewhere",
		"\nBlank 2 of 2:\n/c offers this blank as a list to choose from.\n":                "somewhere",
		"There is no answer \"somewhere\" here; type a number from 1 to 2.\n":              "1",
		"Not right.\nsaved 7\nEnter to go on.\n":                                           "",
	} {
		if got := reply(heard); got != want {
			t.Errorf("after %q: %q, not %q", heard, got, want)
		}
	}
}

func TestAPlayerNoticesWhatIsLostAndWhatIsTwice(t *testing.T) {
	for _, c := range []struct {
		name          string
		saved, unsaid int
		line          string
		wrong         bool
	}{
		{"the next one", 3, 1, "saved 4", false},
		{"two, of which one was not told", 3, 2, "saved 5", false},
		{"lost", 3, 1, "saved 3", true},
		{"doubled", 3, 1, "saved 5", true},
		{"no number", 3, 1, "saved x", true},
		{"something else", 3, 1, "Not right.", false},
	} {
		p := &player{saved: c.saved, unsaid: c.unsaid}
		p.hear(c.line)
		if got := len(p.wrong); (got > 0) != c.wrong {
			t.Errorf("%s: %v", c.name, p.wrong)
		}
	}
}

func TestAnAnswerUnderTwoIDsIsFound(t *testing.T) {
	line := func(id string) []byte {
		return []byte(`{"id":"` + id + `","t":7,"ev":[{"answered":{"item":"a"}}]}` + "\t00000000")
	}
	var m memory
	if err := errors.Join(m.enter(line("A")), m.enter(line("A")), m.enter(line("B"))); err != nil {
		t.Fatal(err)
	}
	if m.answers != 2 || m.twice != 1 {
		t.Errorf("%d answers, %d of them twice", m.answers, m.twice)
	}
}
