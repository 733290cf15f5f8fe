package content

// Parts is everything that a pack is made of, decoded and in order. It is what the
// loader hands to Pack; tests build one by hand.
type Parts struct {
	Meta           Meta
	Lessons        []Lesson // in reading order
	Quizzes        []Quiz
	Items          []Item // every item that a quiz names
	Labs           []Lab
	Rewards        []Reward
	Concepts       []Concept
	Misconceptions []Misconception
}

// NewText makes a text from its lines by language. Every language must have the
// same number of lines; the empty language holds lines that are the same in all.
// The map must not be changed afterwards.
func NewText(lines map[Lang][]Safe) Text { return Text{lines} }

// NewPack packs the parts. It takes them as they are: that references resolve and
// texts are complete is what Load proves. It fails only on what cannot be encoded,
// such as a share that is not a number.
func NewPack(parts Parts) (*Pack, error) {
	b, err := encode(parts)
	if err != nil {
		return nil, err
	}
	return Decode(b)
}
