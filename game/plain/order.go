package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// orderRow asks order: the numbers of the steps are typed, all of them or the next one.
var orderRow = row{list: listSteps, read: readSteps, share: inPlace, say: saySteps, ask: askStep, drop: dropStep}

func listSteps(p *printer, step game.QuestionStep) {
	var texts []string
	for _, id := range step.Question.Parts {
		texts = append(texts, p.inline(step.Question.Item.PartText(id)))
	}
	p.numbered(texts)
	p.fill(p.book().StepsHow, "example", turnedExample(len(texts)))
}

// turnedExample writes 2 3 1: an example of an order that gives no answer away.
func turnedExample(n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa((i+1)%n+1))
	}
	return strings.Join(parts, " ")
}

func askStep(p *printer, q game.Question, held grade.Answer) {
	p.fill(p.book().StepOne, "n", strconv.Itoa(len(held.Sequence)+1), "of", strconv.Itoa(len(q.Item.Steps)))
}

// readSteps reads the whole order of an order item, or the next step of it.
func readSteps(p *printer, text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	steps := p.choicesOf(q)
	open := len(steps) - len(held.Sequence)
	ids, err := p.pickEach(text, steps, open, len(steps))
	if err != nil {
		return grade.Answer{}, err
	}
	sequence := slices.Concat(held.Sequence, ids)
	if len(ids) == len(steps) { // the whole order anew
		sequence = ids
	}
	for i, id := range sequence {
		if slices.Contains(sequence[:i], id) {
			return grade.Answer{}, &Unread{Why: Twice, What: wordsOf(steps, id)}
		}
	}
	if len(ids) != 1 && len(sequence) != len(steps) {
		return grade.Answer{}, &Unread{Why: WantSteps, N: open, Got: len(ids)}
	}
	return grade.Answer{Sequence: sequence}, nil
}

func dropStep(_ game.Question, held *grade.Answer) bool {
	n := len(held.Sequence)
	if n == 0 {
		return false
	}
	held.Sequence = slices.Clone(held.Sequence[:n-1])
	return true
}

// inPlace picks the words that count the steps in their own places, "" if nothing of
// the order was right.
func inPlace(b *phrase.Plain, v grade.Verdict) string {
	if partly(b, v) == "" {
		return ""
	}
	return b.StepsGot
}

// saySteps says the right order and where the player put each step. A step scores if it
// directly follows the one before it, so such a step is told apart from one that is
// only in its own place.
func saySteps(p *printer, step game.VerdictStep) {
	b, parts := p.book(), step.Verdict.Parts
	p.say(b.StepsTitle)
	for i, part := range parts {
		form := b.StepWrong
		switch {
		case part.Correct:
			form = b.StepRight
		case i > 0 && part.At > 1 && part.At == parts[i-1].At+1:
			form = b.StepFollows
		}
		p.fill(form, "n", strconv.Itoa(part.Want), "text", p.inline(part.Text), "at", strconv.Itoa(part.At))
		p.reason(part.Why)
	}
}
