// Package summary shows how a sitting or a practice went.
package summary

import (
	"math"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Summary tells how a sitting went and what comes of it.
type Summary struct {
	step   game.SummaryStep
	scroll widget.Scroll
	laid   *widget.LineMemo
}

// New makes the screen.
func New(step game.SummaryStep) Summary {
	return Summary{step: step, laid: new(widget.LineMemo)}
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
		keymap.If(keymap.Says(k.Practise, phrase.Fill(b.Practise, "n", strconv.Itoa(len(s.step.Missed)))), s.step.Redo != nil),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(s.lines(a)), a.Height)),
	}
}

// Draw draws the summary.
func (s Summary) Draw(a screen.Area) screen.Drawing {
	return screen.Drawing{Lines: s.scroll.Window(a.Theme, s.lines(a), a.Width, a.Height)}
}

func (s Summary) lines(a screen.Area) []string {
	return s.laid.For(a, func() []string { return s.layout(a) })
}

func (s Summary) layout(a screen.Area) []string {
	width := a.Width
	out := make([]string, widget.Margin(a.Height))
	if s.step.Practice {
		return append(out, s.practised(a, width)...)
	}
	out = append(out, s.result(a, width)...)
	t, words := a.Theme, a.Book().Summary
	if len(s.step.Missed) == 0 {
		return append(out, t.Right.Render(t.Sign.Right+" "+words.NothingMissed))
	}
	out = append(out, t.Heading.Render(words.MissedTitle), "")
	for _, q := range s.step.Missed {
		lines := widget.NewPen(a, q.Pack).Inset(2, 0).Asked(q.Item)
		out = append(append(out, widget.Indent(lines, t.Wrong.Render(t.Sign.Wrong)+" ")...), "")
	}
	return out
}

func (s Summary) practised(a screen.Area, width int) []string {
	t, words := a.Theme, a.Book().Summary
	count := phrase.Fill(words.PracticeCount, "got", strconv.Itoa(s.step.Got), "of", strconv.Itoa(s.step.Of))
	return withOwl(a, widget.Winking, append([]string{t.Heading.Render(words.PracticeDone)}, widget.Wrap(t.Text.Render(count), width-10)...))
}

// withOwl puts the owl to the left of some lines.
func withOwl(a screen.Area, mood widget.Mood, lines []string) []string {
	return widget.Beside(widget.Owl(a.Theme, mood), lines, 7, 3)
}

func (s Summary) result(a screen.Area, width int) []string {
	t, words := a.Theme, a.Book().Summary
	got, of := strconv.Itoa(s.step.Got), strconv.Itoa(s.step.Of)
	mood, ink := widget.Happy, t.Right
	head := t.Right.Bold().Render(t.Sign.Right + " " + words.Passed)
	if !s.step.Passed {
		mood, ink = widget.Winking, t.Gold
		head = t.Gold.Bold().Render(t.Sign.Here + " " + words.NotYet)
	}
	share := 0
	if s.step.Of > 0 {
		share = 100 * s.step.Got / s.step.Of
	}
	need := strconv.Itoa(int(math.Ceil(100*s.step.Need - 1e-9)))
	out := withOwl(a, mood, []string{
		head,
		t.Strong.Render(phrase.Fill(words.Score, "got", got, "of", of)),
		t.Muted.Render(widget.Cut(phrase.Fill(words.Need, "need", need, "share", strconv.Itoa(share)), width-10, "")),
	})
	out = append(out, "", widget.GoalBar(t, s.step.Got, s.step.Of, s.step.Need, width, ink), "")
	if s.step.Carried > 0 {
		out = append(out, widget.Wrap(t.Muted.Render(phrase.Fill(words.Carried, "n", strconv.Itoa(s.step.Carried), "of", of)), width)...)
	}
	if !s.step.Passed {
		out = append(out, widget.Wrap(t.Text.Render(words.SitAgain), width)...)
	}
	if s.step.Carried > 0 || !s.step.Passed {
		out = append(out, "")
	}
	return out
}
