package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/phrasetest"
)

// shelf is a journal in memory that can be full.
type shelf struct {
	batches []game.Batch
	lost    []game.Batch // kept for the next append
	full    bool
}

func (s *shelf) Append(b game.Batch) (int, error) {
	if s.full {
		s.lost = append(s.lost, b)
		return s.answers(), &game.NotSavedError{
			Why: game.Say("desk.Full").With("dir", "/saves"),
			Err: errors.New("no space"),
		}
	}
	s.batches = append(append(s.batches, s.lost...), b)
	s.lost = nil
	return s.answers(), nil
}

func (s *shelf) answers() int {
	n := 0
	for _, b := range s.batches {
		for _, e := range b.Events {
			if e.Answered != nil {
				n++
			}
		}
	}
	return n
}

// judge fails a test: the test itself, or one try of a property.
type judge interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// visit is one player at the game, with a clock that moves only when told, and
// commands that run when the visit says.
type visit struct {
	tb      judge
	m       *Model
	seat    *game.Seat
	shelf   *shelf
	now     time.Time
	alarms  []tea.Msg // in the order in which they were set
	holding bool      // commands wait in held
	held    []tea.Cmd
	quit    bool
}

// longerBooks are the books with the language of phrasetest.
var longerBooks = sync.OnceValue(phrasetest.Books)

// looks skips a test of many screens where time is short, as under the race detector:
// a screen is drawn by one goroutine.
func looks(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("many screens take a while")
	}
}

// newVisit begins a first run.
func newVisit(tb judge, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	v := &visit{tb: tb, shelf: &shelf{}, now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	v.seat = &game.Seat{
		Packs: []*content.Pack{harbour()}, Player: &game.Player{}, Journal: v.shelf, Seed: 7, Name: "Mina",
		Now: func() game.Moment { return game.Moment{Wall: v.now} },
	}
	var o Options
	for _, w := range with {
		w(v.seat, &o)
	}
	if slices.Contains(slices.Concat(v.seat.Speech.Langs(), v.seat.Player.Speech.Langs()), phrasetest.Lang) {
		o.Books = longerBooks()
	}
	v.m = newModel(v.seat, o, v.alarm)
	v.run(v.m.first)
	return v
}

// newPlayer begins as a player who has joined before and speaks some languages.
func newPlayer(tb judge, speech game.Speech, with ...func(*game.Seat, *Options)) *visit {
	tb.Helper()
	join := func(s *game.Seat, _ *Options) {
		s.Player.Join(game.Joined{Name: contenttest.Safe("민아 Mina"), Lang: speech, Seed: 7}, s.Now())
	}
	return newVisit(tb, append([]func(*game.Seat, *Options){join}, with...)...)
}

func (v *visit) alarm(_ time.Duration, msg tea.Msg) tea.Cmd {
	v.alarms = append(v.alarms, msg)
	return nil
}

// run carries out a command and what follows from it, unless the visit holds.
func (v *visit) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if v.holding {
		v.held = append(v.held, cmd)
		return
	}
	v.send(cmd())
}

// release carries out what was held.
func (v *visit) release() {
	v.holding = false
	for len(v.held) > 0 {
		cmd := v.held[0]
		v.held = v.held[1:]
		v.run(cmd)
	}
}

func (v *visit) send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, c := range msg {
			v.run(c)
		}
		return
	case tea.QuitMsg:
		v.quit = true
		return
	}
	_, cmd := v.m.Update(msg)
	v.run(cmd)
}

// ring lets the time of everything pass that waits now.
func (v *visit) ring() {
	due := v.alarms
	v.alarms = nil
	for _, msg := range due {
		v.send(msg)
	}
}

// press presses keys by their names, one after the other.
func (v *visit) press(keys ...string) *visit {
	for _, k := range keys {
		v.send(keyPress(k))
	}
	return v
}

// typed types a text as one finished piece, as input methods do.
func (v *visit) typed(text string) *visit {
	v.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: text})
	return v
}

func (v *visit) resize(w, h int) *visit {
	v.send(tea.WindowSizeMsg{Width: w, Height: h})
	return v
}

// keyPress is the message that a terminal sends for a key.
func keyPress(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9,
		"backspace": tea.KeyBackspace, "tab": tea.KeyTab,
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		return tea.KeyPressMsg{Code: special[rest], Mod: tea.ModShift}
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	r, size := utf8.DecodeLastRuneInString(name)
	if chord := name[:len(name)-size]; chord == "ctrl+" {
		return tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: r, Text: name}
}

// sight is the screen with the place of the cursor, which may be all that moves.
func (v *visit) sight() string {
	if c := v.m.View().Cursor; c != nil {
		return fmt.Sprint(v.text(), c.X, c.Y)
	}
	return v.text()
}

// text is what the screen shows, without styles.
func (v *visit) text() string { return ansi.Strip(v.m.View().Content) }

// sees fails unless all of the words are on the screen.
func (v *visit) sees(words ...string) *visit {
	v.tb.Helper()
	shown := v.text()
	for _, w := range words {
		if !strings.Contains(shown, w) {
			v.tb.Fatalf("%q is not on the screen:\n%s", w, shown)
		}
	}
	return v
}

// misses fails if any of the words is on the screen.
func (v *visit) misses(words ...string) *visit {
	v.tb.Helper()
	shown := v.text()
	for _, w := range words {
		if strings.Contains(shown, w) {
			v.tb.Fatalf("%q is on the screen:\n%s", w, shown)
		}
	}
	return v
}

// fits fails unless every line and the cursor are inside the terminal.
func (v *visit) fits() {
	v.tb.Helper()
	view := v.m.View()
	lines := strings.Split(view.Content, "\n")
	if len(lines) > v.m.height {
		v.tb.Fatalf("%d lines in a terminal of %d", len(lines), v.m.height)
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > v.m.width {
			v.tb.Fatalf("line %d is %d cells wide in a terminal of %d: %q", i, w, v.m.width, ansi.Strip(l))
		}
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= v.m.width || c.Y >= v.m.height) {
		v.tb.Fatalf("cursor at %d, %d in a terminal of %d x %d", c.X, c.Y, v.m.width, v.m.height)
	}
}

// harbour is the pack of the tests, with a lesson and questions that fill a screen.
func harbour() *content.Pack {
	parts := contenttest.Parts()
	both := contenttest.Both
	l := &parts.Lessons[0]
	l.Concepts = []content.ConceptID{"tide"}
	for i := range l.Blocks {
		if l.Blocks[i].Anchor == "moon" {
			l.Blocks[i].Text = both(
				"The moon pulls the sea toward itself, and the sea on the far side of the earth is left behind a little: so there are two hills of water.",
				"달은 바다를 자기 쪽으로 끌어당기고, 지구 반대편의 바다는 조금 뒤처집니다. 그래서 물의 언덕이 두 개 생깁니다.")
		}
	}
	for i := range parts.Items {
		switch it := &parts.Items[i]; it.ID {
		case contenttest.TwoAids:
			it.Stem = both(
				"A pilot brings a deep ship into a narrow harbour at night, and the fog hides the lights on both piers. Which TWO guide the ship?",
				"도선사가 밤에 큰 배를 좁은 항구로 이끌고 있고, 안개가 양쪽 부두의 불빛을 가립니다. 배를 이끄는 것 **두 개**는 무엇입니까?")
			it.Code = &content.Code{Lang: "text", Lines: []content.Safe{contenttest.Safe("06:12  high  4.1 m"), contenttest.Safe("12:20  low   0.6 m")}}
			it.Explain = both("A pilot trusts what is fixed to the ground or worked out in advance, never what drifts with the weather.",
				"도선사는 바닥에 고정된 것과 미리 계산된 것을 믿고, 날씨를 따라 떠다니는 것은 믿지 않습니다.")
		case contenttest.LockIsPump:
			it.Explain = both("Open the upper valve and the chamber fills until both sides are level.", "위쪽 밸브를 열면 양쪽 높이가 같아질 때까지 갑실이 찹니다.")
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		panic(err)
	}
	return pack
}

// cells is the width of a text without styles.
func cells(s string) int { return ansi.StringWidth(s) }
