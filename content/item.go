package content

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

// Item is one question. Which of the type's own fields are set depends on Type.
type Item struct {
	ID         ItemID      `json:"id"`
	Type       ItemType    `json:"type"`
	Rev        int         `json:"rev"` // 1 to 99; scheduling hangs on ID and Rev
	Was        []ItemID    `json:"was,omitempty"`
	Stem       Text        `json:"stem,omitzero"`
	Code       *Code       `json:"code,omitempty"`
	Art        *Block      `json:"art,omitempty"`
	Hint       Text        `json:"hint,omitzero"`
	Explain    Text        `json:"explain,omitzero"`
	Level      string      `json:"level"`      // recall, understand, apply, analyze
	Difficulty int         `json:"difficulty"` // 1 to 5
	Domains    []string    `json:"domains,omitempty"`
	Concepts   []ConceptID `json:"concepts,omitempty"`
	Cites      []Cite      `json:"cites,omitempty"`
	Sources    []Safe      `json:"sources,omitempty"`
	Verified   string      `json:"verified,omitempty"` // YYYY-MM-DD
	Tags       []string    `json:"tags,omitempty"`
	Shuffle    bool        `json:"shuffle"`

	Options []Option `json:"options,omitempty"` // single, multi
	Choose  int      `json:"choose,omitempty"`  // multi: how many options are right; single: 1

	Answer        bool            `json:"answer,omitempty"`        // truefalse
	IfRight       Text            `json:"if_right,omitzero"`       // truefalse
	IfWrong       Text            `json:"if_wrong,omitzero"`       // truefalse
	Misconception MisconceptionID `json:"misconception,omitempty"` // truefalse: what the wrong choice shows

	Bins  []Bin  `json:"bins,omitempty"`  // classify
	Cards []Card `json:"cards,omitempty"` // classify

	Steps []OrderStep `json:"steps,omitempty"` // order: in the right order
	Pairs []Pair      `json:"pairs,omitempty"` // match
	Extra []Extra     `json:"extra,omitempty"` // match: right sides that fit nothing

	Text Text  `json:"text,omitzero"`  // cloze: with a {{gap-id}} for each gap
	Gaps []Gap `json:"gaps,omitempty"` // cloze

	Case *CaseHead `json:"case,omitempty"` // the scenario that this item belongs to, nil for none
}

// Cite names a point of a lesson that an item asks about.
type Cite struct {
	Lesson LessonID `json:"lesson"`
	Anchor string   `json:"anchor"`
}

// Option is one choice of a single or multi item.
type Option struct {
	ID            PartID          `json:"id"`
	Text          Text            `json:"text"`
	Correct       bool            `json:"correct,omitempty"`
	Why           Text            `json:"why,omitzero"`
	Misconception MisconceptionID `json:"misconception,omitempty"`
}

// Bin is one place into which cards are put.
type Bin struct {
	ID   PartID `json:"id"`
	Text Text   `json:"text"`
}

// Card is one thing to be put into its bin.
type Card struct {
	ID            PartID          `json:"id"`
	Bin           PartID          `json:"bin"`
	Text          Text            `json:"text"`
	Why           Text            `json:"why,omitzero"`
	Misconception MisconceptionID `json:"misconception,omitempty"` // what a wrong place shows
}

// OrderStep is one step of an order item.
type OrderStep struct {
	ID   PartID `json:"id"`
	Text Text   `json:"text"`
	Why  Text   `json:"why,omitzero"`
}

// Pair is a left side and the right side that belongs to it.
type Pair struct {
	ID            PartID          `json:"id"`
	Left          Text            `json:"left"`
	Right         Text            `json:"right"`
	Why           Text            `json:"why,omitzero"`
	Misconception MisconceptionID `json:"misconception,omitempty"` // what a wrong partner shows
}

// Extra is a right side that fits no left.
type Extra struct {
	ID            PartID          `json:"id"`
	Text          Text            `json:"text"`
	Why           Text            `json:"why,omitzero"`
	Misconception MisconceptionID `json:"misconception,omitempty"` // what choosing it shows
}

// RightSide gives the right side of a pair or an extra; it is empty for an unknown ID.
func (it *Item) RightSide(id PartID) Text {
	for _, p := range it.Pairs {
		if p.ID == id {
			return p.Right
		}
	}
	for _, e := range it.Extra {
		if e.ID == id {
			return e.Text
		}
	}
	return Text{}
}

// AnyLang is the key of typed answers that belong to no language.
const AnyLang Lang = "any"

// TyposAuto lets the length of an answer decide how many typos are forgiven.
const TyposAuto = -1

// Gap is one gap of a cloze.
type Gap struct {
	ID     PartID          `json:"id"`
	Accept map[Lang][]Safe `json:"accept"` // by language, and AnyLang
	Reject []Reject        `json:"reject,omitempty"`
	Typos  int             `json:"typos"`          // TyposAuto, or 0 to 2
	Code   bool            `json:"code,omitempty"` // case and punctuation count; no typos, no particles
}

// Reject is a known wrong answer to a gap, with its own reason.
type Reject struct {
	ID            PartID          `json:"id"`
	Answers       map[Lang][]Safe `json:"answers"`
	Why           Text            `json:"why,omitzero"`
	Misconception MisconceptionID `json:"misconception,omitempty"`
}

// CaseHead is the scenario that the items of a case share.
type CaseHead struct {
	ID       ItemID `json:"id"`
	Scenario Text   `json:"scenario"`
	Code     *Code  `json:"code,omitempty"`
	Art      *Block `json:"art,omitempty"`
	N, Of    int    // place of the item in its case, from 1
}
