package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/content"
	"quest/game"
)

// Whatever is pressed at whatever size: nothing panics, and every frame fits.
func TestAnyKeysAtAnySizeFit(t *testing.T) {
	keys := []string{
		"enter", "enter", "enter", "1", "2", "3", "9", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end",
		"esc", "L", "?", "r", "ㅣ", "j", "backspace", "ㄱ",
	}
	rapid.Check(t, func(rt *rapid.T) {
		v := newVisit(rt, func(_ *game.Seat, o *Options) { o.PlainBorders = rapid.Bool().Draw(rt, "plain") })
		v.shelf.full = rapid.Bool().Draw(rt, "full")
		v.press("enter", "enter")
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				v.resize(rapid.IntRange(-1, 210).Draw(rt, "w"), rapid.IntRange(-1, 70).Draw(rt, "h"))
			case 1:
				v.ring()
			case 2:
				v.send(tea.PasteMsg{Content: rapid.String().Draw(rt, "paste")})
			default:
				v.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			v.fits()
		}
	})
}

// The same for every type of question, with the mouse and with text in its gaps.
func TestAnyKeysOnAnyQuestionFit(t *testing.T) {
	keys := []string{
		"enter", "enter", "enter", "1", "2", "3", "4", "space", "up", "down", "left", "right", "pgup", "pgdown", "home", "end",
		"esc", "L", "?", "h", "ㅗ", "!", "u", "p", "v", "f", "m", "w", "K", "J", "shift+up", "shift+down", "shift+left", "shift+right", ">", "<", "tab", "f5", "f2", "f3", "f4", "backspace",
	}
	rapid.Check(t, func(rt *rapid.T) {
		v := deepPlayer(rt, game.SpeakBoth, func(s *game.Seat, o *Options) {
			o.PlainBorders = rapid.Bool().Draw(rt, "plain")
			if rapid.Bool().Draw(rt, "charted") {
				s.Packs = []*content.Pack{charted()}
			}
			if rapid.Bool().Draw(rt, "wager") {
				wagers(s, o)
			}
		})
		skip := rapid.IntRange(0, 5).Draw(rt, "question")
		v.until(true, func(s game.Step) bool {
			q, ok := s.(game.QuestionStep)
			return ok && q.N > skip
		})
		v.seat.Player.Answers = rapid.IntRange(0, game.OfferAfter).Draw(rt, "answers")
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			at := tea.Mouse{X: rapid.IntRange(0, 99).Draw(rt, "x"), Y: rapid.IntRange(0, 39).Draw(rt, "y"), Button: tea.MouseLeft}
			switch rapid.IntRange(0, 11).Draw(rt, "what") {
			case 0:
				v.resize(rapid.IntRange(1, 210).Draw(rt, "w"), rapid.IntRange(1, 70).Draw(rt, "h"))
			case 1:
				v.ring()
			case 2:
				v.send(tea.PasteMsg{Content: rapid.String().Draw(rt, "paste")})
			case 3:
				v.typed(rapid.String().Draw(rt, "text"))
			case 4, 5:
				v.send(tea.MouseClickMsg(at))
			case 6:
				v.send(tea.MouseMotionMsg(at))
			case 7:
				v.send(tea.MouseReleaseMsg(at))
			case 8:
				at.Button = rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelLeft, tea.MouseWheelRight}).Draw(rt, "wheel")
				v.send(tea.MouseWheelMsg(at))
			default:
				v.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			v.fits()
		}
	})
}

func TestHugeAndUnknownSizesFit(t *testing.T) {
	for _, s := range scenes() {
		v := s.open(t, game.SpeakBoth)
		for _, size := range [][2]int{{4000, 4000}, {0, 0}, {20, 5}, {1, 1}, {60, 4000}, {4000, 18}, {-5, -5}, {99, 19}, {100, 20}, {101, 21}} {
			v.resize(size[0], size[1])
			v.fits()
		}
	}
}

func TestTheFirstFrameIsThereBeforeTheTerminalHasAnswered(t *testing.T) {
	m := New(newPlayer(t, game.SpeakEnglish).seat, Options{})
	if m.View().Content == "" || !m.View().AltScreen || m.View().WindowTitle != "" {
		t.Error("the first frame is not drawn, or not in its place")
	}
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	v := newPlayer(t, game.SpeakEnglish)
	dark := v.m.View().Content
	v.send(tea.BackgroundColorMsg{Color: white{}})
	if light := v.m.View().Content; light == dark {
		t.Error("a light background changed nothing")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

// The rule below the header, the boxes and the states on the map end at one cell;
// only the scroll bar stands beyond it.
func TestAllThatIsReadEndsAtOneCell(t *testing.T) {
	for _, s := range scenes() {
		for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}} {
			v := s.open(t, game.SpeakEnglish).resize(size[0], size[1])
			lines := strings.Split(v.text(), "\n")
			edge := ansi.StringWidth(lines[1])
			for i, l := range lines {
				if v.m.helping {
					break
				}
				l = strings.TrimRight(l, " ")
				w := ansi.StringWidth(l)
				if bar := strings.HasSuffix(l, "┃") || strings.HasSuffix(l, "│"); w > edge && (!bar || w != edge+2) {
					t.Errorf("%s at %d x %d: line %d ends at %d, the rule at %d: %q", s.name, size[0], size[1], i, w, edge, l)
				}
			}
		}
	}
}
