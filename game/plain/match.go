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

// matchRow asks match: the numbers of right sides are typed, for all left sides that
// have none in order or for the next one, or pairs such as a2.
var matchRow = row{
	list: listSides, read: readPartners, share: partly, say: sayPairs, ask: askPartner, drop: dropPartner,
	readsJamo: true,
}

func listSides(p *printer, step game.QuestionStep) {
	b, q := p.book(), step.Question
	p.say(b.Lefts)
	for i, pair := range q.Item.Pairs {
		p.say(letter(i) + ". " + p.inline(pair.Left))
	}
	p.say(b.Rights)
	var texts []string
	for _, id := range q.Parts {
		texts = append(texts, p.inline(q.Item.PartText(id)))
	}
	p.numbered(texts)
	p.fill(b.MatchHow, "example", turnedExample(len(q.Item.Pairs)), "pairs", "a2 b3")
}

// letter names a left side by its place from 0.
func letter(i int) string { return string(rune('a' + i)) }

func askPartner(p *printer, q game.Question, held grade.Answer) {
	for i, pair := range q.Item.Pairs {
		if _, ok := held.Paired[pair.ID]; !ok {
			p.fill(p.book().MatchOne, "letter", letter(i), "left", p.inline(pair.Left))
			return
		}
	}
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

// readPartners reads pairs, or right sides: one for each left side without a partner,
// in order, or one for the next.
func readPartners(p *printer, text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	sides := p.choicesOf(q)
	if pairs := pairForm(text); len(pairs) > 0 && !isName(text, sides) {
		return readPairs(p, pairs, q, held)
	}
	if err := refuseJamo(text); err != nil {
		return grade.Answer{}, err
	}
	open := unpaired(q, held)
	ids, err := p.pickEach(text, sides, len(open))
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

// readPairs reads pairs that name both their sides.
func readPairs(p *printer, pairs []typedPair, q game.Question, held grade.Answer) (grade.Answer, error) {
	sides := p.choicesOf(q)
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

func dropPartner(q game.Question, held *grade.Answer) bool {
	for _, p := range slices.Backward(q.Item.Pairs) {
		if _, ok := held.Paired[p.ID]; ok {
			delete(held.Paired, p.ID)
			return true
		}
	}
	return false
}

// sayPairs says each pair, and then the right sides that fit nothing.
func sayPairs(p *printer, step game.VerdictStep) {
	b, item := p.book(), step.Question.Item
	for _, part := range step.Verdict.Parts {
		form := b.PairWrong
		if part.Correct {
			form = b.PairRight
		}
		p.fill(form, "left", p.inline(part.Text), "right", p.inline(item.PartText(part.Placed)), "belongs", p.inline(item.PartText(part.Belongs)))
		p.reason(part.Why)
	}
	for _, e := range item.Extra {
		p.fill(b.PairExtra, "text", p.inline(e.Text))
		p.reason(e.Why)
	}
}
