package plain

import (
	"maps"
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// maxAnswer is how many characters a line may have to be read as an answer; the
// longest option of a pack is far below it.
const maxAnswer = 2000

// ReadAnswer reads a typed line as the answer to a question: numbers of options in
// the order in which they are shown, or their words in either language, or the
// beginning of the words if only one option begins so. Case, width, spaces and
// punctuation do not count. For a gap the line is what belongs into it, as typed.
//
// held is what the question has been given so far; classify, order, match and cloze
// build on it, and only there the result may be incomplete: a place for the next
// card, the next step, a partner for the next left side, words for the next gap. In
// all other results grade.Complete holds.
//
// The error is always an *Unread; then nothing was answered.
func ReadAnswer(line string, q game.Question, held grade.Answer) (grade.Answer, error) {
	text, err := readable(line)
	if err != nil {
		return grade.Answer{}, err
	}
	if q.Item.Type == content.Match {
		if pairs := pairForm(text); len(pairs) > 0 && !isName(text, rights(q)) {
			return readPairs(pairs, q, held)
		}
	}
	if grade.Loose(text) {
		return grade.Answer{}, &Unread{Why: Jamo, What: shown(text)}
	}
	switch q.Item.Type {
	case content.TrueFalse:
		return readTruth(text)
	case content.Single, content.Multi:
		return readChoice(text, q)
	case content.Classify:
		return readPlaces(text, q, held)
	case content.Order:
		return readSteps(text, q, held)
	case content.Match:
		return readPartners(text, q, held)
	case content.Cloze:
		return readGap(text, q, held)
	case content.Case:
	}
	return grade.Answer{}, &Unread{Why: CannotAsk}
}

func readChoice(text string, q game.Question) (grade.Answer, error) {
	var options []choice
	for _, id := range q.Parts {
		if o := q.Option(id); o != nil {
			options = append(options, newChoice(id, o.Text))
		}
	}
	ids, err := pick(text, options)
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

func readPlaces(text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	var bins []choice
	for _, b := range q.Item.Bins {
		bins = append(bins, newChoice(b.ID, b.Text))
	}
	open := unplaced(q, held)
	ids, err := pickEach(text, bins, len(open))
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

// unplaced gives the cards that have no place yet, in the order of the question.
func unplaced(q game.Question, held grade.Answer) []content.PartID {
	var open []content.PartID
	for _, id := range q.Parts {
		if _, ok := held.Placed[id]; !ok {
			open = append(open, id)
		}
	}
	return open
}
