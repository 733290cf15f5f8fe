// Package record shows what a player has reached, in parts that are worked out when they are first
// looked at: an overview, and the sections of game/insight with their plots.
package record

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/plot"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Record shows what was reached: figures from disk, and what the answers tell. While nothing
// can be saved it shows what was played, and says so.
type Record struct {
	packs  []*content.Pack
	player *game.Player
	now    game.Moment

	at     int // the part that is shown: 0 for the overview, then the sections in their order
	scroll widget.Scroll
	made   *made
}

// made is what was worked out and laid out, shared by all copies of a screen.
type made struct {
	marked   []game.MarkedItem
	missions game.MissionCount
	insight  *insight.Insight
	laid     []widget.LineMemo // of each section
}

// New makes the screen. It works out nothing but what the overview shows.
func New(packs []*content.Pack, player *game.Player, now game.Moment) Record {
	r := Record{packs: packs, player: player, now: now}
	r.made = r.make()
	return r
}

func (r Record) make() *made {
	return &made{
		marked:   r.player.Marked(r.packs, r.now),
		missions: r.player.Missions(r.packs),
		insight:  insight.New(r.player, r.packs, r.now),
		laid:     make([]widget.LineMemo, len(insight.Kinds())),
	}
}

// parts is how many parts the record has.
func parts() int { return 1 + len(insight.Kinds()) }

// Breadth is wide enough for the calendar of a year.
func (r Record) Breadth() int { return plot.YearCells }

// Update shows another part, scrolls or leaves.
func (r Record) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if _, back := msg.(screen.Returned); back { // certainty may have been switched
		r.made = r.make()
		return r, nil
	}
	if part, ok := r.turned(a, msg); ok {
		if part != r.at {
			r.at, r.scroll = part, widget.Scroll{}
		}
		return r, nil
	}
	for _, b := range []key.Binding{k.Back, k.Enter, k.Record} {
		if keymap.Pressed(msg, b) {
			return r, screen.GoHome{}
		}
	}
	switch {
	case keymap.Pressed(msg, k.MixUps):
		return r, screen.ShowMixUps{}
	case keymap.Pressed(msg, k.Wager):
		return r, screen.ShowWager{}
	case keymap.Pressed(msg, keymap.ForExam().Open) && len(r.player.Papers()) > 0:
		return r, screen.ShowExam{}
	}
	if moved, ok := r.scroll.Hear(k, msg, len(r.lines(a)), r.room(a)); ok {
		r.scroll = moved
	}
	return r, nil
}

// turned tells which part a message asks for: the arrows and the tab key go round, a digit goes to its part,
// and so does a click on its name.
func (r Record) turned(a screen.Area, msg tea.Msg) (part int, ok bool) {
	n := parts()
	if at, ok := widget.Turned(a.Keys, msg, r.at, n); ok {
		return at, true
	}
	if digit, typed := keymap.Number(msg); typed && digit <= n {
		return digit - 1, true
	}
	if click, clicked := msg.(tea.MouseClickMsg); clicked && click.Button == tea.MouseLeft && click.Y == r.tabsAt(a) {
		return r.tabs(a).At(click.X)
	}
	return 0, false
}

// Help gives the keys of the screen.
func (r Record) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	return []key.Binding{
		keymap.Says(k.Back, b.Map),
		keymap.Says(k.Sides, b.OtherTab),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(r.lines(a)), r.room(a))),
		keymap.Says(k.MixUps, a.Book().QuestionKeys.MixUps),
		keymap.Says(k.Wager, a.Book().QuestionKeys.Certainty),
		keymap.If(keymap.Says(keymap.ForExam().Open, a.Book().Exam.KeyPapers), len(r.player.Papers()) > 0),
	}
}

// Draw draws the part that is shown below the title and the names of all parts, which stay where they are.
func (r Record) Draw(a screen.Area) screen.Drawing {
	out := r.head(a)
	return screen.Drawing{Lines: append(out, r.scroll.Window(a.Theme, r.lines(a), a.Width, r.room(a))...)}
}

// head is what stands above every part.
func (r Record) head(a screen.Area) []string {
	t := a.Theme
	out := make([]string, r.margin(a), r.margin(a)+headHeight)
	title := widget.Heading(a, a.Width, func(in screen.Area) string {
		words := in.Book().Record
		title := t.Heading.Render(phrase.Fill(words.Title, "name", a.Kept.Standing.Name))
		if a.Kept.State == screen.Lost {
			title += t.Line.Render(" "+t.Sign.Dot+" ") + t.Wrong.Render(words.InMemory)
		}
		return title
	})
	return append(out, widget.Cut(title, a.Width, t.Sign.More), r.tabs(a).Line, "")
}

// headHeight is how many lines stand above every part: the title, the names of the parts, and an empty one.
const headHeight = 3

// margin is the empty lines above all of it.
func (r Record) margin(a screen.Area) int { return widget.Margin(a.Height) / 3 }

// room is how many lines of a part can be seen.
func (r Record) room(a screen.Area) int { return max(1, a.Height-headHeight-r.margin(a)) }

// tabsAt is the line on which the names of the parts stand.
func (r Record) tabsAt(a screen.Area) int { return r.margin(a) + 1 }

// tabs names all parts.
func (r Record) tabs(a screen.Area) widget.TabLine {
	names := []widget.Tab{{Name: func(in screen.Area) string { return in.Book().Record.Overview }}}
	for _, k := range insight.Kinds() {
		names = append(names, widget.Tab{Name: func(in screen.Area) string { return in.Book().Say(k.Tab()) }})
	}
	return widget.Tabs(a, names, r.at, a.Width)
}

// lines are those of the part that is shown.
func (r Record) lines(a screen.Area) []string {
	if r.at == 0 {
		return r.overview(a)
	}
	kind := insight.Kinds()[r.at-1]
	return r.made.laid[r.at-1].For(a, func() []string { return plot.Section(a, r.made.insight.Section(kind)) })
}
