package exam

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/plot"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Report is the report of a paper that was handed in: what it says as a whole, and a list of all its
// questions.
type Report struct {
	of     game.PaperReport
	back   screen.Intent // where esc leads
	says   []insight.Section
	tab    int
	list   widget.List
	scroll widget.Scroll
	laid   *widget.LineMemo
}

const (
	resultTab = iota
	questionsTab
	tabs
)

// NewReport makes the screen; back is where it leads. For an n above 0 it begins with the list of
// questions, at the question with that number.
func NewReport(of game.PaperReport, back screen.Intent, n int) Report {
	r := Report{of: of, back: back, says: papers.Report(&of), list: widget.List{Rows: len(of.Sheets)}, laid: new(widget.LineMemo)}
	if n > 0 {
		r.tab, r.list = questionsTab, r.list.To(n-1)
	}
	return r
}

// Update turns to the other part, scrolls, or opens a question.
func (r Report) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k, x := a.Keys, keymap.ForExam()
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return r.click(a, tea.Mouse(click))
	}
	if at, ok := widget.Turned(k, msg, r.tab, tabs); ok {
		r.tab, r.scroll = at, widget.Scroll{}
		return r, nil
	}
	id := r.of.Paper.ID
	switch {
	case keymap.Pressed(msg, k.Back):
		return r, r.back
	case keymap.Pressed(msg, x.StarMissed):
		return r, screen.StarMissed{Paper: id}
	case r.tab == questionsTab && keymap.Pressed(msg, x.LeaveOut) && r.list.Rows > 0:
		return r, screen.LeaveOut{Paper: id, N: r.list.At + 1}
	case r.tab == questionsTab && (keymap.Pressed(msg, k.Enter) || keymap.Pressed(msg, k.Space)) && r.list.Rows > 0:
		return r, screen.ShowSheet{Paper: id, N: r.list.At + 1}
	case keymap.Pressed(msg, k.Enter):
		r.tab, r.scroll = questionsTab, widget.Scroll{}
		return r, nil
	}
	if r.tab == questionsTab {
		r.list = r.chosen(a, msg)
		return r, nil
	}
	if moved, ok := r.scroll.Hear(k, msg, len(r.lines(a)), r.room(a)); ok {
		r.scroll = moved
	}
	return r, nil
}

// chosen is the list after a key or the wheel.
func (r Report) chosen(a screen.Area, msg tea.Msg) widget.List {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		return r.list.To(r.list.At + map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[wheel.Button])
	}
	if by := widget.Pages(a.Keys, msg); by != 0 {
		return r.list.To(r.list.At + by*(r.room(a)-1))
	}
	list, _ := r.list.Step(a.Keys, msg)
	return list
}

// click turns to a part whose name is clicked, and chooses or opens a question.
func (r Report) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	if tab, ok := r.tabs(a).At(at.X); ok && at.Y == r.margin(a)+1 {
		r.tab, r.scroll = tab, widget.Scroll{}
		return r, nil
	}
	line := at.Y - r.margin(a) - headHeight
	if r.tab != questionsTab || line < 0 || line >= r.room(a) {
		return r, nil
	}
	switch n := line + r.from(a); {
	case n >= r.list.Rows:
	case n == r.list.At:
		return r, screen.ShowSheet{Paper: r.of.Paper.ID, N: n + 1}
	default:
		r.list = r.list.To(n)
	}
	return r, nil
}

// Help gives the keys.
func (r Report) Help(a screen.Area) []key.Binding {
	k, x, b := a.Keys, keymap.ForExam(), a.Book()
	on := r.tab == questionsTab && r.list.Rows > 0
	out, back := b.Exam.KeyLeaveOut, b.Keys.Next
	if on && r.of.Sheets[r.list.At].Excluded {
		out = b.Exam.KeyTakeIn
	}
	if _, to := r.back.(screen.ShowExam); to {
		back = b.Keys.Back
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Keys.Open), on),
		keymap.If(keymap.Says(k.Enter, b.Exam.TabQuestions), !on),
		keymap.Says(k.Sides, b.Keys.OtherTab),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), on),
		keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), !on && !widget.Fits(len(r.lines(a)), r.room(a))),
		keymap.Says(k.Back, back),
		keymap.If(keymap.Says(x.LeaveOut, out), on),
		keymap.If(keymap.Says(x.StarMissed, b.Exam.KeyStar), len(r.of.Missed()) > 0),
	}
}

const headHeight = 3 // the title, the names of the parts, and an empty line

func (r Report) margin(a screen.Area) int { return widget.Margin(a.Height) / 3 }

func (r Report) room(a screen.Area) int { return max(1, a.Height-headHeight-r.margin(a)) }

func (r Report) tabs(a screen.Area) widget.TabLine {
	return widget.Tabs(a, []widget.Tab{
		{Name: func(in screen.Area) string { return in.Book().Exam.TabResult }},
		{Name: func(in screen.Area) string { return in.Book().Exam.TabQuestions }, Figure: strconv.Itoa(len(r.of.Sheets))},
	}, r.tab, a.Width)
}

// Draw draws the part that is shown below the title and the names of both.
func (r Report) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	title := widget.Heading(a, a.Width, func(in screen.Area) string {
		return t.Heading.Render(in.Book().Say(game.Say("paper.Heading").With("exam", r.of.Paper.Exam.Short(), "date", r.of.Paper.Day.String())))
	})
	out := append(make([]string, r.margin(a)), widget.Cut(title, a.Width, t.Sign.More), r.tabs(a).Line, "")
	if r.tab == questionsTab {
		return screen.Drawing{Lines: append(out, r.questions(a)...)}
	}
	return screen.Drawing{Lines: append(out, r.scroll.Window(t, r.lines(a), a.Width, r.room(a))...)}
}

// lines are the sections of the report.
func (r Report) lines(a screen.Area) []string {
	return r.laid.For(a, func() []string {
		return plot.Sections(a, r.says)
	})
}

// from is the first question that is seen.
func (r Report) from(a screen.Area) int {
	return widget.Scroll{}.Show(r.list.At, r.list.At, r.list.Rows, r.room(a)).From(r.list.Rows, r.room(a))
}

// questions lists the questions, one in a line.
func (r Report) questions(a screen.Area) []string {
	from, room := r.from(a), r.room(a)
	var seen []string
	for i := from; i < min(r.list.Rows, from+room); i++ {
		seen = append(seen, r.question(a, i))
	}
	if r.list.Rows <= room {
		return seen
	}
	return widget.Scroll{Top: from}.Part(a.Theme, seen, r.list.Rows, a.Width)
}

// question is the line of a question: its number, what became of it, its domain, and how it begins.
func (r Report) question(a screen.Area, i int) string {
	t, s := a.Theme, &r.of.Sheets[i]
	point, ink := " ", t.Text
	if i == r.list.At {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
	}
	sign, of := outcome(t, s)
	number := strconv.Itoa(s.N)
	state := of.Render(a.Book().Say(papers.Outcome(s)))
	beside := a.Book().Fill(a.Book().Exam.InDomain, "n", strings.TrimPrefix(string(s.Domain), "d"))
	if s.Unscored && s.Counts() {
		beside += ", " + a.Book().Exam.Uncounted
	}
	state += t.Muted.Render(" (" + beside + ")")
	lead := point + widget.Blank(4-len(number)) + t.Key.Render(number) + "  " + of.Bold().Render(sign) + " "
	asks := a.Book().Exam.TextGone
	if s.Found {
		asks = s.Question.Item.CitedIn(a.Speech.Within(s.Question.Pack)[0])
	} else {
		asks = phrase.Fill(asks, "n", number)
	}
	return widget.Spread(lead+ink.Render(asks), state, a.Width, t.Sign.More)
}

// outcome is the sign of what became of a question, and its ink.
func outcome(t *style.Theme, s *game.ReportSheet) (string, style.Ink) {
	switch {
	case !s.Counts():
		return t.Sign.Minus, t.Muted
	case !s.Answered:
		return t.Sign.Open, t.Gold
	case s.Right:
		return t.Sign.Right, t.Right
	}
	return t.Sign.Wrong, t.Wrong
}
