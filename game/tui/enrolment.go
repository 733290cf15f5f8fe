package tui

import (
	"cmp"
	"errors"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/phrase"
	"quest/game/tui/enrol"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/tty"
)

// Enrolment is how a class server takes in whoever has a key that it does not know. Its methods are
// called one at a time.
type Enrolment interface {
	// Suggest gives a nickname of two words in a language, another one at each call. It waits for
	// nothing.
	Suggest(lang content.Lang) content.Safe
	// Known reports whether a code adds the key of the visitor to a player who is in a class already: nothing
	// is asked about a nickname then. It waits for nothing.
	Known(code string) bool
	// Try takes the visitor into the class of a code, which comes in capitals and digits alone, under
	// a nickname, "" after a code that is Known. It returns when that is durable. It fails with a *class.RefusedError if the code or
	// the name is refused, and with another error if it could not be kept; trying again is harmless then.
	Try(code, nick string) error
}

// RunEnrol asks for the code of a class and a nickname until the visitor is taken in or leaves. It
// begins in the language of a locale, "" for none, and gives what the visitor chose to see, for the
// game that follows. It fails as Run does.
func RunEnrol(e Enrolment, locale content.Lang, o Options, d tty.Device) (speech game.Speech, enrolled bool, err error) {
	m := newEnrolling(e, locale, o, ring)
	err = run(m, nil, keymap.ForGame(o.PlainBorders), o, d)
	return m.speech, m.enrols.done, err
}

// enrols is what a model knows of a visitor who is not in a class yet.
type enrols struct {
	in   Enrolment
	done bool
}

// enrolled is the message that the server has answered.
type enrolled struct{ err error }

// newEnrolling makes the model of a visitor at the door.
func newEnrolling(e Enrolment, locale content.Lang, o Options, after alarm) *Model {
	seat := &game.Seat{Player: new(game.Player), Journal: game.Forgetful{}, Now: func() game.Moment { return game.Moment{} }, Locale: locale}
	m := &Model{
		seat: seat, options: o, ground: o.Ground, width: defaultWidth, height: defaultHeight,
		books: cmp.Or(o.Books, phrase.Shipped()), after: after, keeper: newKeeper(seat, after), enrols: &enrols{in: e},
	}
	m.dress()
	m.speech = m.firstSpeech()
	m.first = m.mount(enrol.New(e.Suggest, e.Known, m.choices()))
	return m
}

// enrol asks the server, and never on the goroutine that draws.
func (m *Model) enrol(i screen.Enrol) tea.Cmd {
	if m.enrols == nil {
		return nil
	}
	in := m.enrols.in
	return func() tea.Msg { return enrolled{in.Try(i.Code, i.Nick)} }
}

// hearEnrolled takes what the server says, and leaves for the game once the visitor is taken in.
func (m *Model) hearEnrolled(msg tea.Msg) (tea.Cmd, bool) {
	said, ok := msg.(enrolled)
	if !ok {
		return nil, false
	}
	answer := screen.Enrolled{Done: said.err == nil}
	if refused := (*class.RefusedError)(nil); errors.As(said.err, &refused) {
		answer.Why = refused.Why
	}
	m.enrols.done = answer.Done
	cmd := m.tell(answer)
	if answer.Done {
		return tea.Quit, true
	}
	return cmd, true
}
