package quiz

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// heading is the upper part of the screen, the same above a question and its verdict:
// what kind of question it is, of which lesson, and how many are over.
func heading(a screen.Area, pack *content.Pack, step game.QuestionStep) []string {
	words := a.Book().Quiz
	a.Width = a.FrameWidth()
	kind := words.Check
	switch step.Kind {
	case game.Sitting:
		kind = words.Sitting
	case game.Practice:
		kind = words.Practice
	case game.DueItem, game.NewItem, game.StepItem:
		kind = a.Book().Rounds.DueItem
	case game.Test:
		kind = a.Book().Rounds.Test
	case game.Correction:
		kind = words.Correction
	case game.Check:
	}
	progress := phrase.Fill(words.Question, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	lesson, pen := lessonOf(pack, step.Question.Item), widget.NewPen(a, pack)
	free := func(kind string) widget.Pen { return pen.In(a.Width - 6 - widget.Width(progress) - widget.Width(kind)) }
	if step.Kind == game.Practice && !free(kind).Fits(lesson) { // the verdict says it in full
		kind = words.PracticeShort
	}
	title := a.Theme.Heading.Render(kind)
	if !lesson.Empty() {
		title += a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + free(kind).Title(lesson, pen.Muted())
	}
	head := widget.Head(a.Theme, title, progress, step.N, step.Of, a.Width, a.Theme.Accent)
	if step.Carried > 0 && step.N == step.Carried+1 {
		said := phrase.Fill(words.Carried, "n", strconv.Itoa(step.Carried), "of", strconv.Itoa(step.Of))
		said = widget.Cut(said, a.Width, a.Theme.Sign.More)
		head[len(head)-1] = widget.Blank(a.Width-widget.Width(said)) + a.Theme.Muted.Render(said) // below the progress
	}
	return head
}

// lessonOf is the title of the lesson whose quiz an item belongs to.
func lessonOf(pack *content.Pack, item *content.Item) content.Text {
	for _, head := range pack.Lessons() {
		if quiz, ok := pack.Quiz(head.Quiz); ok && slices.Contains(quiz.Items, item.ID) {
			return head.Title
		}
	}
	return content.Text{}
}
