package exam

import (
	"strconv"
	"time"

	"quest/game"
	"quest/game/exam"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// row draws a row: what it does, and how that stands.
func (l Lobby) row(a screen.Area, i int) []string {
	t, r := a.Theme, l.rows[i]
	point, ink := " ", t.Text
	switch {
	case r.kind == begin && !r.draft.Full(), r.gone():
		ink = t.Muted
	case r.kind == goOn:
		ink = t.Gold.Bold()
	}
	if i == l.list.At {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	digit := " "
	if i < 9 {
		digit = t.Key.Render(strconv.Itoa(i + 1))
	}
	lead := point + " " + digit + "  "
	state := widget.Heading(a, a.Width/2, func(in screen.Area) string { return t.Muted.Render(l.state(in, r)) })
	title := widget.Heading(a, a.Width-widget.Width(lead)-widget.Width(state)-2, func(in screen.Area) string { return ink.Render(l.title(in, r)) })
	if widget.Width(lead)+widget.Width(title)+2+widget.Width(state) > a.Width && state != "" {
		room := a.Width - widget.Width(lead)
		return append(widget.Indent(widget.Wrap(title, room), lead), widget.Shift(widget.Wrap(state, room), widget.Width(lead))...)
	}
	return []string{widget.Spread(lead+title, state, a.Width, t.Sign.More)}
}

// title says what a row does.
func (l Lobby) title(in screen.Area, r lobbyRow) string {
	w := in.Book().Exam
	switch r.kind {
	case goOn:
		return w.GoOn
	case giveUp:
		return w.GiveUp
	case begin:
		if r.length == l.exams[l.at].Exam.Questions {
			return w.WholePaper
		}
		return w.ShortPaper
	case extraTime:
		return w.Extra
	case report:
		return in.Book().Fill(w.ReportOf, "date", r.paper.Day.String())
	}
	return ""
}

// state says how that stands.
func (l Lobby) state(in screen.Area, r lobbyRow) string {
	w, b, n := in.Book().Exam, in.Book(), strconv.Itoa
	switch r.kind {
	case goOn:
		left := time.Duration(r.paper.Minutes)*time.Minute - time.Duration(r.paper.Used())*time.Millisecond
		return b.Fill(w.GoOnSays, "answered", n(r.answers), "n", n(len(r.paper.Sheets)), "left", b.Say(papers.Clock(max(0, left))))
	case begin:
		if lack := lackOf(r.draft); lack > 0 || !r.draft.Full() {
			return b.Fill(w.Lacking, "n", n(lack))
		}
		return b.Fill(w.Size, "n", n(r.length), "minutes", n(exam.Minutes(l.exams[l.at], r.length, l.extra)))
	case extraTime:
		if l.extra {
			return w.On
		}
		return w.Off
	case report:
		return reportSays(in, r.newest)
	case giveUp:
	}
	return ""
}

// reportSays says in a few words how a paper went.
func reportSays(in screen.Area, r *game.PaperReport) string {
	return in.Book().Say(insight.PaperSays(r))
}

// lackOf is how many questions a draft lacks.
func lackOf(d game.PaperDraft) int {
	lack := 0
	for _, s := range d.Supplies {
		lack += s.Lack()
	}
	return lack
}
