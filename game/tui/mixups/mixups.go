// Package mixups lists the misconceptions that a player's answers have shown.
package mixups

import (
	"slices"
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

// MixUps is the screen: every misconception that the player's answers have shown and not
// yet disproved, with what is true instead.
type MixUps struct {
	rows   []row
	list   widget.List
	ever   bool // something was answered wrong and cured
	scroll widget.Scroll
	free   bool // the player scrolled away from the chosen row
	laid   *widget.Memo[widget.Page]
}

// row is one misconception of a pack.
type row struct {
	pack     *content.Pack
	confused game.Confused
	items    int  // that can show it, in one drill
	waits    bool // there are some, once an open quiz is finished
}

// New reads the map.
func New(packs []*content.Pack, player *game.Player) MixUps {
	var m MixUps
	for _, pack := range packs {
		confused := player.Confusions(pack)
		for _, c := range confused {
			items := min(game.DrillMost, len(player.DrillableFor(pack, c.Misconception.ID)))
			m.rows = append(m.rows, row{pack: pack, confused: c, items: items, waits: player.DrillWaits(pack, c.Misconception.ID)})
		}
	}
	m.list = widget.List{Rows: len(m.rows)}
	m.ever = player.Answers > player.Correct
	m.laid = new(widget.Memo[widget.Page])
	return m
}

// Update chooses a misconception, and begins the drill of it, or of all in its pack.
func (m MixUps) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.MixUps):
		return m, screen.GoHome{}
	case keymap.Pressed(msg, k.Enter) && len(m.rows) > 0:
		r := m.rows[m.list.At]
		if r.items == 0 {
			return m, nil
		}
		return m, screen.Play{Goal: game.DrillMixUps{Pack: r.pack, Belief: r.confused.Misconception.ID}}
	case keymap.Pressed(msg, k.All) && m.drillsAll():
		return m, screen.Play{Goal: game.DrillMixUps{Pack: m.rows[m.list.At].pack}}
	case keymap.Pressed(msg, k.Enter):
		return m, screen.GoHome{}
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return m.click(a, tea.Mouse(click))
	}
	if list, ok := m.list.Step(k, msg); ok && list != m.list {
		m.list, m.free, m.laid = list, false, new(widget.Memo[widget.Page])
		return m, nil
	}
	if moved, ok := m.scrolled(a).Hear(k, msg, len(m.page(a).Lines), m.height(a)); ok {
		m.scroll, m.free = moved, true
	}
	return m, nil
}

// drillsAll reports whether there are several mix-ups in which the player may be practised,
// and something to ask in the pack of the chosen one.
func (m MixUps) drillsAll() bool {
	return len(m.rows) > 1 && slices.ContainsFunc(m.rows, func(r row) bool { return r.pack == m.rows[m.list.At].pack && r.items > 0 })
}

// takeRow is the only thing that a click does here.
const takeRow widget.Deed = 0

// click chooses a misconception, and begins the drill of one that is chosen already or at the
// line that says so.
func (m MixUps) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	if len(m.rows) == 0 {
		return m, nil
	}
	drill := screen.Play{Goal: game.DrillMixUps{Pack: m.rows[m.list.At].pack, Belief: m.rows[m.list.At].confused.Misconception.ID}}
	p, height := m.page(a), m.height(a)
	asks := m.rows[m.list.At].items > 0
	if at.Y == headHeight(a)+min(height, len(p.Lines))+1 && asks {
		return m, drill
	}
	if at.Y < headHeight(a) || at.Y >= headHeight(a)+height {
		return m, nil
	}
	switch found, ok := p.Find(at.X, at.Y-headHeight(a)+m.scrolled(a).From(len(p.Lines), height)); {
	case !ok:
	case found.N == m.list.At && asks:
		return m, drill
	default:
		m.list, m.free, m.laid = m.list.To(found.N), false, new(widget.Memo[widget.Page])
	}
	return m, nil
}

// Help gives the keys of the map.
func (m MixUps) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, b.QuestionKeys.DrillOne), len(m.rows) > 0 && m.rows[m.list.At].items > 0),
		keymap.If(keymap.Says(k.All, b.QuestionKeys.DrillAll), m.drillsAll()),
		keymap.If(keymap.Says(k.Choose, b.Keys.Move), len(m.rows) > 1),
		keymap.If(keymap.Says(k.Pages, b.Keys.Scroll), !widget.Fits(len(m.page(a).Lines), m.height(a))),
		keymap.Says(k.Back, b.Keys.Map),
	}
}

// margin is the empty lines above the title.
func margin(a screen.Area) int { return widget.Margin(a.Height) / 3 }

// headHeight is the title with what stands above it and an empty line below.
func headHeight(a screen.Area) int { return margin(a) + 2 }

// footHeight is what enter does with an empty line above.
const footHeight = 2

func (m MixUps) height(a screen.Area) int { return max(1, a.Height-headHeight(a)-footHeight) }

// Draw draws the map.
func (m MixUps) Draw(a screen.Area) screen.Drawing {
	t := a.Theme
	title := func(in screen.Area) string { return t.Heading.Render(in.Book().MixUps.Title) }
	out := append(make([]string, margin(a)), widget.Heading(a, a.Width, title), "")
	if len(m.rows) == 0 {
		said := widget.SayEach(a, a.Width-widget.Gutter-10, widget.Inks{First: t.Text, Second: t.Second}, func(in screen.Area) string {
			if m.ever {
				return in.Book().MixUps.NoneMore
			}
			return in.Book().MixUps.None
		})
		if len(said) < 3 {
			said = append([]string{""}, said...)
		}
		return screen.Drawing{Lines: append(out, widget.Beside(widget.Owl(t, widget.Happy), said, 7, 3)...)}
	}
	out = append(out, m.scrolled(a).Window(t, m.page(a).Lines, a.Width, m.height(a))...)
	if m.rows[m.list.At].items == 0 {
		none := widget.Heading(a, a.Width, func(in screen.Area) string {
			if m.rows[m.list.At].waits {
				return t.Muted.Render(in.Book().MixUps.QuizFirst)
			}
			return t.Muted.Render(in.Book().MixUps.NothingAsked)
		})
		return screen.Drawing{Lines: append(out, "", widget.Cut(none, a.Width, t.Sign.More))}
	}
	deed := t.Key.Render("enter") + " " + t.Gold.Render(t.Sign.Gist) + " " + widget.Heading(a, a.Width/2, func(in screen.Area) string { return t.Gold.Bold().Render(in.Book().MixUps.Drill) })
	count := widget.Heading(a, a.Width-widget.Width(deed)-2, func(in screen.Area) string {
		return t.Muted.Render(phrase.Fill(in.Book().MixUps.DrillCount, "n", strconv.Itoa(m.rows[m.list.At].items)))
	})
	return screen.Drawing{Lines: append(out, "", widget.Spread(deed, count, a.Width, t.Sign.More))}
}

// scrolled is how far the list is scrolled: the chosen row is in sight, and the first one
// with what stands above it.
func (m MixUps) scrolled(a screen.Area) widget.Scroll {
	p := m.page(a)
	_, last, _ := p.Focused()
	if m.free || m.list.At == 0 && last < m.height(a) {
		return m.scroll
	}
	return p.InSight(m.scroll, m.height(a))
}

// page lays the rows out below the titles of their packs.
func (m MixUps) page(a screen.Area) widget.Page {
	return m.laid.For(a, func() widget.Page {
		var p widget.Page
		for i, r := range m.rows {
			if i == 0 || r.pack != m.rows[i-1].pack {
				if i > 0 {
					p.Add("")
				}
				pen := widget.NewPen(a, r.pack)
				p.Add(pen.Named(r.pack.Meta().Title, pen.Muted()))
			}
			first := len(p.Lines)
			p.Add("")
			p.Add(m.row(a, i)...)
			p.Mark(first+1, len(p.Lines)-1, 0, widget.Unlimited, takeRow, i)
			if i == m.list.At {
				p.Focus(first, len(p.Lines)-1)
			}
		}
		return p
	})
}

// row draws a misconception: what it says, how often it was shown, and its cure.
func (m MixUps) row(a screen.Area, i int) []string {
	t, r := a.Theme, m.rows[i]
	pen := widget.NewPen(a, r.pack)
	inside := pen.Inset(4, 0)
	point, inks := " ", widget.One(t.Text.Italic())
	if i == m.list.At {
		point, inks = t.Accent.Bold().Render(t.Sign.Point), widget.One(t.Accent.Bold().Italic())
	}
	out := widget.Indent(inside.Text(r.confused.Misconception.Says, inks), point+" "+t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	facts := func(in screen.Area) string {
		words := in.Book().MixUps
		shown := words.Once
		if r.confused.Shown > 1 {
			shown = phrase.Fill(words.Shown, "n", strconv.Itoa(r.confused.Shown))
		}
		return shown + " " + t.Sign.Dot + " " + phrase.Fill(words.Newest, "date", r.confused.Day.String()) + " " + t.Sign.Dot + " " +
			phrase.Fill(words.Met, "n", strconv.Itoa(r.confused.Met), "of", strconv.Itoa(game.Cured))
	}
	out = append(out, widget.Shift(widget.SayEach(a, inside.Width, widget.One(t.Muted), facts), 4)...)
	cure := inside.Inset(2, 0).Text(r.confused.Misconception.Fix, pen.Reading())
	return append(out, widget.Shift(widget.Indent(cure, t.Right.Bold().Render(t.Sign.Right)+" "), 4)...)
}
