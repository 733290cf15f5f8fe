// Package boss shows what is to be known before a run against the boss of a pack: its terms, the
// stake, or why its gate is closed.
package boss

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Boss is the screen.
type Boss struct {
	pack    *content.Pack
	gate    game.BossGate
	is      game.Boss
	choices []game.FightBoss
	staking game.Staking
	purse   int
	left    []content.LessonHead // that are not done, while the gate is closed
	list    widget.List          // the choices, and the way back to the map
}

// New reads how the boss of a pack stands.
func New(pack *content.Pack, player *game.Player, now game.Moment) Boss {
	b := Boss{
		pack: pack, gate: player.BossGate(pack), is: player.Boss(pack.ID()), choices: player.BossChoices(pack, now),
		staking: player.MayStake(pack.ID(), now), purse: player.Purse(),
	}
	if len(b.choices) == 0 {
		for _, l := range pack.Path() {
			if player.State(pack, l) != game.Done {
				b.left = append(b.left, l)
			}
		}
	}
	b.list = widget.List{Rows: len(b.choices) + 1}
	return b
}

// Update chooses how the run begins, and begins it.
func (b Boss) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if click, ok := msg.(tea.MouseClickMsg); ok {
		p := b.page(a)
		found, ok := p.Find(click.X, click.Y+b.scrolled(a, p).From(len(p.Lines), a.Height))
		switch {
		case !ok:
		case found.N == b.list.At:
			return b, b.does()
		default:
			b.list = b.list.To(found.N)
		}
		return b, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back):
		return b, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return b, b.does()
	}
	if list, ok := b.list.Hear(k, msg); ok {
		b.list = list
	}
	if by := widget.Pages(k, msg); by != 0 {
		b.list = b.list.Turn(b.page(a), takeRow, a.Height, by)
	}
	return b, nil
}

// does gives what the chosen row does.
func (b Boss) does() screen.Intent {
	if b.list.At < len(b.choices) {
		return screen.Play{Goal: b.choices[b.list.At]}
	}
	return screen.GoHome{}
}

// Help gives the keys of the screen.
func (b Boss) Help(a screen.Area) []key.Binding {
	k, words := a.Keys, a.Book()
	enter := words.Keys.Map
	if b.list.At < len(b.choices) {
		enter = words.Keys.Play
	}
	return []key.Binding{
		keymap.Says(k.Enter, enter),
		keymap.If(keymap.Says(k.Choose, words.Keys.Move), b.list.Rows > 1),
		keymap.Says(k.Back, words.Keys.Map),
		keymap.If(keymap.As(k.Digit, "1-"+strconv.Itoa(b.list.Rows), words.Keys.Move), b.list.Rows > 1),
	}
}

// Draw draws the screen.
func (b Boss) Draw(a screen.Area) screen.Drawing {
	p := b.page(a)
	return screen.Drawing{Lines: b.scrolled(a, p).Window(a.Theme, p.Lines, a.Width, a.Height)}
}

func (b Boss) scrolled(a screen.Area, p widget.Page) widget.Scroll {
	if b.list.At == 0 {
		if _, last, ok := p.Focused(); ok && last < a.Height {
			return widget.Scroll{}
		}
	}
	return p.InSight(widget.Scroll{}, a.Height)
}

// takeRow is the only thing that a click does here.
const takeRow widget.Deed = 0

// page lays the screen out: with the lighthouse where there is room, in both languages where all
// of it fits, else in the first.
func (b Boss) page(a screen.Area) widget.Page {
	best := widget.Page{}
	for _, try := range []struct{ picture, both bool }{{true, true}, {true, false}, {false, true}, {false, false}} {
		best = b.lay(a, try.picture, try.both)
		if len(best.Lines) <= a.Height {
			return best
		}
	}
	return best
}

func (b Boss) lay(a screen.Area, picture, both bool) widget.Page {
	t := a.Theme
	pen := widget.NewPen(a, b.pack)
	pen.Wide = false
	pen.Langs = pen.Langs[:1]
	name := func(in screen.Area) string {
		return t.Gold.Bold().Render(t.Sign.Boss+" "+in.Book().Boss.Kind) + t.Line.Render(" "+t.Sign.Dot+" ") + t.Heading.Render(in.Book().Boss.Name)
	}
	head := widget.Heading(a, a.Width, name)
	p := widget.Page{Lines: make([]string, widget.Margin(a.Height))}
	p.Add(widget.Spread(head, pen.In(max(1, a.Width-widget.Width(head)-2)).Line(b.pack.Meta().Title, pen.Muted()), a.Width, t.Sign.More), "")
	width := a.Width
	if picture {
		width -= widget.LighthouseWidth + 3
	}
	said := b.said(a, width, both)
	if picture {
		said = widget.Beside(widget.Lighthouse(t, b.is.Won), said, widget.LighthouseWidth, 3)
	}
	p.Add(said...)
	p.Add("")
	for i := range b.list.Rows {
		point, ink := " ", t.Text
		if i == b.list.At {
			point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Strong.Underline()
		}
		row := widget.Heading(a, a.Width-5, func(in screen.Area) string { return ink.Render(b.row(in, i)) })
		p.Put([]string{point + " " + t.Key.Render(strconv.Itoa(i+1)) + "  " + row}, takeRow, i, i == b.list.At)
	}
	return p
}

// row says what a row does.
func (b Boss) row(a screen.Area, i int) string {
	if i < len(b.choices) {
		return a.Book().Boss.Choice(b.choices[i], b.is)
	}
	return a.Book().Boss.Back
}

// said is the words above the rows.
func (b Boss) said(a screen.Area, width int, both bool) []string {
	t, n := a.Theme, strconv.Itoa
	say := func(inks widget.Inks, pick func(phrase.Boss) string) []string {
		if !both {
			return widget.Wrap(inks.First.Render(pick(a.Book().Boss)), width)
		}
		return widget.SayEach(a, width, inks, func(in screen.Area) string { return pick(in.Book().Boss) })
	}
	text := widget.Inks{First: t.Text, Second: t.Second}
	out := say(widget.Inks{First: t.Text.Italic(), Second: t.Second.Italic()}, func(w phrase.Boss) string { return w.Lead })
	state := widget.Heading(a, width, func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().Boss.State(b.gate, b.is)) })
	out = append(append(out, ""), widget.Wrap(state, width)...)
	if len(b.choices) == 0 {
		if b.gate.Boss {
			out = append(out, say(text, func(w phrase.Boss) string { return w.Shut(b.gate) })...)
			out = append(out, b.missing(a, width)...)
		}
		return out
	}
	out = append(out, say(text, func(w phrase.Boss) string { return phrase.Fill(w.Terms, "of", n(b.gate.Most)) })...)
	stake := func(w phrase.Boss) string { return w.Staking(b.staking, b.purse) }
	switch {
	case b.is.Open() && b.is.Stake == 0:
		return out
	case b.is.Open():
		stake = func(w phrase.Boss) string { return phrase.Fill(w.StakeLaid, "n", n(b.is.Stake)) }
	}
	if stake(a.Book().Boss) != "" {
		out = append(out, say(widget.One(t.Muted), stake)...)
	}
	return out
}

// leastMissing is how many lessons are named before a gate that is closed, aboutMissing the lines
// around them; a taller screen names more.
const leastMissing, aboutMissing = 5, 20

// missing names the lessons that are to be done before the gate opens.
func (b Boss) missing(a screen.Area, width int) []string {
	t, pen := a.Theme, widget.NewPen(a, b.pack).In(width-2)
	pen.Wide, pen.Langs = false, pen.Langs[:1]
	var out []string
	for i, l := range b.left {
		if i == max(leastMissing, a.Height-aboutMissing) {
			return append(out, t.Muted.Render(t.Sign.More))
		}
		out = append(out, t.Muted.Render(t.Sign.Open)+" "+pen.Line(l.Title, pen.Reading()))
	}
	return out
}
