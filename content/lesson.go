package content

// Lesson is one lesson: an ordered list of blocks, closed by takeaways.
type Lesson struct {
	ID        LessonID
	Title     Text
	Minutes   int // reading time, 1 to 60
	Concepts  []ConceptID
	Quiz      QuizID
	Lab       LabID
	Reward    RewardID
	Blocks    []Block
	Takeaways []Block // sentences only
	Sources   []Safe
	Verified  string // YYYY-MM-DD
}

// BlockKind says what a block of a lesson is.
type BlockKind string

// The kinds of block.
const (
	Heading  BlockKind = "heading"  // begins a section
	Sentence BlockKind = "sentence" // a point: a line per language, with its gist
	Fence    BlockKind = "fence"    // code, the same in every language
	Art      BlockKind = "art"      // text art, with a label for those who cannot see it
)

// Mark is how a sentence is set off.
type Mark string

// The marks of a sentence.
const (
	Plain   Mark = ""
	Bullet  Mark = "bullet"
	Number  Mark = "number"
	Callout Mark = "callout"
)

// Block is one piece of a lesson, in the order of the file.
type Block struct {
	Kind   BlockKind
	Anchor string // what items cite; unique in its lesson
	Text   Text   // heading, sentence, or the label of text art
	Gist   Text   // the point in a few words; a language without its own gist has no lines
	Mark   Mark
	Code   *Code          // of a fence, or the picture of text art (Lang "text")
	Local  map[Lang]*Code // text art drawn for one language
}

// Code is verbatim text: an exhibit, a fence or a picture.
type Code struct {
	Lang  string // sql, json, yaml, shell, text
	Lines []Safe
}
