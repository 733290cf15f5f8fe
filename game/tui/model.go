package tui

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Model is the game of one player as a Bubble Tea program. All that belongs to the
// player is in it, so that several can play in one process.
type Model struct {
	seat    *game.Seat
	options Options
	keys    *keymap.Map
	theme   *style.Theme
	ground  style.Ground      // of the terminal, as far as it is known
	dressed look              // what keys and theme were made for
	trying  *game.Preferences // shown and not kept yet, nil for nothing
	width   int               // of the terminal
	height  int
	books   *phrase.Books
	speech  game.Speech

	screen     screen.Screen
	over       screen.Screen // lies over the screen and hears in its place, nil for nothing
	number     int           // of the screen, so that a late message finds its own
	helping    bool          // the help lies over the screen
	helpScroll widget.Scroll
	session    *game.Session
	goal       game.Goal                            // of the session, nil once its end was shown
	last       game.Destination                     // the lesson that was played last
	feats      screen.Feats                         // that are not celebrated yet
	telling    game.Feats                           // that the screen celebrates, until that is kept
	untold     game.Feats                           // of earlier runs, until the map has told them
	locked     bool                                 // the chest was left before it could open
	benches    map[screen.EnterLab]*game.LabSession // labs that were left unsolved
	before     game.Standing                        // on disk before the newest action of a lab
	drafts     map[string]quiz.Question             // answers that were begun and left, by the full IDs of their items
	then       func() tea.Cmd                       // what comes after the chest, nil for the map
	stay       *game.Destination                    // where the map opens, nil for what comes next
	notices    []game.Notice                        // not shown yet
	flash      func(screen.Area) string

	compared bool // the packs of the seat are what their folders hold
	reading  bool // they are not yet, and the player is told

	keeper  keeper
	queried time.Duration // when the terminal was asked for its background
	slow    bool          // its answer took long: what would move would stutter
	leaving bool
	asked   bool // which date is right
	finder  finder
	proof   *proof  // of a preview, nil in a game
	sat     sat     // papers of an exam
	enrols  *enrols // at the door of a class server, nil in a game
	class   attending
	after   alarm
	first   tea.Cmd // what the first screen asked for
}

// The size of a terminal that does not tell one.
const defaultWidth, defaultHeight = 80, 24

// New makes the game for the player at a seat.
func New(seat *game.Seat, o Options) tea.Model { return newModel(seat, o, ring) }

// newModel is New with an alarm of its own: already the first step may keep something, and wait
// for it.
func newModel(seat *game.Seat, o Options, after alarm) *Model {
	m := &Model{
		seat: seat, options: o, ground: o.Ground,
		width: defaultWidth, height: defaultHeight, books: cmp.Or(o.Books, phrase.Shipped()), notices: seat.Notices,
		keeper: newKeeper(seat, after), after: after,
	}
	m.dress()
	m.speech = m.firstSpeech()
	m.class.room = o.Class
	m.readClass()
	if seat.Player.Joined() {
		m.first = m.start()
	} else {
		m.first = m.mount(m.newWelcome())
	}
	m.tellStart()
	return m
}

// firstSpeech is what the player asked for, else what the save says, else the language of
// the locale, else the first two languages of the game.
func (m *Model) firstSpeech() game.Speech {
	switch seat := m.seat; {
	case seat.Speech != "":
		return seat.Speech
	case seat.Player.Joined() && seat.Player.Speech != "":
		return seat.Player.Speech
	}
	return m.books.FirstAt(m.seat.Locale)
}

// choices gives what the player may choose to see.
func (m *Model) choices() []game.Speech { return m.books.Choices(m.seat.Packs) }

// Init asks for the background colour. Nothing waits for the answer: the first
// frame is drawn without it, and many terminals never give one.
func (m *Model) Init() tea.Cmd {
	m.queried = m.seat.Now().Mono
	if m.proof != nil {
		return tea.Batch(m.first, tea.RequestBackgroundColor, m.proof.wait())
	}
	return tea.Batch(m.first, tea.RequestBackgroundColor, m.workOnSave(), m.workOnPacks(), m.classMoved())
}

// slowLink is how long a terminal takes for an answer that is too far away for
// animations.
const slowLink = 300 * time.Millisecond

// Update hears a message, and shows what the class asks where nothing is interrupted.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer m.dress()
	cmd := m.hear(msg)
	return m, tea.Batch(cmd, m.summon())
}

// hear hears a message: what the terminal says about itself first, then what the
// journal and the class say, then the help, the keys that work everywhere, and the screen.
func (m *Model) hear(msg tea.Msg) tea.Cmd {
	if m.proof != nil {
		if cmd, ok := m.hearProof(msg); ok {
			return cmd
		}
	}
	if m.hearTerminal(msg) {
		return nil
	}
	if press, ok := m.clicked(msg); ok {
		msg = press
	}
	for _, hears := range []func(tea.Msg) (tea.Cmd, bool){m.hearJournal, m.hearSave, m.hearPacks, m.hearFinding, m.hearExam, m.hearEnrolled, m.hearClass} {
		if cmd, ok := hears(msg); ok {
			return cmd
		}
	}
	if _, ok := msg.(rung); ok {
		return tea.Raw("\a") // with the renderer of Bubble Tea
	}
	if _, ok := msg.(leave); ok || keymap.Pressed(msg, m.keys.Leave) {
		return m.leave()
	}
	if m.leaving {
		return nil
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if cmd, heard := m.hearKey(press); heard {
			return cmd
		}
	}
	for _, mend := range []func(tea.Msg) (tea.Msg, bool){m.pointing, m.waking} {
		meant, ok := mend(msg)
		if !ok {
			return nil
		}
		msg = meant
	}
	return m.tell(msg)
}

// hearKey takes a key that is not for the screen: one that is held down, that
// belongs to the help, or that works everywhere.
func (m *Model) hearKey(press tea.KeyPressMsg) (tea.Cmd, bool) {
	m.flash = nil
	if held := press.IsRepeat && keymap.Pressed(press, m.keys.Enter); held || m.tooSmall() || m.hearHelp(press) {
		return nil, true
	}
	if m.proof != nil {
		if cmd, heard := m.hearProofKey(press); heard {
			return cmd, true
		}
	}
	return m.hearEverywhere(press)
}

// pointing moves a mouse message to the cells of the screen; false where it is outside of
// them or the screen takes no mouse. Other messages stay as they are.
func (m *Model) pointing(msg tea.Msg) (tea.Msg, bool) {
	if _, ok := msg.(tea.MouseMsg); !ok {
		return msg, true
	}
	if !m.pointed() || m.tooSmall() || m.helping {
		return nil, false
	}
	return m.inArea(msg)
}

// waking gives Woke for the alarm of the screen that is shown; false for the alarm of one
// that is gone. Other messages stay as they are.
func (m *Model) waking(msg tea.Msg) (tea.Msg, bool) {
	woke, ok := msg.(wokeScreen)
	if !ok {
		return msg, true
	}
	return screen.Woke{}, woke.number == m.number
}

// hearTerminal takes what the terminal says about itself. A size of zero is a
// terminal that does not know.
func (m *Model) hearTerminal(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			m.width, m.height = msg.Width, msg.Height
		}
		return true
	case tea.BackgroundColorMsg:
		if !m.options.Fixed {
			m.ground = groundOf(msg)
		}
		m.slow = m.seat.Now().Mono-m.queried > slowLink
		return true
	case tea.ColorProfileMsg:
		return true // the program lowers the colours by itself
	}
	return false
}

// groundOf says on what background a terminal with a colour draws.
func groundOf(msg tea.BackgroundColorMsg) style.Ground {
	if msg.IsDark() {
		return style.Dark
	}
	return style.Light
}

// hearHelp lets the help, while it lies over the screen, take every key: those that scroll, if
// there is more than fits, and any other to close it.
func (m *Model) hearHelp(msg tea.Msg) bool {
	if !m.helping {
		return false
	}
	if keymap.Pressed(msg, m.keys.Speech) {
		return false
	}
	a := m.area()
	if _, lines, _ := m.helpText(a); !m.helpFits(a, lines) {
		if moved, ok := m.helpScroll.Hear(m.keys, msg, len(lines), helpRoom(a)-1); ok {
			m.helpScroll = moved
			return true
		}
	}
	m.helping = false
	return true
}

// hearEverywhere takes the keys that work on every screen; they yield to a text
// field.
func (m *Model) hearEverywhere(msg tea.Msg) (tea.Cmd, bool) {
	if m.typing() && keymap.Types(msg) {
		return nil, false
	}
	switch {
	case keymap.Pressed(msg, m.keys.Help):
		m.helping, m.helpScroll = true, widget.Scroll{}
		return nil, true
	case keymap.Pressed(msg, m.keys.Speech):
		m.speech = m.speech.Next(m.choices())
		if !m.seat.Player.Joined() || m.watches() {
			return nil, true
		}
		now := m.seat.Now()
		return m.keep(m.seat.Player.Tune(m.speech, now), now), true
	case keymap.Pressed(msg, m.keys.TakeOver) && m.watches():
		return m.takeOver(), true
	case keymap.Pressed(msg, m.keys.Export) && m.canExport() && !m.shadowed(msg):
		return m.export(), true
	case keymap.Pressed(msg, m.keys.Find) && m.findable():
		return m.openFind(), true
	}
	return m.hearCall(msg)
}

func (m *Model) typing() bool {
	t, ok := m.top().(screen.Typist)
	return ok && t.Typing()
}

// tell hands a message to the screen and does what it wants.
func (m *Model) tell(msg tea.Msg) tea.Cmd {
	next, intent := m.top().Update(m.area(), msg)
	if m.over != nil {
		m.over = next
	} else {
		m.screen = next
	}
	return tea.Batch(m.act(intent), m.putChosen(), m.keepSeen())
}
