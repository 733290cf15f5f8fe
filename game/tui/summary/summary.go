// Package summary shows how a sitting or a practice went.
package summary

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Summary tells how a sitting went and what comes of it.
type Summary struct {
	step   game.SummaryStep
	today  game.StudyDay
	now    time.Time // when it was shown, on the wall clock
	scroll widget.Scroll
}

// New makes the screen.
func New(step game.SummaryStep, today game.StudyDay, now time.Time) Summary {
	return Summary{step: step, today: today, now: now}
}

// Update goes on or scrolls.
func (s Summary) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	lines := len(s.lines(a))
	switch {
	case keymap.Pressed(msg, a.Keys.Enter):
		return s, screen.Go{}
	case keymap.Pressed(msg, a.Keys.Space):
		if !s.scroll.AtEnd(lines, a.Height) {
			s.scroll = s.scroll.Move(a.Height-1, lines, a.Height)
			return s, nil
		}
		return s, screen.Go{}
	case keymap.Pressed(msg, a.Keys.Back):
		return s, screen.Go{}
	case keymap.Pressed(msg, a.Keys.Practise) && s.step.Redo != nil:
		return s, screen.Play{Goal: s.step.Redo}
	case keymap.Pressed(msg, a.Keys.Onward) && s.step.Next != nil:
		return s, screen.Play{Goal: s.step.Next.Goal}
	case keymap.Pressed(msg, a.Keys.Onward) && s.reread() != nil:
		return s, screen.Play{Goal: s.reread().Goal}
	}
	if moved, ok := s.scroll.Hear(a.Keys, msg, lines, a.Height); ok {
		s.scroll = moved
	}
	return s, nil
}

// Help gives the keys of the screen.
func (s Summary) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Enter, b.Next),
		keymap.If(keymap.Says(k.Onward, s.onward(a)), s.step.Next != nil),
		keymap.If(keymap.Says(k.Onward, a.Book().Boss.Reread), s.reread() != nil),
		keymap.If(keymap.Says(k.Practise, phrase.Fill(b.Practise, "n", strconv.Itoa(len(s.step.Missed)))), s.step.Redo != nil),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(s.lines(a)), a.Height)),
	}
}

// Draw draws the summary.
func (s Summary) Draw(a screen.Area) screen.Drawing {
	return screen.Drawing{Lines: s.scroll.Window(a.Theme, s.lines(a), a.Width, a.Height)}
}

// lines is the whole summary. It is laid out anew whenever it is asked for: what was won shows
// itself once it is on disk.
func (s Summary) lines(a screen.Area) []string { return squeezed(s.layout(a), a.Height) }

// squeezed takes empty lines away, the upper ones first, as long as there are more lines than
// fit.
func squeezed(lines []string, height int) []string {
	out, over := lines[:0:0], len(lines)-height
	for _, l := range lines {
		if over > 0 && l == "" {
			over--
			continue
		}
		out = append(out, l)
	}
	return out
}

func (s Summary) layout(a screen.Area) []string {
	width := a.Width
	out := make([]string, widget.Margin(a.Height))
	if s.step.Review != nil {
		return append(out, s.reviewed(a, width)...)
	}
	if s.step.Boss != nil {
		return append(out, s.fought(a, width)...)
	}
	if s.step.Practice {
		out = append(append(out, s.practised(a, width)...), "")
		return slices.Concat(out, s.won(a, width), s.missed(a), s.tasks(a, width))
	}
	out = append(out, s.result(a, width)...)
	out = append(out, s.won(a, width)...)
	t := a.Theme
	if len(s.step.Missed) == 0 {
		out = append(out, line(a, t.Right, func(w phrase.Summary) string { return t.Sign.Right + " " + w.NothingMissed }))
		return append(out, s.tasks(a, width)...)
	}
	return slices.Concat(out, s.missed(a), s.tasks(a, width))
}

// missed is the questions with a wrong verdict below a heading, nothing where there are none.
func (s Summary) missed(a screen.Area) []string {
	if len(s.step.Missed) == 0 {
		return nil
	}
	t := a.Theme
	out := []string{line(a, t.Heading, func(w phrase.Summary) string { return w.MissedTitle }), ""}
	for _, q := range s.step.Missed {
		lines := widget.NewPen(a, q.Pack).Inset(2, 0).Asked(q.Item)
		out = append(append(out, widget.Indent(lines, t.Wrong.Render(t.Sign.Wrong)+" ")...), "")
	}
	return out
}

// tasks says which tasks of the day are done with the session, below what matters more.
func (s Summary) tasks(a screen.Area, width int) []string {
	t, w := a.Theme, s.step.Won
	var out []string
	for _, said := range a.Book().Today.Done(w.Tasks, w.AllTasks) {
		out = append(out, widget.Wrap(t.Right.Render(t.Sign.Right)+" "+t.Muted.Render(said), width)...)
	}
	return out
}

// won tells what was won since the session began, once that is on disk, and what comes next.
func (s Summary) won(a screen.Area, width int) []string {
	t, words, n := a.Theme, a.Book().Summary, strconv.Itoa
	var out []string
	w := s.step.Won
	var brought []string
	add := func(sign, form string, amount int) {
		brought = append(brought, t.Gold.Bold().Render(sign+" "+phrase.Fill(form, "n", n(amount))))
	}
	if w.XP > 0 {
		add(t.Sign.Star, words.XP, w.XP)
	}
	switch {
	case w.Gold > 0:
		add(t.Sign.Gold, words.Gold, w.Gold)
	case w.Gold < 0:
		brought = append(brought, t.Text.Render(t.Sign.Gold+" "+phrase.Fill(words.LessGold, "n", t.Sign.Minus+n(-w.Gold))))
	}
	if w.Streak > 0 && (w.Longer || w.XP > 0) {
		add(t.Sign.Star, words.Streak, w.Streak)
	}
	for _, d := range w.Kept {
		brought = append(brought, t.Gold.Render(t.Sign.Found+" "+a.Book().Called(d, a.Speech)))
	}
	switch {
	case len(brought) == 0:
	case s.waits(a):
		out = append(out, widget.Wrap(t.Muted.Render(words.XPWaits), width)...)
	default:
		label := t.Muted.Render(words.Brought) + "  "
		out = append(out, widget.Indent(widget.Wrap(strings.Join(brought, "   "), width-widget.Width(label)), label)...)
		if w.Level > 0 {
			out = append(out, t.Gold.Bold().Reverse().Render(" "+t.Sign.Star+" "+phrase.Fill(words.LevelUp, "n", n(w.Level))+" "))
		}
	}
	out = append(out, s.achieved(a, width)...)
	if s.step.Lessons > 0 {
		said := words.Path(s.step)
		out = append(out, widget.Bar(t, s.step.Done, s.step.Lessons, min(20, width/3), t.Teal)+"  "+t.Muted.Render(said))
	}
	if next := s.step.Next; next != nil {
		pen := widget.NewPen(a, next.Pack)
		label := t.Key.Render(a.Keys.Onward.Help().Key) + " " + t.Gold.Render(t.Sign.Gist) + " " + t.Gold.Bold().Render(s.nextWords(a)) + "  "
		pen = pen.Inset(widget.Width(label), 0)
		pen.Wide = false
		out = append(append(out, ""), widget.Indent(pen.Text(next.Lesson.Title, pen.Leading()), label)...)
	}
	for _, m := range w.Cured {
		pen := widget.NewPen(a, nil)
		if s.step.Pack != nil {
			pen = widget.NewPen(a, s.step.Pack)
		}
		out = append(out, "", t.Gold.Bold().Render(t.Sign.Star+" "+words.Cured))
		inside := pen.Inset(4, 0)
		out = append(out, widget.Shift(widget.Indent(inside.Text(m.Fix, inside.Reading()), t.Right.Bold().Render(t.Sign.Right)+" "), 2)...)
	}
	if len(out) > 0 {
		out = append(out, "")
	}
	return out
}

func (s Summary) practised(a screen.Area, width int) []string {
	t := a.Theme
	count := func(in screen.Area) string {
		if s.step.Due > 0 {
			return phrase.Fill(in.Book().Rounds.Counted, "got", strconv.Itoa(s.step.Got), "of", strconv.Itoa(s.step.Of), "n", strconv.Itoa(s.step.Due))
		}
		return phrase.Fill(in.Book().Summary.PracticeCount, "got", strconv.Itoa(s.step.Got), "of", strconv.Itoa(s.step.Of))
	}
	mood := widget.Winking
	if s.step.Got == s.step.Of {
		mood = widget.Happy
	}
	return withOwl(a, mood, append([]string{line(a, t.Heading, func(w phrase.Summary) string { return w.PracticeDone })},
		widget.SayEach(a, width-10, widget.Inks{First: t.Text, Second: t.Second}, count)...))
}

// line is a phrase of the summary in each language, in the first where all of it does not fit
// on one line beside the owl.
func line(a screen.Area, ink style.Ink, pick func(phrase.Summary) string) string {
	return widget.Heading(a, a.Width-10, func(in screen.Area) string { return ink.Render(pick(in.Book().Summary)) })
}

// withOwl puts the owl to the left of some lines.
func withOwl(a screen.Area, mood widget.Mood, lines []string) []string {
	return widget.Beside(widget.Owl(a.Theme, mood), lines, 7, 3)
}

func (s Summary) result(a screen.Area, width int) []string {
	t := a.Theme
	got, of := strconv.Itoa(s.step.Got), strconv.Itoa(s.step.Of)
	mood, ink := widget.Happy, t.Right
	head := line(a, t.Right.Bold(), func(w phrase.Summary) string { return t.Sign.Right + " " + w.Passed })
	if s.step.Test {
		head = lineOf(a, t.Right.Bold(), func(b *phrase.Book) string { return t.Sign.Right + " " + b.Rounds.Passed })
	}
	if !s.step.Passed {
		mood, ink = widget.Winking, t.Gold
		head = line(a, t.Gold.Bold(), func(w phrase.Summary) string { return t.Sign.Here + " " + w.NotYet })
	}
	share, need := game.Percent(s.step.Got, s.step.Of), strconv.Itoa(game.NeedPercent(s.step.Need))
	out := withOwl(a, mood, []string{
		head,
		line(a, t.Strong, func(w phrase.Summary) string { return phrase.Fill(w.Score, "got", got, "of", of) }),
		line(a, t.Muted, func(w phrase.Summary) string {
			return widget.Cut(phrase.Fill(w.Need, "need", need, "share", strconv.Itoa(share)), width-10, "")
		}),
	})
	out = append(out, "", widget.GoalBar(t, s.step.Got, s.step.Of, s.step.Need, width, ink), "")
	if s.step.Carried > 0 {
		out = append(out, widget.SayEach(a, width, widget.One(t.Muted), func(in screen.Area) string {
			return phrase.Fill(in.Book().Summary.Carried, "n", strconv.Itoa(s.step.Carried), "of", of)
		})...)
	}
	if after := s.after(); after != nil {
		out = append(out, widget.SayEach(a, width, widget.Inks{First: t.Text, Second: t.Second}, after)...)
	}
	if s.step.Carried > 0 || s.after() != nil {
		out = append(out, "")
	}
	return out
}
