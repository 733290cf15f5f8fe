// Package settings shows what can be set and changes it in place, shows the plan of the review
// and what is coming, and the profile of the player.
package settings

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/setting"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// settle is how long nothing must be changed before a change is kept, so that a key that is
// held is one change.
const settle = 400 * time.Millisecond

// far is how many days the shifted arrows move an exam date: four weeks.
const far = 28

// Settings is settings in rows: the arrows choose a row and change it, digits type a value. What
// is coming is a page of its own.
type Settings struct {
	packs  []*content.Pack
	player *game.Player
	now    game.Moment
	others []string // whose games can be opened instead, nil if none can

	title   game.Notice
	rows    []row
	draft   setting.Values // as they are shown; kept once nothing was changed for a while
	list    widget.List
	day     int // of the rest days the one that keys act on, 0 for Monday
	field   widget.Field
	typing  bool        // into the field, in the place of the value
	trouble game.Notice // why what was typed is not taken; may be empty

	ahead   bool      // what is coming is shown
	profile bool      // the profile is shown
	before  *Settings // to which the profile goes back, nil for none
	scroll  widget.Scroll
	coming  *forecast // shared by all copies of the screen
}

// New makes the screen of all settings. others are the players whose games can be opened
// instead of this one, and the player's own; nil where no other can be opened.
func New(packs []*content.Pack, player *game.Player, now game.Moment, others []string) Settings {
	s := of(packs, player, now)
	s.title, s.rows, s.others = game.Say("settings.Title"), allRows(), others
	s.list = widget.List{Rows: len(s.rows)}
	return s
}

// NewPlan makes the screen of the settings of the review.
func NewPlan(packs []*content.Pack, player *game.Player, now game.Moment) Settings {
	s := of(packs, player, now)
	s.title, s.rows = game.Say("plan.Title"), planRows()
	s.list = widget.List{Rows: len(s.rows)}
	return s
}

func of(packs []*content.Pack, player *game.Player, now game.Moment) Settings {
	return Settings{packs: packs, player: player, now: now, draft: setting.Of(player), coming: new(forecast)}
}

// scene is what the settings are asked with.
func (p Settings) scene(a screen.Area) setting.Scene {
	return setting.Scene{Player: p.player, Packs: p.packs, Now: p.now, Books: a.AllBooks(), Speech: a.Speech}
}

// Typing reports whether a value is typed.
func (p Settings) Typing() bool { return p.typing }

// Update changes a setting, opens another page, or leaves.
func (p Settings) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if p.draft.Speech != "" && p.draft.Speech != a.Speech { // its key has changed them meanwhile
		p.draft.Speech = ""
	}
	switch msg := msg.(type) {
	case screen.Woke:
		return p, p.kept()
	case screen.Returned:
		p.draft.Certainty = p.player.Wager()
		return p, nil
	case tea.MouseClickMsg:
		return p.click(a, tea.Mouse(msg))
	}
	switch {
	case p.ahead:
		return p.lookAhead(a, msg)
	case p.typing:
		return p.typed(a, msg)
	}
	return p.hear(a, msg)
}

// kept keeps what was changed; nil if nothing was.
func (p Settings) kept() screen.Intent {
	if !p.draft.Differ(p.player) {
		return nil
	}
	return screen.Tune{Values: p.draft}
}

// keptBefore keeps what was changed, and does something then.
func (p Settings) keptBefore(then screen.Intent) screen.Intent {
	if !p.draft.Differ(p.player) {
		return then
	}
	return screen.Tune{Values: p.draft, Then: then}
}

// hear takes the keys that choose a row and change it.
func (p Settings) hear(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if list, ok := p.list.Step(k, msg); ok {
		p.list, p.trouble = list, game.Notice{}
		return p, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Settings), keymap.Pressed(msg, k.Preferences):
		return p.leave()
	case keymap.Pressed(msg, k.Left):
		return p.step(a, -1)
	case keymap.Pressed(msg, k.Right):
		return p.step(a, 1)
	case p.is(setting.ExamDate) && weeks(k, msg) != 0:
		return p.step(a, weeks(k, msg))
	case widget.Pages(k, msg) != 0:
		return p.turn(a, widget.Pages(k, msg)), nil
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return p.take(a)
	case keymap.Pressed(msg, k.Wager) && p.is(setting.Certainty):
		return p, p.keptBefore(screen.ShowWager{})
	case p.row().Typed != nil && !p.is(setting.Name) && digits(msg):
		p.typing, p.field, p.trouble = true, widget.NewField("", fieldWidth), game.Notice{}
		return p.typed(a, msg)
	}
	if n, ok := keymap.Number(msg); ok && p.is(setting.Rest) && n <= len(game.WeekFromMonday) {
		p.day = n - 1
		return p.take(a)
	}
	return p, nil
}

// turn goes to the next page of rows, or to the one before.
func (p Settings) turn(a screen.Area, by int) Settings {
	page, _ := p.page(a)
	p.list = p.list.Turn(page, chooseRow, p.height(a, page, p.hint(a, page)), by)
	p.trouble = game.Notice{}
	return p
}

// weeks is by how many days a key moves the date of the exam that moves it by weeks, 0 for none.
func weeks(k *keymap.Map, msg tea.Msg) int {
	switch {
	case keymap.Pressed(msg, k.ArtLeft):
		return -far
	case keymap.Pressed(msg, k.ArtRight):
		return far
	}
	return 0
}

// digits reports whether a message types a digit, or is a paste.
func digits(msg tea.Msg) bool {
	if !keymap.Types(msg) {
		return false
	}
	press, ok := msg.(tea.KeyPressMsg)
	return !ok || press.Text >= "0" && press.Text <= "9" || press.Text >= "０" && press.Text <= "９"
}

// row is what the keys act on.
func (p Settings) row() *row { return &p.rows[p.list.At] }

// is reports whether the keys act on a setting.
func (p Settings) is(id string) bool { return p.row().ID == id }

// step changes the chosen row by some steps; of the rest days it chooses another day.
func (p Settings) step(a screen.Area, by int) (screen.Screen, screen.Intent) {
	if p.is(setting.Rest) {
		p.day = min(max(p.day+by, 0), len(game.WeekFromMonday)-1)
		return p, nil
	}
	if p.row().Step == nil {
		return p, nil
	}
	return p.put(a, p.row().Step(p.scene(a), p.draft, by))
}

// take does what enter does with the chosen row.
func (p Settings) take(a screen.Area) (screen.Screen, screen.Intent) {
	switch r := p.row(); {
	case r.opens != nil:
		return r.opens(p, a)
	case p.is(setting.Rest):
		next := setting.Turned(p.draft, p.day)
		if p.trouble = next.Wrong; !next.Wrong.Empty() {
			return p, nil
		}
		return p.put(a, next.Values)
	case r.Typed != nil:
		p.typing, p.field, p.trouble = true, widget.NewField(r.Typed(p.scene(a), p.draft), fieldWidth), game.Notice{}
		return p, nil
	}
	return p.step(a, 1)
}

// put shows changed settings, and keeps them after a while.
func (p Settings) put(a screen.Area, next setting.Values) (screen.Screen, screen.Intent) {
	p.trouble = game.Notice{}
	if next == p.draft {
		return p, nil
	}
	if a.Watches {
		return p, screen.Tune{} // is refused with the reason
	}
	seen := next.Look != p.draft.Look || next.Speech != p.draft.Speech
	p.draft = next
	if seen {
		return p, screen.Try{Look: next.Look, Speech: next.Speech, For: settle}
	}
	return p, screen.Wait{For: settle}
}

// typed takes a key while a value is typed.
func (p Settings) typed(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		p.typing, p.trouble = false, game.Notice{}
		return p, nil
	case keymap.Pressed(msg, a.Keys.Enter):
		return p.enter(a)
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		var tooLong bool
		p.field, tooLong = p.field.Hear(msg)
		p.trouble = game.Notice{}
		if tooLong && p.is(setting.Name) {
			p.trouble = badName()
		}
	}
	return p, nil
}

// enter takes what was typed, or says why not.
func (p Settings) enter(a screen.Area) (screen.Screen, screen.Intent) {
	if p.row().named != nil {
		return p.row().named(p, p.field.Value())
	}
	next := p.row().Read(p.scene(a), p.draft, p.field.Value())
	if p.trouble = next.Wrong; !next.Wrong.Empty() {
		return p, nil
	}
	p.typing = false
	return p.put(a, next.Values)
}

// leave keeps what was changed and goes back: from the profile to the settings, from these to
// the map.
func (p Settings) leave() (screen.Screen, screen.Intent) {
	if p.before != nil {
		back := *p.before
		back.draft = p.draft
		return back, p.kept()
	}
	return p, p.keptBefore(screen.GoHome{})
}

// Help gives the keys.
func (p Settings) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	say := func(n game.Notice) string { return b.Say(n) }
	switch {
	case p.ahead:
		return []key.Binding{
			keymap.Says(k.Back, b.Keys.Back),
			keymap.If(keymap.Says(k.Scroll, b.Keys.Scroll), !widget.Fits(len(p.aheadLines(a)), a.Height)),
		}
	case p.typing:
		return []key.Binding{keymap.Says(k.Enter, say(game.Say("plan.KeyTake"))), keymap.Says(k.Back, b.Keys.Back)}
	}
	r, enter, sides, back := p.row(), say(game.Say("plan.KeyChange")), say(game.Say("plan.KeyLess")), b.Keys.Map
	switch {
	case r.opens != nil:
		enter = b.Keys.Open
	case p.is(setting.Rest):
		enter, sides = say(game.Say("plan.KeyToggle")), say(game.Say("plan.KeyDay"))
	case p.is(setting.ExamDate):
		sides = say(game.Say("plan.KeyByDay"))
	case r.Typed == nil:
		sides = say(game.Say("plan.KeyChange"))
	}
	if p.before != nil {
		back = b.Keys.Back
	}
	return []key.Binding{
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.If(keymap.Says(k.Sides, sides), r.Step != nil || p.is(setting.Rest)),
		keymap.Says(k.Enter, enter),
		keymap.If(keymap.Says(k.Digit, say(game.Say("plan.KeyType"))), r.Typed != nil && !p.is(setting.Name)),
		keymap.If(keymap.As(k.Digit, "1-7", say(game.Say("plan.KeyToggle"))), p.is(setting.Rest)),
		keymap.If(keymap.Says(k.ArtSides, say(game.Say("plan.KeyWeeks"))), p.is(setting.ExamDate)),
		keymap.If(keymap.Says(k.Wager, b.QuestionKeys.Certainty), p.is(setting.Certainty)),
		keymap.Says(k.Back, back),
	}
}
