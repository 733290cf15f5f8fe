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
	Blueprints     []Blueprint // exams that the game does not know, in the order of their IDs
	Renamings      []Renaming  // in the order of the old IDs
}

// Renaming is a new ID in the place of an old one ("was" in the files of a pack). Both stand with
// their kind, such as "item/what-pulls".
type Renaming struct{ Old, New string }

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
