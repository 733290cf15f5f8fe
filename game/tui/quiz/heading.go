package quiz

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// heading is the heading above a question.
func (s sheet) heading(a screen.Area) []string {
	if s.live != nil {
		under := ""
		if s.live.phase == class.Talking && !s.boxes(s.scene.room(a)) {
			under = talks(a)
		}
		return liveHeading(a, under)
	}
	if s.paper != nil {
		return paperHeading(a, s.paper, s.step)
	}
	return heading(a, s.pack, s.step)
}

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
	case game.BossFight:
		kind = a.Book().Boss.Kind
	case game.Correction:
		kind = words.Correction
	case game.ExamPaper:
		kind = a.Book().Exam.Kind
	case game.Check:
	}
	switch {
	case step.Review:
		return reviewHeading(a, pack, step)
	case step.Boss != nil:
		return bossHeading(a, step)
	case step.Kind == game.ExamPaper:
		return judgedHeading(a, step)
	}
	progress := phrase.Fill(words.Question, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	lesson, pen := lessonOf(pack, step.Question.Item), widget.NewPen(a, pack)
	free := func(kind string) widget.Pen { return pen.In(a.Width - 6 - widget.Width(progress) - widget.Width(kind)) }
	if step.Kind == game.Practice && !free(kind).Fits(lesson) { // the verdict says it in full
		kind = words.PracticeShort
	}
	title := a.Theme.Heading.Render(kind)
	if !lesson.Empty() {
		title += a.Theme.Line.Render(" "+a.Theme.Sign.Dot+" ") + free(kind).Named(lesson, pen.Muted())
	}
	head := widget.Head(a.Theme, title, progress, step.N, step.Of, a.Width, a.Theme.Accent)
	if step.Carried > 0 && step.N == step.Carried+1 {
		said := phrase.Fill(words.Carried, "n", strconv.Itoa(step.Carried), "of", strconv.Itoa(step.Of))
		said = widget.Cut(said, a.Width, a.Theme.Sign.More)
		head[len(head)-1] = widget.Blank(a.Width-widget.Width(said)) + a.Theme.Muted.Render(said) // below the progress
		head = apart(a, head)
	}
	return head
}

// apart gives a heading whose last line has words an empty line below them, where the screen has
// lines to spare.
func apart(a screen.Area, head []string) []string {
	if a.Height < widget.RoomyFrom {
		return head
	}
	return append(head, "")
}

// lessonOf is the title of the lesson whose quiz an item belongs to.
func lessonOf(pack *content.Pack, item *content.Item) content.Text {
	head, _ := pack.LessonOf(item.ID)
	return head.Title
}

// reviewHeading is the heading in a review: its questions come from any pack and lesson, and
// what is asked once more is not counted.
func reviewHeading(a screen.Area, pack *content.Pack, step game.QuestionStep) []string {
	t := a.Theme
	progress := ""
	if step.Kind == game.DueItem || step.Kind == game.NewItem {
		progress = phrase.Fill(a.Book().Quiz.Question, "n", strconv.Itoa(step.N), "of", strconv.Itoa(step.Of))
	}
	kind := a.Book().Review.Occasion(step.Kind)
	pen := widget.NewPen(a, pack)
	pen = pen.In(a.Width - 6 - widget.Width(progress) - widget.Width(kind))
	title, dot := t.Heading.Render(kind), t.Line.Render(" "+t.Sign.Dot+" ")
	lesson, of := lessonOf(pack, step.Question.Item), pack.Meta().Title
	first := pen
	first.Langs, first.Wide = pen.Langs[:1], false
	both := pen.Named(of, pen.Muted())
	if !lesson.Empty() {
		both = first.In(widget.Unlimited).Line(of, pen.Muted()) + dot + first.In(widget.Unlimited).Line(lesson, pen.Muted())
		if widget.Width(both) > pen.Width {
			both = pen.Named(lesson, pen.Muted())
		}
	}
	return widget.Head(t, title+dot+both, progress, step.N, step.Of, a.Width, t.Accent)
}
