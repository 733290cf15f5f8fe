package lab

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// List is the labs of a pack with their missions, as they stood when it was opened.
type List struct {
	pack   *content.Pack
	tasks  []game.LabTask
	list   widget.List
	solved int
	of     int
}

// NewList reads the labs of a pack. The keys begin at the first mission of a lab that
// is not solved; at is "" for the first lab that has one.
func NewList(pack *content.Pack, player *game.Player, at content.LabID) List {
	l := List{pack: pack, tasks: player.LabTasks(pack)}
	for _, head := range pack.Labs() {
		g := player.LabProgress(pack, head)
		l.solved, l.of = l.solved+g.Solved, l.of+g.Missions
	}
	l.list = widget.List{Rows: len(l.tasks)}.To(game.FirstOpen(l.tasks, at))
	return l
}

// At puts the keys on a mission that was left unsolved, or on the sandbox for "".
func (l List) At(lab content.LabID, mission content.MissionID) List {
	for i, r := range l.tasks {
		if r.Lab.ID == lab && r.MissionID() == mission && (r.Mission == nil || r.Open()) {
			l.list = l.list.To(i)
		}
	}
	return l
}

// Update chooses a mission and begins it.
func (l List) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		return l.click(a, tea.Mouse(msg))
	case tea.MouseWheelMsg:
		return l.wheel(msg), nil
	}
	k := a.Keys
	var heard bool
	if l.list, heard = l.list.Hear(k, msg); heard {
		return l, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		return l, screen.GoHome{}
	case widget.Pages(k, msg) != 0:
		return l.turn(a, widget.Pages(k, msg)), nil
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return l, l.enter()
	}
	return l, nil
}

// Pointed reports that a mission may be clicked.
func (l List) Pointed() bool { return true }

// click takes a mission; the same one again opens it.
func (l List) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	p, scroll := l.missions(a, widget.NewPen(a, l.pack))
	y := at.Y - widget.HeadHeight
	if y < 0 {
		return l, nil
	}
	s, ok := p.Find(at.X, y+scroll.From(len(p.Lines), listHeight(a)))
	switch {
	case !ok:
		return l, nil
	case s.N == l.list.At:
		return l, l.enter()
	}
	l.list = l.list.To(s.N)
	return l, nil
}

// wheel takes the mission above or below.
func (l List) wheel(msg tea.MouseWheelMsg) List {
	l.list = l.list.To(l.list.At + map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	return l
}

// turn takes the mission that stands about a screen further down, or up.
func (l List) turn(a screen.Area, by int) List {
	p, _ := l.missions(a, widget.NewPen(a, l.pack))
	l.list = l.list.Turn(p, takeRow, listHeight(a), by)
	return l
}

func (l List) enter() screen.Intent {
	if len(l.tasks) == 0 {
		return nil
	}
	r := l.tasks[l.list.At]
	i := screen.EnterLab{Pack: l.pack, Lab: r.Lab.ID}
	if r.Mission != nil {
		i.Mission = r.Mission.ID
	}
	return i
}

// Help gives the keys of the list.
func (l List) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.Lab.KeyEnter), len(l.tasks) > 0),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(l.tasks) > 1),
		keymap.Says(k.Back, b.Keys.Map),
	}
}

// Draw draws the list.
func (l List) Draw(a screen.Area) screen.Drawing {
	t, words := a.Theme, a.Book().Lab
	pen := widget.NewPen(a, l.pack)
	progress := phrase.Fill(words.Progress, "n", strconv.Itoa(l.solved), "of", strconv.Itoa(l.of))
	name := content.PlainText(l.pack.Meta().Title.Line(pen.Langs[0]))
	title := t.Heading.Render(phrase.Fill(words.Labs, "pack", name))
	if widget.Width(title)+2+widget.Width(progress) > a.FrameWidth() {
		title = t.Heading.Render(name)
	}
	out := widget.Head(t, title, progress, l.solved, l.of, a.FrameWidth(), t.Gold)
	if len(l.tasks) == 0 {
		return screen.Drawing{Lines: append(out, pen.Say(words.NoLabs, t.Text)...), Heads: widget.HeadHeight}
	}
	p, scroll := l.missions(a, pen)
	return screen.Drawing{Lines: append(out, scroll.Window(t, p.Lines, a.Width, listHeight(a))...), Heads: widget.HeadHeight}
}

func listHeight(a screen.Area) int { return max(1, a.Height-widget.HeadHeight) }

// missions lays the list out, scrolled to the mission that is chosen.
func (l List) missions(a screen.Area, pen widget.Pen) (widget.Page, widget.Scroll) {
	height := listHeight(a)
	p := l.laid(a, pen, 0)
	if margin := widget.Margin(height); len(p.Lines)+margin <= height {
		p = l.laid(a, pen, margin)
	}
	return whole(p, p.InSight(widget.Scroll{}, height), height)
}

// whole scrolls on to the next mission where the first line that is seen would be in the
// middle of one. At the end of the list empty lines make room for that.
func whole(p widget.Page, s widget.Scroll, height int) (widget.Page, widget.Scroll) {
	top := s.From(len(p.Lines), height)
	focus, _, _ := p.Focused()
	for _, t := range p.Targets {
		if t.First < top && top <= t.Last && t.Last < focus {
			next := t.Last + 1
			p.Add(make([]string, max(0, next+height-len(p.Lines)))...)
			return p, widget.Scroll{Top: next}
		}
	}
	return p, s
}

func (l List) laid(a screen.Area, pen widget.Pen, margin int) widget.Page {
	p := widget.Page{Lines: make([]string, margin)}
	for i, r := range l.tasks {
		if i == 0 || r.Lab != l.tasks[i-1].Lab {
			if i > 0 {
				p.Add("")
			}
			p.Add(pen.Named(r.Lab.Title, widget.Inks{First: a.Theme.Heading, Second: a.Theme.Accent}))
			p.Put(l.line(a, pen, i), takeRow, i, false)
			if i == l.list.At { // with the title of the lab
				p.Focus(len(p.Lines)-len(l.line(a, pen, i))-1, len(p.Lines)-1)
			}
			continue
		}
		p.Put(l.line(a, pen, i), takeRow, i, i == l.list.At)
	}
	return p
}

// line is a task of the list: one line for each language, with the beginning of what is to
// be done. The one that keys act on has all of it.
func (l List) line(a screen.Area, pen widget.Pen, i int) []string {
	t, words, r := a.Theme, a.Book().Lab, l.tasks[i]
	chosen := i == l.list.At
	point, inks := " ", pen.Reading()
	if chosen {
		point = t.Accent.Bold().Render(t.Sign.Point)
		inks = widget.Inks{First: t.Strong, Second: t.Second.Bold()}
	}
	pen.Wide = false
	begun := ""
	if r.Begun {
		begun = t.Gold.Render(t.Sign.Here + " " + words.Begun)
	}
	if r.Mission == nil {
		var said []string
		for _, b := range pen.Books() {
			said = append(said, b.Lab.SandboxLong)
		}
		sandbox := inks.First.Render(strings.Join(said, " "+t.Sign.Dot+" "))
		line := point + " " + t.Accent.Render(t.Sign.Bullet) + " " + sandbox
		return []string{widget.Spread(line, begun, pen.Width, t.Sign.More)}
	}
	sign, state, said := t.Muted.Render(t.Sign.Open), t.Muted.Render(stars(t, 0)), t.Muted.Render(words.Unsolved)
	if r.Stars > 0 {
		sign = t.Right.Bold().Render(t.Sign.Right)
		state, said = t.Gold.Bold().Render(stars(t, r.Stars)), t.Gold.Render(words.Solved)
	}
	switch {
	case r.Begun:
		state = begun + " " + state
	case chosen && pen.Width >= wordsFrom:
		state = said + " " + state
	}
	inside := pen.In(pen.Width - 4 - widget.Width(state) - 2)
	var lines []string
	if chosen {
		lines = inside.Text(r.Mission.Text, inks)
	} else {
		lines = inShort(inside, r.Mission.Text, inks)
	}
	lines = widget.Indent(lines, point+" "+sign+" ")
	lines[0] = widget.Spread(lines[0], state, pen.Width, t.Sign.More)
	return lines
}

// wordsFrom is the width from which the chosen mission says in words whether it is solved.
const wordsFrom = 70

// inShort is the first sentence of a text in each language, on one line each.
func inShort(pen widget.Pen, text content.Text, inks widget.Inks) []string {
	var out []string
	for i := range pen.Langs {
		one, ink := pen.In(widget.Unlimited), inks.First
		if one.Langs = pen.Langs[i : i+1]; i > 0 {
			ink = inks.Second
		}
		if i > 0 && text.Neutral() {
			break
		}
		line := one.Line(text, widget.One(ink))
		if sentence := firstSentence(ansi.Strip(line)); sentence != "" {
			line = widget.Cut(line, widget.Width(sentence), "")
		}
		out = append(out, widget.Cut(line, pen.Width, pen.Theme.Sign.More))
	}
	return out
}

// firstSentence is the first sentence of a line, "" where it has only one.
func firstSentence(line string) string {
	at := -1
	for _, end := range []string{". ", "? ", "! "} {
		if i := strings.Index(line, end); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return line[:at+1]
}
