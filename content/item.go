package content

import (
	"slices"

	"quest/content/lazy"
)

// ItemType is the kind of a question.
type ItemType string

// The item types of the format.
const (
	Single    ItemType = "single"
	Multi     ItemType = "multi"
	TrueFalse ItemType = "truefalse"
	Classify  ItemType = "classify"
	Order     ItemType = "order"
	Match     ItemType = "match"
	Cloze     ItemType = "cloze"
	Case      ItemType = "case"
)

// ItemTypes returns every item type in the order in which the pack format describes
// them. The tests of each room that keeps a table of item types go through it.
func ItemTypes() []ItemType {
	return []ItemType{Single, Multi, TrueFalse, Classify, Order, Match, Cloze, Case}
}

// itemRow is what the rest of this package knows of one item type. A new type is one
// row in itemRows, a constant, and its own fields of Item.
type itemRow struct {
	// parts yields what a player chooses, places, puts in order, takes as a partner or
	// fills, in the order of the file, with its text if it has one.
	parts func(*Item, func(PartID, Text) bool)
	// misconceptions yields what wrong answers to the item show, "" and twice the same
	// included.
	misconceptions func(*Item, func(MisconceptionID))
	shuffled       shuffling
}

// shuffling reports whether the parts of an item are asked in an order drawn by chance.
type shuffling int

const (
	neverShuffled  shuffling = iota
	alwaysShuffled           // the order of the file is the answer
	asTheItemSays            // by the item's field "shuffle"
)

var itemRows = lazy.Value[map[ItemType]itemRow]{Make: func() map[ItemType]itemRow {
	return map[ItemType]itemRow{
		Single:    {(*Item).options, (*Item).optionMisconceptions, asTheItemSays},
		Multi:     {(*Item).options, (*Item).optionMisconceptions, asTheItemSays},
		TrueFalse: {(*Item).truths, (*Item).truthMisconceptions, neverShuffled},
		Classify:  {(*Item).cards, (*Item).cardMisconceptions, asTheItemSays},
		Order:     {(*Item).steps, noMisconceptions, alwaysShuffled},
		Match:     {(*Item).rightSides, (*Item).pairMisconceptions, asTheItemSays},
		Cloze:     {(*Item).gaps, (*Item).gapMisconceptions, neverShuffled},
		Case:      {noParts, noMisconceptions, neverShuffled}, // its questions are items of their own
	}
}}

// The parts of a true/false item. The format gives them no IDs.
const (
	True  PartID = "true"
	False PartID = "false"
)

// Item is one question. Which of the type's own fields are set depends on Type.
type Item struct {
	ID         ItemID
	Type       ItemType
	Rev        int // 1 to 99; scheduling hangs on ID and Rev
	Was        []ItemID
	Stem       Text
	Code       *Code
	Art        *Block
	Hint       Text
	Explain    Text
	Level      string // recall, understand, apply, analyze
	Difficulty int    // 1 to 5
	Domains    []string
	Concepts   []ConceptID
	Cites      []Cite
	Sources    []Safe
	Verified   string // YYYY-MM-DD
	Tags       []string
	Shuffle    bool

	Exam       bool   // written like the questions of an exam: only single and multi
	Row        Safe   // of the plan by which the author covers an exam, empty for none
	Constraint string // what decides between the options, one of Constraints; "" for none
	Confuses   []Safe // what the item tells apart
	StaleAfter int    // days after Verified for which its facts count as checked; 0 for UsualStaleAfter

	Options []Option // single, multi
	Choose  int      // multi: how many options are right; single: 1

	Answer        bool            // truefalse
	IfRight       Text            // truefalse
	IfWrong       Text            // truefalse
	Misconception MisconceptionID // truefalse: what the wrong choice shows

	Bins  []Bin  // classify
	Cards []Card // classify

	Steps []OrderStep // order: in the right order
	Pairs []Pair      // match
	Extra []Extra     // match: right sides that fit nothing

	Text Text  // cloze: with a {{gap-id}} for each gap
	Gaps []Gap // cloze

	Case *CaseHead // the scenario that this item belongs to, nil for none
}

// Cite names a point of a lesson that an item asks about.
type Cite struct {
	Lesson LessonID
	Anchor string
}

// Option is one choice of a single or multi item.
type Option struct {
	ID            PartID
	Text          Text
	Correct       bool
	Why           Text
	Misconception MisconceptionID
}

// Bin is one place into which cards are put.
type Bin struct {
	ID   PartID
	Text Text
}

// Card is one thing to be put into its bin.
type Card struct {
	ID            PartID
	Bin           PartID
	Text          Text
	Why           Text
	Misconception MisconceptionID // what a wrong place shows
}

// OrderStep is one step of an order item.
type OrderStep struct {
	ID   PartID
	Text Text
	Why  Text
}

// Pair is a left side and the right side that belongs to it.
type Pair struct {
	ID            PartID
	Left          Text
	Right         Text
	Why           Text
	Misconception MisconceptionID // what a wrong partner shows
}

// Extra is a right side that fits no left.
type Extra struct {
	ID            PartID
	Text          Text
	Why           Text
	Misconception MisconceptionID // what choosing it shows
}

// Parts returns the IDs of what can be chosen (options, True and False), placed
// (cards), put in order (steps), taken as a partner (right sides: those of the pairs,
// then the extra ones) or filled (gaps), in the order of the file.
func (it *Item) Parts() []PartID {
	var ids []PartID
	if row, ok := itemRows.Get()[it.Type]; ok {
		row.parts(it, func(id PartID, _ Text) bool {
			ids = append(ids, id)
			return true
		})
	}
	return ids
}

// PartText returns the text of one of the item's parts or bins: for a pair or an extra
// its right side. It is empty for an unknown ID, a gap, True and False.
func (it *Item) PartText(id PartID) Text {
	var text Text
	if row, ok := itemRows.Get()[it.Type]; ok {
		row.parts(it, func(part PartID, t Text) bool {
			if part == id {
				text = t
			}
			return part != id
		})
	}
	if text.Empty() {
		for _, b := range it.Bins {
			if b.ID == id {
				return b.Text
			}
		}
	}
	return text
}

// Misconceptions returns what wrong answers to the item can show, each once, in
// alphabetical order.
func (it *Item) Misconceptions() []MisconceptionID {
	var ids []MisconceptionID
	if row, ok := itemRows.Get()[it.Type]; ok {
		row.misconceptions(it, func(id MisconceptionID) {
			if id != "" {
				ids = append(ids, id)
			}
		})
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Shuffled reports whether the parts of the item are asked in an order drawn by
// chance instead of the order of the file.
func (it *Item) Shuffled() bool {
	switch itemRows.Get()[it.Type].shuffled {
	case alwaysShuffled:
		return true
	case asTheItemSays:
		return it.Shuffle
	case neverShuffled:
	}
	return false
}

func (it *Item) options(yield func(PartID, Text) bool) {
	for _, o := range it.Options {
		if !yield(o.ID, o.Text) {
			return
		}
	}
}

func (it *Item) optionMisconceptions(yield func(MisconceptionID)) {
	for _, o := range it.Options {
		yield(o.Misconception)
	}
}

func (it *Item) truths(yield func(PartID, Text) bool) {
	_ = yield(True, Text{}) && yield(False, Text{})
}

func (it *Item) truthMisconceptions(yield func(MisconceptionID)) { yield(it.Misconception) }

func (it *Item) cards(yield func(PartID, Text) bool) {
	for _, c := range it.Cards {
		if !yield(c.ID, c.Text) {
			return
		}
	}
}

func (it *Item) cardMisconceptions(yield func(MisconceptionID)) {
	for _, c := range it.Cards {
		yield(c.Misconception)
	}
}

func (it *Item) steps(yield func(PartID, Text) bool) {
	for _, s := range it.Steps {
		if !yield(s.ID, s.Text) {
			return
		}
	}
}

func (it *Item) rightSides(yield func(PartID, Text) bool) {
	for _, p := range it.Pairs {
		if !yield(p.ID, p.Right) {
			return
		}
	}
	for _, e := range it.Extra {
		if !yield(e.ID, e.Text) {
			return
		}
	}
}

func (it *Item) pairMisconceptions(yield func(MisconceptionID)) {
	for _, p := range it.Pairs {
		yield(p.Misconception)
	}
	for _, e := range it.Extra {
		yield(e.Misconception)
	}
}

func (it *Item) gaps(yield func(PartID, Text) bool) {
	for _, g := range it.Gaps {
		if !yield(g.ID, Text{}) {
			return
		}
	}
}

func (it *Item) gapMisconceptions(yield func(MisconceptionID)) {
	for _, g := range it.Gaps {
		for _, r := range g.Reject {
			yield(r.Misconception)
		}
	}
}

func noParts(*Item, func(PartID, Text) bool) {}

func noMisconceptions(*Item, func(MisconceptionID)) {}

// AnyLang is the key of typed answers that belong to no language.
const AnyLang Lang = "any"

// TyposAuto lets the length of an answer decide how many typos are forgiven.
const TyposAuto = -1

// Gap is one gap of a cloze.
type Gap struct {
	ID     PartID
	Accept map[Lang][]Safe // by language, and AnyLang
	Reject []Reject
	Typos  int        // TyposAuto, or 0 to 2
	Code   bool       // case and punctuation count; no typos, no particles
	Number *GapNumber // what is wanted is this number, and Accept are its forms; nil for words
}

// Reject is a known wrong answer to a gap, with its own reason.
type Reject struct {
	ID            PartID
	Answers       map[Lang][]Safe
	Why           Text
	Misconception MisconceptionID
}

// CaseHead is the scenario that the items of a case share.
type CaseHead struct {
	ID       ItemID
	Scenario Text
	Code     *Code
	Art      *Block
	N, Of    int // place of the item in its case, from 1
}
