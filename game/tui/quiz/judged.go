package quiz

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Judged is a question of the report of a paper with its verdict and all reasons.
type Judged struct {
	Verdict
	paper, of int // the paper, and how many questions it has
	out       bool
}

// NewJudged makes the screen of a question of a report of so many; ok is false where no pack has it
// any longer.
func NewJudged(paper int, exam string, s game.ReportSheet, of int) (j Judged, ok bool) {
	step, ok := s.Judged()
	if !ok {
		return Judged{}, false
	}
	step.Of = of
	j = Judged{Verdict: NewVerdict(s.Question.Pack, step), paper: paper, of: of, out: s.Excluded}
	j.report = func(a screen.Area) string { return reported(a, exam, s) }
	return j, true
}

// reported says what is to be known of a question of a report beside its reasons.
func reported(a screen.Area, exam string, s game.ReportSheet) string {
	t, w := a.Theme, a.Book().Exam
	said := t.Heading.Render(exam)
	add := func(words string) { said += t.Line.Render(" "+t.Sign.Dot+" ") + t.Muted.Render(words) }
	switch {
	case s.Excluded:
		add(w.IsLeftOut)
	case s.Unscored:
		add(w.Unscored)
	}
	if !s.Answered {
		add(w.NoAnswer)
	}
	if s.Changed {
		add(w.PackHasIt)
	}
	if s.Disputed {
		add(a.Book().Verdict.Disputed)
	}
	return said
}

// Update scrolls, or goes to another question or back to the report.
func (j Judged) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	x, n := keymap.ForExam(), j.step.N
	switch {
	case keymap.Pressed(msg, x.Ahead):
		return j, screen.ShowSheet{Paper: j.paper, N: min(j.of, n+1)}
	case keymap.Pressed(msg, x.Behind):
		return j, screen.ShowSheet{Paper: j.paper, N: max(1, n-1)}
	case keymap.Pressed(msg, x.LeaveOut):
		return j, screen.LeaveOut{Paper: j.paper, N: n}
	}
	next, intent := j.Verdict.Update(a, msg)
	if v, ok := next.(Verdict); ok {
		j.Verdict = v
	}
	switch intent.(type) {
	case screen.Go, screen.GoHome:
		return j, screen.ShowReport{Paper: j.paper, N: n}
	case screen.AskNote, screen.ShowPoints:
		return j, intent
	default:
		return j, nil
	}
}

// Help gives the keys.
func (j Judged) Help(a screen.Area) []key.Binding {
	a, _ = statusLines(a, j.status, j.found)
	k, x, b := a.Keys, keymap.ForExam(), a.Book()
	out := b.Exam.KeyLeaveOut
	if j.out {
		out = b.Exam.KeyTakeIn
	}
	return []key.Binding{
		keymap.Says(k.Back, b.Exam.KeyReport),
		keymap.Says(k.Sides, b.Exam.KeyAround),
		keymap.If(keymap.Says(k.PageDown, b.Keys.Page), !j.atEnd(a) && j.scene.atEnd(a)),
		keymap.If(keymap.Says(k.Points, b.QuestionKeys.Points), len(j.step.Question.Item.Cites) > 0),
		keymap.Says(x.LeaveOut, out),
		keymap.Says(k.Dispute, b.QuestionKeys.Dispute),
		sidewaysKey(a, false, j.overhang(a)),
		keymap.If(keymap.Says(k.Fold, b.QuestionKeys.Fold), j.scene.there()),
		keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), !widget.Fits(len(j.reasons(a)), j.height(a))),
	}
}

// judgedHeading is the heading above a question of a report.
func judgedHeading(a screen.Area, step game.QuestionStep) []string {
	t, n := a.Theme, strconv.Itoa
	a.Width = a.FrameWidth()
	place := widget.Heading(a, a.Width/2, func(in screen.Area) string {
		return t.Muted.Render(in.Book().Fill(in.Book().Exam.Question, "n", n(step.N), "of", n(step.Of)))
	})
	title := widget.Heading(a, a.Width-2-widget.Width(place), func(in screen.Area) string {
		said := t.Heading.Render(in.Book().Exam.Kind)
		if marks := paperMarks(in, step); marks != "" {
			said += t.Line.Render(" "+t.Sign.Dot+" ") + marks
		}
		return said
	})
	return widget.Head(t, title, place, step.N, step.Of, a.Width, t.Accent)
}
