package board

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// How wide what is typed may be, in cells.
const filterCells, dateCells, healthCells = 40, 10, 7

// moreTime is by how much a key changes the time of a member, in percent.
const moreTime = 25

// typing begins to type in a field.
func (b Board) typing(at step, text string, limit int) Board {
	b.step, b.field, b.bad = at, widget.NewField(text, limit), false
	return b
}

// typed types, and takes what was typed.
func (b Board) typed(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Back):
		if b.step == filtering {
			b.words = ""
		}
		b.step = browsing
		return b, nil
	case keymap.Pressed(msg, a.Keys.Enter):
		return b.entered(a)
	}
	b.field, _ = b.field.Hear(msg)
	b.bad = false
	if b.step == filtering {
		b.words, b.at[ask], b.top = strings.TrimSpace(b.field.Value()), 0, 0
	}
	return b, nil
}

// entered takes what was typed.
func (b Board) entered(a screen.Area) (screen.Screen, screen.Intent) {
	text := strings.TrimSpace(b.field.Value())
	at := b.step
	b.step = browsing
	switch at {
	case renaming:
		if m, ok := b.member(a); ok && text != "" {
			return b, screen.DoInClass{Command: class.Rename{Member: m.Player, Nick: text}}
		}
	case dating:
		if text == "" {
			text = dueDay(a)
		}
		if _, err := game.ParseDay(text); err != nil {
			b.step, b.bad = dating, true
			return b, nil
		}
		of := b.items.lessons()[min(b.picked, len(b.items.lessons())-1)]
		return b, screen.DoInClass{Command: class.Assign{Pack: of.pack.ID(), Lesson: of.head.ID, Due: text}}
	case sizing:
		health, err := strconv.Atoi(text)
		if err != nil || health <= 0 {
			b.step, b.bad = sizing, true
			return b, nil
		}
		return b, screen.DoInClass{Command: class.BeginRaid{Boss: b.packs[min(b.picked, len(b.packs)-1)].ID(), Health: health}}
	case browsing, filtering, previewing, picking, choosing:
	}
	return b, nil
}

// dueDay is until when a lesson is assigned where no day is typed: in a week.
func dueDay(a screen.Area) string { return (a.Class.Today + 7).String() }

// size asks how strong the boss is.
func (b Board) size(a screen.Area) Board {
	if b.picked >= len(b.packs) {
		return b
	}
	return b.typing(sizing, strconv.Itoa(game.RaidHealth(pupils(a.Class))), healthCells)
}

// pupils is how many students a class has.
func pupils(c *screen.Class) int {
	n := 0
	for _, m := range c.Members {
		if m.Role == class.Student {
			n++
		}
	}
	return n
}

// member gives the member of the chosen row.
func (b Board) member(a screen.Area) (class.Member, bool) {
	if b.tab != room || len(a.Class.Members) == 0 {
		return class.Member{}, false
	}
	return a.Class.Members[min(b.at[room], len(a.Class.Members)-1)], true
}

// deed does what a letter does in a part. sure is whether the same was asked for just before.
func (b Board) deed(a screen.Area, msg tea.Msg, sure bool) (screen.Screen, screen.Intent) {
	l := keymap.ForBoard()
	if b.step != browsing {
		return b, nil
	}
	switch b.tab {
	case room:
		return b.roomDeed(a, msg)
	case ask:
		if keymap.Pressed(msg, l.Filter) {
			return b.typing(filtering, b.words, filterCells), nil
		}
	case work:
		if at := b.at[work] - 1; keymap.Pressed(msg, l.Stop) && at >= 0 && at < len(a.Class.Work) {
			if b.sure = !sure; sure {
				return b, screen.DoInClass{Command: class.Unassign{Assignment: a.Class.Work[at].ID}}
			}
		}
	case raid:
		if keymap.Pressed(msg, l.Stop) && fighting(a.Class.Raid) {
			if b.sure = !sure; sure {
				return b, screen.DoInClass{Command: class.EndRaid{Raid: a.Class.Raid.ID}}
			}
		}
	case tabs:
	}
	return b, nil
}

// roomDeed does something with the chosen member, or with the room.
func (b Board) roomDeed(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	l := keymap.ForBoard()
	m, ok := b.member(a)
	do := func(c class.Command) (screen.Screen, screen.Intent) { return b, screen.DoInClass{Command: c} }
	switch {
	case keymap.Pressed(msg, l.Lock):
		return do(class.LockRoom{Locked: !a.Class.Locked})
	case !ok:
	case keymap.Pressed(msg, l.Rename):
		return b.typing(renaming, "", class.LongestName), nil
	case keymap.Pressed(msg, keymap.ForClass().Keys) && !a.Class.Projector:
		if m.Player == a.Class.Me.Player {
			return b, screen.ShowKeys{}
		}
		b.lost = true
	case keymap.Pressed(msg, l.Hide):
		return do(class.Hide{Member: m.Player, Hidden: !m.Hidden})
	case keymap.Pressed(msg, l.More):
		return do(class.GiveTime{Member: m.Player, Percent: min(class.MostExtra, m.Extra+moreTime)})
	case keymap.Pressed(msg, l.Less):
		return do(class.GiveTime{Member: m.Player, Percent: max(0, m.Extra-moreTime)})
	}
	return b, nil
}

func (b Board) roomKeys(a screen.Area) []key.Binding {
	k, l, w := a.Keys, keymap.ForBoard(), a.Book().Board
	hide, lock := w.KeyHide, w.KeyLock
	m, ok := b.member(a)
	if ok && m.Hidden {
		hide = w.KeyShow
	}
	if a.Class.Locked {
		lock = w.KeyUnlock
	}
	keys := w.KeyLost
	if m.Player == a.Class.Me.Player {
		keys = a.Book().ClassKeys.KeyKeys
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, a.Book().Classroom.KeyGo), a.Class.Running()),
		keymap.Says(k.Sides, a.Book().Keys.OtherTab), // before what may go where there is no room: it leads to all else
		keymap.If(keymap.Says(l.Rename, w.KeyRename), ok),
		keymap.If(keymap.Says(l.Hide, hide), ok),
		keymap.If(keymap.As(l.More, "+", w.KeyTime), ok && !a.Class.Projector),
		keymap.If(keymap.As(l.Less, "-", w.KeyLess), ok && !a.Class.Projector && m.Extra > 0),
		keymap.Says(l.Lock, lock),
		keymap.If(keymap.Says(keymap.ForClass().Keys, keys), ok && !a.Class.Projector),
	}
}

// preview hears the keys while the item is looked at that is asked next.
func (b Board) preview(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	switch {
	case keymap.Pressed(msg, a.Keys.Enter):
		b.step = browsing
		return b, screen.AskClass{Pack: b.looked.pack, Item: b.looked.id, Clock: time.Duration(clocks[b.clock]) * time.Minute}
	case keymap.Pressed(msg, keymap.ForBoard().Clock):
		b.clock = (b.clock + 1) % len(clocks)
	default:
		if moved, ok := b.scroll.Hear(a.Keys, msg, len(b.previewLines(a)), b.height(a)); ok {
			b.scroll = moved
		}
	}
	return b, nil
}

// item gives the item of the chosen row.
func (b Board) item(a screen.Area) (askRow, bool) {
	rows := b.items.fit(a, b.words)
	if b.at[ask] >= len(rows) {
		return askRow{}, false
	}
	return rows[b.at[ask]], true
}

// click chooses the row that is pointed at, and takes one that is chosen; or turns to another part.
func (b Board) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	if b.Typing() || b.step == previewing {
		return b, nil
	}
	if at.Y == 0 && b.step == browsing {
		if to, ok := b.tabLine(a).At(at.X); ok {
			b.tab, b.top = tab(to), 0
		}
		return b, nil
	}
	all := b.entries(a)
	i := at.Y - headRows + b.from(a, all)
	switch {
	case at.Y < headRows || i >= len(all) || at.Y >= headRows+b.height(a) || all[i].head:
		return b, nil
	case all[i].row == b.chosen():
		return b.take(a)
	}
	return b.choose(all[i].row), nil
}

// lessonRow is a lesson, or a whole pack, that can be assigned.
type lessonRow struct {
	pack *content.Pack
	head content.LessonHead // without an ID for the whole pack
}
