package content

import "slices"

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
	Number int            // of a sentence marked Number: its place in its list, as a reader of the file counts; else 0
	Code   *Code          // of a fence, or the picture of text art (Lang "text")
	Local  map[Lang]*Code // text art drawn for one language
}

// Code is verbatim text: an exhibit, a fence or a picture.
type Code struct {
	Lang  string // sql, json, yaml, shell, text
	Lines []Safe
}

// Body gives the blocks as they are read: headings that follow each other with nothing between
// them are one, named after all of them.
func (l *Lesson) Body() []Block {
	var body []Block
	for _, b := range l.Blocks {
		if last := len(body) - 1; last >= 0 && b.Kind == Heading && body[last].Kind == Heading {
			b.Text = body[last].Text.before(b.Text)
			body[last] = b
			continue
		}
		body = append(body, b)
	}
	return body
}

// Exhibits gives the code and the pictures that are shown with each sentence of the body, one
// list for each sentence in order: what follows it, and before the first sentence of a section
// what stands between its heading and the sentence. Those of a section without a sentence go,
// behind its heading, with the sentence before it, or with the first one of the lesson where there
// is none before. Alone are those of a lesson without any sentence.
func (l *Lesson) Exhibits() (shown [][]Block, alone []Block) {
	var ahead []Block // of sections whose first sentence is still to come, each behind its heading
	begins := true
	settle := func() {
		if last := len(shown) - 1; last >= 0 {
			shown[last], ahead = append(shown[last], ahead...), nil
		}
	}
	own := 0 // where in ahead the section begins that is open
	for _, b := range l.Body() {
		switch b.Kind {
		case Heading:
			settle()
			own, begins = len(ahead), true
			ahead = append(ahead, b)
		case Sentence:
			if begins && own < len(ahead) && ahead[own].Kind == Heading {
				ahead = slices.Concat(ahead[own+1:], ahead[:own]) // the heading stands above the sentence
			}
			shown = append(shown, ahead)
			ahead, begins, own = nil, false, 0
		case Fence, Art:
			ahead = append(ahead, b)
			if !begins {
				settle()
			}
		}
	}
	settle()
	return shown, ahead
}
