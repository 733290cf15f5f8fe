package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// choicesRow asks single and multi: the numbers of the options are typed on one line.
var choicesRow = row{list: listOptions, read: readChoice, share: picked, say: sayOptions}

func listOptions(p *printer, step game.QuestionStep) {
	var texts []string
	for _, id := range step.Question.Parts {
		text := p.inline(step.Question.Item.PartText(id))
		if slices.Contains(step.Removed, id) {
			text = phrase.Fill(p.book().Removed, "text", text)
		}
		texts = append(texts, text)
	}
	p.numbered(texts)
	if n := step.Question.Item.Choose; n > 1 {
		p.fill(p.book().ChooseMany, "n", strconv.Itoa(n), "example", countingExample(n))
		return
	}
	p.say(p.book().ChooseOne)
}

// countingExample writes 1,2,3: an example that gives no answer away.
func countingExample(n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, strconv.Itoa(i+1))
	}
	return strings.Join(parts, ",")
}

func readChoice(p *printer, text string, q game.Question, _ grade.Answer) (grade.Answer, error) {
	ids, err := p.pick(text, p.choicesOf(q))
	if err != nil {
		return grade.Answer{}, err
	}
	chosen := inItemOrder(q.Item, ids)
	switch {
	case len(chosen) == q.Item.Choose:
		return grade.Answer{Choice: chosen}, nil
	case q.Item.Choose == 1:
		return grade.Answer{}, &Unread{Why: WantOne, N: 1, Got: len(ids)}
	}
	return grade.Answer{}, &Unread{Why: WantMany, N: q.Item.Choose, Got: len(chosen)}
}

// inItemOrder gives each chosen option once, in the order of the item, so that the
// same choice is the same answer however it was typed and in every front end.
func inItemOrder(item *content.Item, ids []content.PartID) []content.PartID {
	var chosen []content.PartID
	for _, o := range item.Options {
		if slices.Contains(ids, o.ID) {
			chosen = append(chosen, o.ID)
		}
	}
	return chosen
}

// picked picks the words that count right and wrong options, where several are chosen.
func picked(b *phrase.Plain, v grade.Verdict) string {
	if v.Of < 2 {
		return ""
	}
	return b.Picked
}

func sayOptions(p *printer, step game.VerdictStep) {
	b := p.book()
	for _, part := range chosenFirst(step.Verdict.Parts, step.Question.Parts) {
		form := b.OthersWrong
		switch {
		case part.Chosen && step.Question.Item.Choose <= 1:
			form = b.Yours // the verdict has said whether it is right
		case part.Chosen && part.Correct:
			form = b.YoursRight
		case part.Chosen:
			form = b.YoursWrong
		case part.Correct && step.Question.Item.Choose > 1:
			form = b.OthersToo
		case part.Correct:
			form = b.OthersRight
		case part.Why.Empty():
			continue
		}
		p.fill(form, "text", p.inline(part.Text))
		p.reason(part.Why)
	}
}
