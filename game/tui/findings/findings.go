// Package findings lists what the check says about a pack while it is written.
package findings

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/manuscript"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Findings is the screen. It lies over what is shown of the pack, or stands in its place where
// nothing of it can be shown.
type Findings struct {
	all    []manuscript.Finding
	alone  bool // there is nothing below it
	list   widget.List
	scroll widget.Scroll
}

// New makes the screen, with the keys at one of the findings.
func New(all []manuscript.Finding, alone bool, at int) Findings {
	return Findings{all: all, alone: alone, list: widget.List{Rows: len(all)}.To(at)}
}

// Alone reports whether nothing lies below the screen.
func (f Findings) Alone() bool { return f.alone }

// At is the finding at which the keys are.
func (f Findings) At() int { return f.list.At }

// Update chooses a finding, and goes to its place.
func (f Findings) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return f.click(a, tea.Mouse(click))
	}
	p, height := f.page(a), f.height(a)
	if by := widget.Pages(k, msg); by != 0 {
		f.list = f.list.Turn(p, 0, height, by)
		return f, nil
	}
	if list, heard := f.list.Hear(k, msg); heard {
		f.list = list
		return f, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back) && f.alone:
		return f, screen.GoHome{}
	case keymap.Pressed(msg, k.Back):
		return f, screen.Close{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return f, f.open()
	}
	return f, nil
}

// click chooses a finding; the same one again goes to its place.
func (f Findings) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	p, y := f.page(a), at.Y-widget.HeadHeight
	if y < 0 {
		return f, nil
	}
	s, ok := p.Find(at.X, y+p.InSight(f.scroll, f.height(a)).From(len(p.Lines), f.height(a)))
	switch {
	case !ok:
		return f, nil
	case s.N == f.list.At:
		return f, f.open()
	}
	f.list = f.list.To(s.N)
	return f, nil
}

func (f Findings) open() screen.Intent {
	switch {
	case len(f.all) == 0 && f.alone:
		return nil
	case len(f.all) == 0:
		return screen.Close{}
	}
	at := f.all[f.list.At]
	return screen.ShowPart{File: at.File, Line: at.Line}
}

// Help gives the keys.
func (f Findings) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	back := keymap.Says(k.Back, b.Keys.Close)
	if f.alone {
		back = keymap.Says(k.Back, b.Say(game.Say("proof.KeyLeave")))
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Say(game.Say("proof.KeyGo"))), len(f.all) > 0),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(f.all) > 1),
		back,
	}
}

func (f Findings) height(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// Draw draws the list over the whole area.
func (f Findings) Draw(a screen.Area) screen.Drawing {
	a.Frame = 0
	t := a.Theme
	errors := len(slices.DeleteFunc(slices.Clone(f.all), func(x manuscript.Finding) bool { return !x.Error }))
	title := widget.Heading(a, a.Width-16, func(in screen.Area) string { return t.Heading.Render(in.Book().Say(game.Say("proof.Findings"))) })
	said := game.Say("packs.Errors").Count("n", errors)
	if others := len(f.all) - errors; others > 0 {
		said = game.Say("proof.Counts").Put("errors", said).Put("others", game.Say("proof.Others").Count("n", others))
	}
	counts := a.Book().Say(said)
	out := widget.Head(t, title, counts, errors, max(1, len(f.all)), a.Width, t.Wrong)
	if len(f.all) == 0 {
		out = append(out, widget.SayEach(a, a.Width-widget.Gutter, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			return in.Book().Say(game.Say("proof.NoFindings"))
		})...)
	} else {
		p := f.page(a)
		out = append(out, p.InSight(f.scroll, f.height(a)).Window(t, p.Lines, a.Width, f.height(a))...)
	}
	for len(out) < a.Height {
		out = append(out, "")
	}
	return screen.Drawing{Lines: out}
}

// page lays the findings out, each with its place, in the first language that the game speaks.
func (f Findings) page(a screen.Area) widget.Page {
	t := a.Theme
	var p widget.Page
	for i, x := range f.all {
		point, ink, sign := "  ", t.Text, t.Gold.Render(t.Sign.Dot)
		if x.Error {
			sign = t.Wrong.Bold().Render(t.Sign.Wrong)
		}
		if i == f.list.At {
			point, ink = t.Accent.Bold().Render(t.Sign.Point)+" ", t.Accent.Bold()
		}
		first := len(p.Lines)
		said := widget.Wrap(a.Book().Say(x.Said), max(1, a.Width-widget.Gutter-4))
		for j := range said {
			said[j] = ink.Render(said[j])
		}
		p.Add(widget.Indent(said, point+sign+" ")...)
		p.Mark(first, len(p.Lines)-1, 0, widget.Unlimited, 0, i)
		if i == f.list.At {
			p.Focus(first, len(p.Lines)-1)
		}
	}
	return p
}
