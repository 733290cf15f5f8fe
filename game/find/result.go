package find

import (
	"slices"

	"quest/content"
	"quest/game"
)

// Kind is what was found.
type Kind uint8

// The kinds, in the order in which they stand where they fit equally well.
const (
	ACommand Kind = iota
	ALesson
	APack
	ALab
	ATerm
	AMixUp
	APoint
	AQuestion
)

// Result is one thing that was found.
type Result struct {
	Kind    Kind
	Text    content.Text // its name, its sentence or what it asks
	More    content.Text // what a term means, what is remembered of a point; empty for others
	Command Command
	Pack    *content.Pack      // nil for a command
	Lesson  content.LessonHead // of a lesson, a point or a question; zero for none
	Point   int                // from 1
	Item    content.ItemID
	Lab     content.LabID
	Belief  content.MisconceptionID
	Within  bool // a lesson that was found by a question that the player has not met

	score int
}

// Same reports whether two results are about the same thing.
func (r Result) Same(s Result) bool {
	return r.Kind == s.Kind && r.Command == s.Command && r.Pack == s.Pack && r.Lesson.ID == s.Lesson.ID && r.Point == s.Point &&
		r.Item == s.Item && r.Lab == s.Lab && r.Belief == s.Belief && (r.Kind != ATerm || alike(r.Text, s.Text))
}

// alike reports whether two texts of a pack say the same in each of its languages.
func alike(a, b content.Text) bool {
	return slices.Equal(a.Langs(), b.Langs()) && !slices.ContainsFunc(a.Langs(), func(l content.Lang) bool { return a.Line(l) != b.Line(l) })
}

// Known gives results as a player may see them, in their order. A question that was not met
// yet is not shown, because a quiz will ask it: its lesson stands in its place, or nothing for
// a question of no lesson. A mix-up is there only for who shows it.
func Known(all []Result, p *game.Player) []Result {
	known := make([]Result, 0, len(all))
	for _, r := range all {
		switch r.Kind {
		case AQuestion:
			if _, met := p.Knowing(r.Pack.ID().Item(r.Item)); met {
				break
			}
			if r.Lesson.ID == "" {
				continue
			}
			r = Result{Kind: ALesson, Pack: r.Pack, Lesson: r.Lesson, Text: r.Lesson.Title, Within: true}
		case AMixUp:
			if !slices.ContainsFunc(p.Confusions(r.Pack), func(c game.Confused) bool { return c.Misconception.ID == r.Belief }) {
				continue
			}
		case ACommand, ALesson, APack, ALab, ATerm, APoint:
		}
		if !slices.ContainsFunc(known, r.Same) {
			known = append(known, r)
		}
	}
	return known
}

// Places gives those of some results that tell nothing of what is taught, for who is asked a
// question.
func Places(all []Result) []Result {
	return slices.DeleteFunc(slices.Clone(all), func(r Result) bool {
		return r.Kind == ATerm || r.Kind == APoint || r.Kind == AQuestion || r.Kind == AMixUp || r.Within
	})
}
