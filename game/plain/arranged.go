package plain

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// readSteps reads the whole order of an order item, or the next step of it.
func readSteps(text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	var steps []choice
	for _, id := range q.Parts {
		if s := stepOf(q, id); s != nil {
			steps = append(steps, newChoice(id, s.Text))
		}
	}
	open := len(steps) - len(held.Sequence)
	ids, err := pickEach(text, steps, open, len(steps))
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

func stepOf(q game.Question, id content.PartID) *content.OrderStep {
	for i := range q.Item.Steps {
		if q.Item.Steps[i].ID == id {
			return &q.Item.Steps[i]
		}
	}
	return nil
}

// wordsOf gives the words of a choice as the player may read them back.
func wordsOf(choices []choice, id content.PartID) string {
	for i, c := range choices {
		if c.id == id {
			return shown(strings.Join(append([]string{strconv.Itoa(i + 1)}, c.words[:min(1, len(c.words))]...), ". "))
		}
	}
	return string(id)
}

// rights gives the right sides of a match as they are shown.
func rights(q game.Question) []choice {
	var all []choice
	for _, id := range q.Parts {
		all = append(all, newChoice(id, q.Item.RightSide(id)))
	}
	return all
}

// unpaired gives the left sides that have no partner yet, in the order shown.
func unpaired(q game.Question, held grade.Answer) []content.PartID {
	var open []content.PartID
	for _, p := range q.Item.Pairs {
		if _, ok := held.Paired[p.ID]; !ok {
			open = append(open, p.ID)
		}
	}
	return open
}

// readPartners reads right sides for all left sides that wait, in order, or for the
// next one.
func readPartners(text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	sides, open := rights(q), unpaired(q, held)
	ids, err := pickEach(text, sides, len(open))
	if err != nil {
		return grade.Answer{}, err
	}
	if len(ids) != 1 && len(ids) != len(open) || len(open) == 0 {
		return grade.Answer{}, &Unread{Why: WantPairs, N: len(open), Got: len(ids)}
	}
	return pairUp(open[:len(ids)], ids, sides, held)
}

// pairUp adds pairs to those held. Each right side has one left side at most.
func pairUp(lefts, partners []content.PartID, sides []choice, held grade.Answer) (grade.Answer, error) {
	paired := maps.Clone(held.Paired)
	if paired == nil {
		paired = map[content.PartID]content.PartID{}
	}
	for i, left := range lefts {
		if slices.Contains(lefts[:i], left) {
			return grade.Answer{}, &Unread{Why: Twice, What: wordsOf(sides, partners[i])}
		}
		delete(paired, left)
	}
	for i, left := range lefts {
		for _, used := range paired {
			if used == partners[i] {
				return grade.Answer{}, &Unread{Why: Twice, What: wordsOf(sides, used)}
			}
		}
		paired[left] = partners[i]
	}
	return grade.Answer{Paired: paired}, nil
}

// typedPair is one pair as it was typed: a left side by its letter, from 'a', and a
// right side by its number.
type typedPair struct {
	letter rune
	number int
}

// lettersInHangul are the keys a to h while the keyboard is in Hangul mode.
const lettersInHangul = "ㅁㅠㅊㅇㄷㄹㅎㅗ"

// complete reports whether both sides of a pair were typed.
func (c typedPair) complete() bool { return c.letter > 0 && c.number > 0 }

// pairForm reads "a2 b1", "1b,2a" or "a=2": pairs of a letter and a number in any
// order. It is empty for any other text.
func pairForm(text string) []typedPair {
	var all []typedPair
	var open typedPair
	inNumber := false
	for _, r := range strings.ToLower(narrow(text)) {
		r = latin(r)
		digit := r >= '0' && r <= '9'
		if !digit && open.complete() {
			all, open = append(all, open), typedPair{}
		}
		switch {
		case digit && open.number < 100 && (inNumber || open.number == 0):
			open.number = 10*open.number + int(r-'0')
		case r >= 'a' && r <= 'h' && open.letter == 0:
			open.letter = r
		case !unicode.IsSpace(r) && !strings.ContainsRune("-=:>→.()"+separators, r):
			return nil
		}
		inNumber = digit
	}
	switch {
	case open.complete():
		return append(all, open)
	case open != (typedPair{}):
		return nil
	}
	return all
}

// latin gives the letter of a key that was pressed in Hangul mode.
func latin(r rune) rune {
	if i := strings.IndexRune(lettersInHangul, r); i >= 0 {
		return 'a' + rune(i/len("ㅁ"))
	}
	return r
}

// readPairs takes pairs that name both their sides.
func readPairs(pairs []typedPair, q game.Question, held grade.Answer) (grade.Answer, error) {
	sides := rights(q)
	var lefts, partners []content.PartID
	for _, c := range pairs {
		left := int(c.letter - 'a')
		switch {
		case left >= len(q.Item.Pairs):
			return grade.Answer{}, &Unread{Why: NoSuch, What: string(c.letter), N: len(sides)}
		case c.number > len(sides):
			return grade.Answer{}, &Unread{Why: NoSuch, What: strconv.Itoa(c.number), N: len(sides)}
		}
		lefts, partners = append(lefts, q.Item.Pairs[left].ID), append(partners, sides[c.number-1].id)
	}
	return pairUp(lefts, partners, sides, held)
}
