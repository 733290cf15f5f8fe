// Package screen has the types that the screens of the game and their owner share. Screens
// import it and never each other.
package screen

import (
	"cmp"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/style"
)

// Screen is one screen as a value. It holds what the player did on it and nothing else:
// size, theme, languages and what is on disk come with each call, so that a change of them
// loses no choice and no scrolling.
//
// A screen changes nothing but itself. What it wants done it returns as an intent,
// and its owner does it before the next message, so that keys pressed in a hurry
// reach the screen that they were meant for.
type Screen interface {
	// Update hears a message: a key, a paste, Opened or Woke. The intent is nil if
	// nothing is wanted.
	Update(Area, tea.Msg) (Screen, Intent)
	// Draw draws into an area. Lines may be fewer than its height.
	Draw(Area) Drawing
	// Help gives the keys that do something, the most useful first.
	Help(Area) []key.Binding
}

// Typist is a screen that may hold a text field with the focus. While it does, no
// key but those that leave the game means anything else than what it types, and
// nothing may move.
type Typist interface{ Typing() bool }

// Chest is a screen that shows a reward. While it is sealed, nothing around it shows what
// is in it.
type Chest interface{ Sealed() bool }

// Unfolding is a screen on which what a batch did may still be on its way. Until it has been
// shown, the header keeps the standing from before it.
type Unfolding interface{ Unfolds() bool }

// Area is where a screen draws and what it draws with.
type Area struct {
	Width, Height int  // in cells, both at least 1
	Frame         int  // cells of the header and the footer, which hold the area in their middle; 0 for Width
	Wide          bool // the terminal has room for two languages side by side
	Theme         *style.Theme
	Keys          *keymap.Map
	Books         *phrase.Books // nil for those that the game ships with
	Speech        game.Speech
	Words         content.Lang // in which the game's own words are said; "" for the first of Speech
	Kept          Kept
	Still         bool         // no animation
	Ground        style.Ground // the background of the terminal, as far as it is known
	Decided       Decided
	Watches       bool   // another terminal plays the save, and nothing can be played here
	Class         *Class // nil for a player who is in none
}

// Decided names what decides about the look in the place of the player's settings, such as
// "--theme" or "QUEST_THEME"; "" for nothing.
type Decided struct {
	Lang    string
	Theme   string
	Colours string // why there are none
	Plain   string
	Motion  string
}

// Book gives the phrases of the area's language.
func (a Area) Book() *phrase.Book {
	if a.Words != "" {
		return a.AllBooks().In(a.Words)
	}
	return a.AllBooks().For(a.Speech)
}

// InEach gives the area once for each language that the player sees and the game speaks, in
// the words of that language; the area alone where that is one. What is said in both
// languages is said once in each of these.
func (a Area) InEach() []Area {
	langs := a.Speech.Langs()
	if a.Words != "" || len(langs) < 2 {
		return []Area{a}
	}
	all := make([]Area, 0, len(langs))
	for _, l := range langs {
		if a.AllBooks().In(l).Lang == l {
			a.Words = l
			all = append(all, a)
		}
	}
	if len(all) == 0 {
		return []Area{a}
	}
	return all
}

// AllBooks gives the phrases of all languages.
func (a Area) AllBooks() *phrase.Books { return cmp.Or(a.Books, phrase.Shipped()) }

// Kept is what is on disk.
type Kept struct {
	Standing game.Standing // after the newest batch that is on disk
	Played   game.Standing // after the newest batch of all
	State    Keeping
	Why      *game.Notice // why nothing is saved, while State is Lost
}

// Keeping is how far what was played is on disk.
type Keeping int

// The states of keeping.
const (
	Safe   Keeping = iota // all of it is on disk
	Saving                // on its way
	Slow                  // on its way for so long that the player should know
	Lost                  // not saved, kept in memory
)

// FrameWidth is how wide the header and the footer around the area are, in cells.
func (a Area) FrameWidth() int { return max(a.Frame, a.Width) }

// Drawing is lines and the cursor that belongs to them. The first Heads lines are as wide
// as the frame and begin where it begins, so that they stay where they are whatever stands
// below them; the others belong to the area.
type Drawing struct {
	Lines  []string
	Heads  int
	Cursor *Cell // nil to hide it
}

// Cell is a cell of a drawing, from 0.
type Cell struct{ X, Y int }

// Opened is the first message to a screen.
type Opened struct{}

// Stored tells a screen that the journal has answered: Kept may be another one.
type Stored struct{}

// Woke tells a screen that the time of its Wait has passed.
type Woke struct{}

// Intent is what a screen wants its owner to do. The owner's switches name every
// intent, which the linter checks.
//
//sumtype:decl
type Intent interface{ intent() }

// Speak shows other languages; it is not kept.
type Speak struct{ Speech game.Speech }

// Join begins a new save.
type Join struct {
	Name   content.Safe
	Speech game.Speech
}

// Play begins a session.
type Play struct{ Goal game.Goal }

// Go moves the session on from anything but a question.
type Go struct{}

// GoBack returns to the point before.
type GoBack struct{}

// Answer answers the question that is asked.
type Answer struct{ Gave grade.Answer }

// ShowRecord opens the record. The map comes back where it was left.
type ShowRecord struct{ From *game.Destination }

// ShowBoss opens what is to be known before the boss of a pack, to whose row the map comes back.
type ShowBoss struct{ Pack *content.Pack }

// ShowStory opens what was told of the story of a pack, to whose row the map comes back.
type ShowStory struct{ Pack *content.Pack }

// GoHome leaves for the map.
type GoHome struct{}

// Quit leaves the game.
type Quit struct{}

// Wait asks for a Woke after some time, unless the screen is gone by then.
type Wait struct{ For time.Duration }

func (Speak) intent()      {}
func (Join) intent()       {}
func (Play) intent()       {}
func (Go) intent()         {}
func (GoBack) intent()     {}
func (Answer) intent()     {}
func (ShowRecord) intent() {}
func (GoHome) intent()     {}
func (ShowBoss) intent()   {}
func (ShowStory) intent()  {}
func (Quit) intent()       {}
func (Wait) intent()       {}

// Backdrop is a screen of which something is still seen while an overlay lies over it that
// is about it. Behind draws that in some rows: whole where it fits, else with a sign where
// it goes on. whole is whether all that was answered so far can be read in it.
type Backdrop interface {
	Behind(a Area, rows int) (drawing Drawing, whole bool)
}
