package home

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/insight/papers"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// sits is the row of the exam above the path: that of an open paper, the planned one, that of the
// newest paper, or the one that a pack is named after.
type sits struct {
	exam   content.BlueprintID
	open   *game.Paper
	newest *game.PaperReport
	ready  game.Notice // in a few words, with newest
}

// sitsOf looks at how the exam of the map stands; nil where there is none.
func sitsOf(r Reading) *sits {
	id, ok := r.Player.ExamOnMap(r.Packs)
	if !ok {
		return nil
	}
	s := &sits{exam: id}
	if paper, open := r.Player.OpenPaper(id); open {
		s.open = &paper
	}
	if newest, over := r.Player.NewestReport(id); over {
		b, known := game.ExamNamed(id, r.Packs)
		if report, ok := r.Player.PaperReport(newest, nil); ok && known {
			s.newest = &report
			s.ready = papers.ReadyBrief(r.Player.Readiness(b, r.Packs, r.Now))
		}
	}
	return s
}

// state says how the exam stands.
func (s *sits) state(in screen.Area) string {
	w, n := in.Book().Exam, strconv.Itoa
	switch {
	case s.open != nil:
		return in.Book().Fill(w.OnMapOpen, "answered", n(s.open.AnsweredIn()), "n", n(len(s.open.Sheets)))
	case s.newest != nil:
		return in.Book().Say(s.ready)
	}
	return w.OnMapNone
}

// more says what the pane has beside the state: the newest paper.
func (s *sits) more(in screen.Area) string {
	if s.newest == nil {
		return ""
	}
	n := strconv.Itoa
	return in.Book().Fill(in.Book().Exam.OnMapNewest, "right", n(s.newest.Scored.Right), "n", n(s.newest.Scored.Of))
}

func (s *sits) title(in screen.Area) string {
	return phrase.Fill(in.Book().Exam.OnMap, "exam", s.exam.Short())
}

// examIntent opens the papers of the exam of the map; of a map without one, those of the first exam for
// which packs have questions.
func (h Home) examIntent() screen.Intent {
	to := screen.ShowExam{From: h.destination()}
	if h.sits != nil {
		to.Exam = h.sits.exam
	}
	return to
}

// examRow draws the row of the exam.
func (h Home) examRow(a screen.Area, width int) string {
	t := a.Theme
	point, ink, told := " ", t.Text, t.Muted
	if h.sits.open != nil {
		told = t.Gold
	}
	if h.onExam {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	lead := point + " " + t.Teal.Bold().Render(t.Sign.Mark) + " "
	state := told.Render(h.sits.state(a))
	name := func(in screen.Area) string { return ink.Render(h.sits.title(in)) }
	if widget.Width(lead)+widget.Width(name(a))+2+widget.Width(state) > width {
		name = func(screen.Area) string { return ink.Render(h.sits.exam.Short()) }
	}
	title := lead + widget.Heading(a, width-widget.Width(lead)-widget.Width(state)-2, name)
	state = widget.Heading(a, width-widget.Width(title)-2, func(in screen.Area) string { return told.Render(h.sits.state(in)) })
	return widget.Spread(title, state, width, t.Sign.More)
}

// examDeed says what enter does on the row of the exam.
func (h Home) examDeed(a screen.Area, width int) string {
	t := a.Theme
	return enter(t) + widget.Heading(a, width-widget.Width(enter(t)), func(in screen.Area) string { return t.Gold.Bold().Render(h.sits.deed(in)) })
}

// deed says where enter leads.
func (s *sits) deed(in screen.Area) string {
	if s.open != nil {
		return in.Book().Exam.GoOn
	}
	return in.Book().Exam.ToPapers
}

// examPane is the box beside the path while the row of the exam is chosen. deedLine is the one that
// says what enter does.
func (h Home) examPane(a screen.Area) (drawn []string, deedLine int) {
	t, width := a.Theme, paneWidth-widget.BoxFrame
	inks := widget.Inks{First: t.Text, Second: t.Second}
	lines := []string{t.Strong.Render(h.sits.exam.Short()), ""}
	lines = append(lines, widget.SayEach(a, width, widget.One(t.Muted), h.sits.title)...)
	lines = append(lines, "")
	lines = append(lines, widget.SayEach(a, width, inks, h.sits.state)...)
	if h.sits.more(a) != "" {
		lines = append(lines, widget.SayEach(a, width, widget.One(t.Muted), h.sits.more)...)
	}
	deedLine = len(lines) + 2
	lines = append(append(lines, ""), paneDeed(a, width, h.sits.deed)...)
	return widget.Box(t, "", lines, paneWidth, t.Accent), deedLine
}
