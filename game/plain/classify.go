package plain

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// classifyRow asks classify: the numbers of the bins are typed, for all cards that have
// none in order or for the next one.
var classifyRow = row{list: listCards, read: readBins, share: partly, say: sayCards, ask: askCard, drop: dropCard}

func listCards(p *printer, step game.QuestionStep) {
	item := step.Question.Item
	p.say(p.book().Bins)
	var bins []string
	for _, b := range item.Bins {
		bins = append(bins, p.inline(b.Text))
	}
	p.numbered(bins)
	p.say(p.book().Cards)
	example := make([]string, len(step.Question.Parts))
	for i, id := range step.Question.Parts {
		example[i] = strconv.Itoa(i%max(1, len(bins)) + 1)
		p.say("- " + p.inline(item.PartText(id)))
	}
	p.fill(p.book().SortHow, "example", strings.Join(example, " "))
}

func askCard(p *printer, q game.Question, held grade.Answer) {
	if open := unplaced(q, held); len(open) > 0 {
		p.fill(p.book().SortOne, "card", p.inline(q.Item.PartText(open[0])))
	}
}

func readBins(p *printer, text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	var bins []choice
	for _, b := range q.Item.Bins {
		bins = append(bins, p.newChoice(b.ID, b.Text))
	}
	open := unplaced(q, held)
	ids, err := p.pickEach(text, bins, len(open))
	if err != nil {
		return grade.Answer{}, err
	}
	if len(ids) != 1 && len(ids) != len(open) {
		return grade.Answer{}, &Unread{Why: WantPlaces, N: len(open), Got: len(ids)}
	}
	placed := maps.Clone(held.Placed)
	if placed == nil {
		placed = map[content.PartID]content.PartID{}
	}
	for i, bin := range ids {
		if i < len(open) {
			placed[open[i]] = bin
		}
	}
	return grade.Answer{Placed: placed}, nil
}

// unplaced gives the cards that have no bin yet, in the order of the question.
func unplaced(q game.Question, held grade.Answer) []content.PartID {
	var open []content.PartID
	for _, id := range q.Parts {
		if _, ok := held.Placed[id]; !ok {
			open = append(open, id)
		}
	}
	return open
}

func dropCard(q game.Question, held *grade.Answer) bool {
	for _, id := range slices.Backward(q.Parts) {
		if _, ok := held.Placed[id]; ok {
			delete(held.Placed, id)
			return true
		}
	}
	return false
}

func sayCards(p *printer, step game.VerdictStep) {
	item := step.Question.Item
	for _, part := range chosenFirst(step.Verdict.Parts, step.Question.Parts) {
		form := p.book().CardWrong
		if part.Correct {
			form = p.book().CardRight
		}
		p.fill(form, "text", p.inline(part.Text), "bin", p.inline(item.PartText(part.Placed)), "belongs", p.inline(item.PartText(part.Belongs)))
		p.reason(part.Why)
	}
}
