package insight

import (
	"quest/content"
	"quest/game"
)

// Kind is one of the parts of a record.
type Kind int

// The parts, in the order in which they are shown.
const (
	StudyDays Kind = iota
	Mastered
	Retained
	Calibrated
	MixedUp

	sections int = iota
)

// Kinds gives the parts in the order in which they are shown.
func Kinds() []Kind { return []Kind{StudyDays, Mastered, Retained, Calibrated, MixedUp} }

// Section is a part of the record as every front end shows it.
type Section struct {
	Title  game.Notice
	Blocks []Block
}

// Block is a plot with the sentences that belong to it. What a plot shows stands in the words of
// its bars, too, so that nothing is told by a drawing alone.
type Block struct {
	Title    Label // empty for the first block of a section
	Says     []game.Notice
	Calendar *Calendar
	Line     *Line
	Columns  []Column
	Bars     []Bar
	Legend   []Mark      // what the stretches of the bars mean; nil where they have one kind
	Caption  game.Notice // says how the plots are read; of no use without them
}

// Label is the name of a thing: words of the game, or a text of a pack, or both, the words before the text.
type Label struct {
	Words game.Notice
	Text  content.Text
	Pack  *content.Pack // of the text; nil for the game's own
}

// Named is the label of words of the game.
func Named(words game.Notice) Label { return Label{Words: words} }

// Empty reports whether a label names nothing.
func (l Label) Empty() bool { return l.Words.Empty() && l.Text.Empty() }

// Mark is a kind of stretch, in the order of how much it says.
type Mark int

// The marks of the stretches of bars. Given is a count, Right a share of right answers; the others
// tell how well items are known.
const (
	Given Mark = iota
	Right
	Firm
	Known
	Met
)

// Words names a mark.
func (m Mark) Words() game.Notice {
	switch m {
	case Given:
		return game.Say("insight.MarkGiven")
	case Right:
		return game.Say("insight.MarkRight")
	case Firm:
		return game.Say("insight.MarkFirm")
	case Known:
		return game.Say("insight.MarkKnown")
	case Met:
		return game.Say("insight.MarkMet")
	}
	return game.Notice{}
}

// Bar is a row of a plot: a name, stretches of a whole one after the other, and the numbers in words.
type Bar struct {
	Name      Label
	Stretches []Stretch
	Of        int        // the whole; 0 where there is nothing to draw
	Want      [2]float64 // shares of the whole between which the bar should end; both 0 for no such band
	Says      game.Notice
	Lesson    *Lesson // which the bar is about, nil for none
	InFact    Label   // what is true where the name is a mistake; empty for none
	Over      bool    // what the bar is about is over: it stands back behind the others
}

// Stretch is a part of a bar.
type Stretch struct {
	Mark Mark
	N    int
}

// Line is a plot of shares over time.
type Line struct {
	Points []Point
	Low    int // percent at the foot of the plot; its head is 100
}

// Point is a point of a line: what it is called, such as a date, and its share.
type Point struct {
	Name string
	Share
}

// Column is an hour of a day with its answers.
type Column struct {
	Name string
	Share
}

// Section gives a part of the record.
func (i *Insight) Section(k Kind) Section {
	return i.said[k].or(func() Section {
		switch k {
		case StudyDays:
			return i.studyDays()
		case Mastered:
			return i.mastered()
		case Retained:
			return i.retained()
		case Calibrated:
			return i.calibrated()
		case MixedUp:
			return i.mixedUp()
		}
		return Section{}
	})
}

// Title names a part of the record without working it out.
func (k Kind) Title() game.Notice {
	switch k {
	case StudyDays:
		return game.Say("insight.StudyDays")
	case Mastered:
		return game.Say("insight.Mastered")
	case Retained:
		return game.Say("insight.Retained")
	case Calibrated:
		return game.Say("insight.Calibrated")
	case MixedUp:
		return game.Say("insight.MixedUp")
	}
	return game.Notice{}
}

// Tab names a part of the record in a word or two.
func (k Kind) Tab() game.Notice {
	switch k {
	case StudyDays:
		return game.Say("insight.TabStudyDays")
	case Mastered:
		return game.Say("insight.TabMastered")
	case Retained:
		return game.Say("insight.TabRetained")
	case Calibrated:
		return game.Say("insight.TabCalibrated")
	case MixedUp:
		return game.Say("insight.TabMixedUp")
	}
	return game.Notice{}
}
