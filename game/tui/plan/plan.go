// Package plan shows the settings of the review, changes them, and shows what is coming.
package plan

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// settle is how long nothing must be changed before a change is kept, so that a key that is
// held is one change.
const settle = 400 * time.Millisecond

// Plan is the settings in rows: the arrows choose a row and change it, digits type a value. What
// is coming is a page of its own.
type Plan struct {
	packs  []*content.Pack
	player *game.Player
	now    game.Moment

	draft   game.StudyPlan // as it is shown; kept once nothing was changed for a while
	list    widget.List
	day     int // of the rest days the one that keys act on, 0 for Monday
	field   widget.Field
	typing  bool        // into the field, in the place of the value
	trouble game.Notice // why what was typed is not taken; may be empty

	ahead  bool // what is coming is shown
	scroll widget.Scroll
	coming *forecast // shared by all copies of the screen
}

// New reads the settings of a player.
func New(packs []*content.Pack, player *game.Player, now game.Moment) Plan {
	return Plan{packs: packs, player: player, now: now, draft: player.Plan(), list: widget.List{Rows: len(rows)}, coming: new(forecast)}
}

// Typing reports whether a value is typed.
func (p Plan) Typing() bool { return p.typing }

// Update changes a setting, shows what is coming, or leaves.
func (p Plan) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	if _, woke := msg.(screen.Woke); woke {
		if p.changed() {
			return p, screen.TunePlan{Change: p.change()}
		}
		return p, nil
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return p.click(a, tea.Mouse(click))
	}
	switch {
	case p.ahead:
		return p.lookAhead(a, msg)
	case p.typing:
		return p.typed(a, msg)
	}
	return p.hear(a, msg)
}

// hear takes the keys that choose a row and change it.
func (p Plan) hear(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if list, ok := p.list.Step(k, msg); ok {
		p.list, p.trouble = list, game.Notice{}
		return p, nil
	}
	switch {
	case keymap.Pressed(msg, k.Back), keymap.Pressed(msg, k.Settings):
		return p, p.leave()
	case keymap.Pressed(msg, k.Left):
		return p.step(a, -1)
	case keymap.Pressed(msg, k.Right):
		return p.step(a, 1)
	case keymap.Pressed(msg, k.PageUp):
		return p.step(a, -far)
	case keymap.Pressed(msg, k.PageDown):
		return p.step(a, far)
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return p.take(a)
	case p.row().typed != nil && digits(msg):
		p.typing, p.field, p.trouble = true, widget.NewField("", fieldWidth), game.Notice{}
		return p.typed(a, msg)
	}
	if n, ok := keymap.Number(msg); ok && p.list.At == restRow && n <= len(game.WeekFromMonday) {
		p.day = n - 1
		return p.take(a)
	}
	return p, nil
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
func (p Plan) row() *row { return &rows[p.list.At] }

// step changes the chosen row by some steps; of the rest days it chooses another day.
func (p Plan) step(a screen.Area, by int) (screen.Screen, screen.Intent) {
	if p.list.At == restRow {
		p.day = min(max(p.day+by, 0), len(game.WeekFromMonday)-1)
		return p, nil
	}
	if p.row().step == nil {
		return p, nil
	}
	return p.put(a, p.row().step(p, by))
}

// take does what enter does with the chosen row.
func (p Plan) take(a screen.Area) (screen.Screen, screen.Intent) {
	switch r := p.row(); {
	case p.list.At == aheadRow:
		return p.showAhead()
	case p.list.At == restRow:
		return p.put(a, p.toggled())
	case r.typed != nil:
		p.typing, p.field, p.trouble = true, widget.NewField(r.shown(p), fieldWidth), game.Notice{}
		return p, nil
	}
	return p.step(a, 1)
}

// toggled gives the settings with the chosen day as a rest day, or no rest day any more. One
// day stays for study.
func (p Plan) toggled() game.StudyPlan {
	next := p.draft
	if next.Rest ^= game.On(game.WeekFromMonday[p.day]); len(next.Rest.Days()) == len(game.WeekFromMonday) {
		return p.draft
	}
	return next
}

// put shows changed settings, and keeps them after a while.
func (p Plan) put(a screen.Area, next game.StudyPlan) (screen.Screen, screen.Intent) {
	p.trouble = game.Notice{}
	if next == p.draft {
		if p.list.At == restRow {
			p.trouble = game.Say("plan.AllRest")
		}
		return p, nil
	}
	if a.Watches {
		return p, screen.TunePlan{} // is refused with the reason
	}
	p.draft = next
	return p, screen.Wait{For: settle}
}

// typed takes a key while a value is typed.
func (p Plan) typed(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		p.typing, p.trouble = false, game.Notice{}
		return p, nil
	case keymap.Pressed(msg, a.Keys.Enter):
		next, wrongly := p.row().typed(p, a.AllBooks(), p.field.Value())
		if !wrongly.Empty() {
			p.trouble = wrongly
			return p, nil
		}
		p.typing = false
		return p.put(a, next)
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		p.field, _ = p.field.Hear(msg)
		p.trouble = game.Notice{}
	}
	return p, nil
}

// changed reports whether something is shown that is not kept yet.
func (p Plan) changed() bool {
	is := p.player.Plan()
	is.Since = p.draft.Since
	return is != p.draft
}

// change is all settings as they are shown.
func (p Plan) change() game.Planned {
	d := p.draft
	return game.Planned{New: &d.New, Items: &d.Items, Minutes: &d.Minutes, Rest: &d.Rest, Exam: &d.Exam, Balance: &d.Balance}
}

// leave keeps what was changed and goes to the map.
func (p Plan) leave() screen.Intent {
	if p.changed() {
		return screen.TunePlan{Change: p.change(), Leave: true}
	}
	return screen.GoHome{}
}

// Help gives the keys.
func (p Plan) Help(a screen.Area) []key.Binding {
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
	enter := say(game.Say("plan.KeyChange"))
	switch p.list.At {
	case aheadRow:
		enter = b.Keys.Open
	case restRow:
		enter = say(game.Say("plan.KeyToggle"))
	}
	sides := say(game.Say("plan.KeyLess"))
	if p.list.At == restRow {
		sides = say(game.Say("plan.KeyDay"))
	}
	return []key.Binding{
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.If(keymap.Says(k.Sides, sides), p.row().step != nil || p.list.At == restRow),
		keymap.Says(k.Enter, enter),
		keymap.If(keymap.Says(k.Digit, say(game.Say("plan.KeyType"))), p.row().typed != nil),
		keymap.If(keymap.As(k.Digit, "1-7", say(game.Say("plan.KeyToggle"))), p.list.At == restRow),
		keymap.If(keymap.Says(k.Pages, say(game.Say("plan.KeyWeeks"))), p.list.At == examRow),
		keymap.Says(k.Back, b.Keys.Map),
	}
}
