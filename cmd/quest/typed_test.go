package main

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
	"quest/game/gradetest"
)

// question answers a question and writes down how a player would.
func (story *tale) question(t *testing.T, s *game.Session, seat *game.Seat, keep func(game.Batch), step game.QuestionStep) {
	t.Helper()
	at, right := stop{}, story.habit.right(step.Question.Item)
	if story.habit.keen {
		at = keenly(t, s, seat, keep, step, right)
	}
	gave, typed := answerTo(step.Question, right)
	at.asked, at.gave = &step.Question, gave
	at.lines, at.keys = append(at.lines, typed.lines...), append(at.keys, typed.keys...)
	if s.Stakes(seat.Now()) {
		sure := game.Certainty(spread(string(step.Question.Item.ID)) % 4)
		s.Claim(sure)
		if sure == game.Unsaid {
			at.lines, at.keys = append(at.lines, ""), append(at.keys, "enter")
		} else {
			at.lines, at.keys = append(at.lines, strconv.Itoa(int(sure))), append(at.keys, strconv.Itoa(int(sure)))
		}
	}
	b, err := s.Answer(gave, story.lang, seat.Now())
	if err != nil {
		t.Fatal(err)
	}
	keep(b)
	story.add(at)
	story.given++
}

// spread gives a number that hangs on a name alone.
func spread(name string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return h.Sum32()
}

// keenly takes help with some items, and disputes others. Where the answer will be
// wrong it leaves all options, since help may take away the very one.
func keenly(t *testing.T, s *game.Session, seat *game.Seat, keep func(game.Batch), step game.QuestionStep, right bool) stop {
	t.Helper()
	at := stop{}
	hint, dispute, line := "h", "!", ""
	if step.Question.Item.Type == content.Cloze { // every word may be an answer there
		hint, dispute, line = "f3", "f6", "/"
	}
	if spread(string(step.Question.Item.ID))%2 == 0 {
		for help := step.Help(); help == game.Words || help == game.OneFewer && right; help = s.Step().(game.QuestionStep).Help() {
			helped, _ := s.Hint(seat.Now())
			keep(helped)
			at.lines, at.keys = append(at.lines, line+"h"), append(at.keys, hint)
		}
		return at
	}
	note := "is this so? 정말입니까?"
	b, ok := s.Dispute(contenttest.Safe(note), seat.Now())
	if !ok {
		t.Fatal("a question cannot be disputed")
	}
	keep(b)
	return stop{lines: []string{line + "!", note}, keys: []string{dispute, note, "enter"}}
}

// answerTo gives a right or a wrong answer and how it is typed. A right answer of several
// parts is typed on one line, a wrong one part by part, so that both ways are played.
func answerTo(q game.Question, right bool) (grade.Answer, stop) {
	lang := content.Korean
	if !right {
		lang = content.English
	}
	gave := gradetest.Answer(q.Item, lang, right)
	var at stop
	switch q.Item.Type {
	case content.TrueFalse:
		at = atOnce(numberOf(q, map[bool]content.PartID{true: content.True, false: content.False}[*gave.Truth]))
	case content.Classify:
		at = places(q, gave)
	case content.Order:
		at = order(q, gave, right)
	case content.Match:
		at = partners(q, gave, right)
	case content.Cloze:
		for _, g := range q.Item.Gaps {
			at.lines, at.keys = append(at.lines, gave.Typed[g.ID]), append(at.keys, gave.Typed[g.ID], "enter")
		}
	case content.Single, content.Multi, content.Case:
		at = choice(q, gave)
	}
	return gave, at
}

// atOnce types all digits on one line; on screen enter follows them.
func atOnce(digits ...string) stop {
	return stop{lines: []string{strings.Join(digits, " ")}, keys: append(slices.Clone(digits), "enter")}
}

func numberOf(q game.Question, id content.PartID) string {
	return strconv.Itoa(1 + slices.Index(q.Parts, id))
}

func choice(q game.Question, gave grade.Answer) stop {
	var typed []string
	for _, id := range gave.Choice {
		typed = append(typed, numberOf(q, id))
	}
	slices.Sort(typed) // nobody types in the order of the file
	return atOnce(typed...)
}

func places(q game.Question, gave grade.Answer) stop {
	var typed []string
	for _, id := range q.Parts {
		bin := slices.IndexFunc(q.Item.Bins, func(b content.Bin) bool { return b.ID == gave.Placed[id] })
		typed = append(typed, strconv.Itoa(1+bin))
	}
	return atOnce(typed...)
}

// order types the steps on one line or one by one. On screen each card is picked up by
// its digit and put down by the digit of its place.
func order(q game.Question, gave grade.Answer, oneLine bool) stop {
	var at stop
	cards := slices.Clone(q.Parts)
	for i, id := range gave.Sequence {
		at.lines = append(at.lines, numberOf(q, id))
		from := slices.Index(cards, id)
		cards = slices.Insert(slices.Delete(cards, from, from+1), i, id)
		at.keys = append(at.keys, strconv.Itoa(from+1), strconv.Itoa(i+1))
	}
	if oneLine {
		at.lines = []string{strings.Join(at.lines, " ")}
	}
	at.keys = append(at.keys, "enter")
	return at
}

// partners types the right sides in a row, or pairs of a number and a letter. On screen
// the digit of a left side is followed by that of its partner.
func partners(q game.Question, gave grade.Answer, inARow bool) stop {
	var at stop
	var row, couples []string
	for i, p := range q.Item.Pairs {
		n := numberOf(q, gave.Paired[p.ID])
		row, couples = append(row, n), append(couples, n+string(rune('a'+i)))
		at.keys = append(at.keys, strconv.Itoa(i+1), n)
	}
	at.lines, at.keys = []string{strings.Join(row, " ")}, append(at.keys, "enter")
	if !inARow {
		at.lines = []string{strings.Join(couples, ", ")}
	}
	return at
}
