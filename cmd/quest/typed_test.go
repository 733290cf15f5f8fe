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
			s.Hint()
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

// answerTo gives a right or a wrong answer and how it is typed.
func answerTo(q game.Question, right bool) (grade.Answer, stop) {
	switch q.Item.Type {
	case content.TrueFalse:
		truth := q.Item.Answer == right
		n := numberOf(q, map[bool]content.PartID{true: grade.True, false: grade.False}[truth])
		return grade.Answer{Truth: &truth}, stop{lines: []string{n}, keys: []string{n, "enter"}}
	case content.Classify:
		return places(q, right)
	case content.Order:
		return order(q, right)
	case content.Match:
		return partners(q, right)
	case content.Cloze:
		return words(q, right)
	case content.Single, content.Multi, content.Case:
	}
	return choice(q, right)
}

func numberOf(q game.Question, id content.PartID) string {
	return strconv.Itoa(1 + slices.Index(q.Parts, id))
}

func choice(q game.Question, right bool) (grade.Answer, stop) {
	var gave grade.Answer
	var typed []string
	for _, wanted := range []bool{right, !right} { // there may be too few wrong ones for a whole wrong choice
		for _, o := range q.Item.Options {
			if o.Correct == wanted && len(gave.Choice) < q.Item.Choose {
				gave.Choice = append(gave.Choice, o.ID)
			}
		}
	}
	slices.SortFunc(gave.Choice, func(a, b content.PartID) int {
		at := func(id content.PartID) int {
			return slices.IndexFunc(q.Item.Options, func(o content.Option) bool { return o.ID == id })
		}
		return at(a) - at(b)
	})
	for _, id := range gave.Choice {
		typed = append(typed, numberOf(q, id))
	}
	slices.Sort(typed) // nobody types in the order of the file
	return gave, stop{lines: []string{strings.Join(typed, " ")}, keys: append(slices.Clone(typed), "enter")}
}

func places(q game.Question, right bool) (grade.Answer, stop) {
	gave := grade.Answer{Placed: map[content.PartID]content.PartID{}}
	var typed []string
	for i, id := range q.Parts {
		bin := slices.IndexFunc(q.Item.Bins, func(b content.Bin) bool { return b.ID == q.Card(id).Bin })
		if !right && i == 0 {
			bin = (bin + 1) % len(q.Item.Bins)
		}
		gave.Placed[id] = q.Item.Bins[bin].ID
		typed = append(typed, strconv.Itoa(1+bin))
	}
	return gave, stop{lines: []string{strings.Join(typed, " ")}, keys: append(slices.Clone(typed), "enter")}
}

// order types a right order on one line and a wrong one step by step. On screen each
// card is picked up by its digit and put down by the digit of its place.
func order(q game.Question, right bool) (grade.Answer, stop) {
	var gave grade.Answer
	for _, s := range q.Item.Steps {
		gave.Sequence = append(gave.Sequence, s.ID)
	}
	if !right {
		gave.Sequence = append(gave.Sequence[1:], gave.Sequence[0])
	}
	var at stop
	cards := slices.Clone(q.Parts)
	for i, id := range gave.Sequence {
		at.lines = append(at.lines, numberOf(q, id))
		from := slices.Index(cards, id)
		cards = slices.Insert(slices.Delete(cards, from, from+1), i, id)
		at.keys = append(at.keys, strconv.Itoa(from+1), strconv.Itoa(i+1))
	}
	if right {
		at.lines = []string{strings.Join(at.lines, " ")}
	}
	at.keys = append(at.keys, "enter")
	return gave, at
}

// partners types the right pairs on one line and wrong ones as pairs of a letter and
// a number. On screen the digit of a left side is followed by that of its partner.
func partners(q game.Question, right bool) (grade.Answer, stop) {
	gave := grade.Answer{Paired: map[content.PartID]content.PartID{}}
	var at stop
	var row, couples []string
	for i, p := range q.Item.Pairs {
		partner := p.ID
		if !right && i < 2 {
			partner = q.Item.Pairs[1-i].ID
		}
		gave.Paired[p.ID] = partner
		n := numberOf(q, partner)
		row, couples = append(row, n), append(couples, n+string(rune('a'+i)))
		at.keys = append(at.keys, strconv.Itoa(i+1), n)
	}
	at.lines, at.keys = []string{strings.Join(row, " ")}, append(at.keys, "enter")
	if !right {
		at.lines = []string{strings.Join(couples, ", ")}
	}
	return gave, at
}

// words fills the gaps with what they take in any language on screen, or with a known
// wrong answer.
func words(q game.Question, right bool) (grade.Answer, stop) {
	gave := grade.Answer{Typed: map[content.PartID]string{}}
	var at stop
	for i := range q.Item.Gaps {
		gap := &q.Item.Gaps[i]
		text := grade.Model(gap, content.Korean).String()
		if !right {
			text = "아무것도"
			if len(gap.Reject) > 0 {
				text = grade.Model(&content.Gap{Accept: gap.Reject[0].Answers}, content.English).String()
			}
		}
		gave.Typed[gap.ID] = text
		at.lines, at.keys = append(at.lines, text), append(at.keys, text, "enter")
	}
	return gave, at
}
