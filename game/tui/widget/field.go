package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"quest/game/tui/style"
)

// Field is a text field of one line. What is typed becomes NFC and never grows wider than
// Limit, so the field never scrolls and the cell of its cursor is always the width of what
// stands before it, unless it is drawn through a Window. The cursor is the terminal's own:
// an input method draws the growing syllable there.
type Field struct {
	Limit  int // in cells
	Most   int // in characters, 0 for any number
	before []string
	after  []string // in reading order
}

// NewField makes a field that holds a text, cut to the limit, with the cursor
// behind it.
func NewField(text string, limit int) Field {
	f := Field{Limit: limit}
	f.insert(text)
	return f
}

// Value is the text of the field.
func (f Field) Value() string { return strings.Join(f.before, "") + strings.Join(f.after, "") }

// Cells is the width of the text.
func (f Field) Cells() int { return Width(f.Value()) }

// Cursor is the cell of the cursor, counted from the start of the text.
func (f Field) Cursor() int { return Width(strings.Join(f.before, "")) }

// Hear takes a key or a paste. full is true if something did not fit.
func (f Field) Hear(msg tea.Msg) (next Field, full bool) {
	f.before, f.after = append([]string(nil), f.before...), append([]string(nil), f.after...)
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return f, f.insert(msg.Content)
	case tea.KeyPressMsg:
		if f.edit(msg.Keystroke()) {
			return f, false
		}
		if msg.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) == 0 && msg.Text != "" {
			return f, f.insert(msg.Text)
		}
	}
	return f, false
}

// edit carries out a key that types nothing; false if the key is not one.
func (f *Field) edit(keystroke string) bool {
	switch keystroke {
	case "left":
		f.step(-1)
	case "right":
		f.step(1)
	case "home", "ctrl+a":
		f.step(-len(f.before))
	case "end", "ctrl+e":
		f.step(len(f.after))
	case "backspace", "ctrl+h":
		f.before = f.before[:max(0, len(f.before)-1)]
	case "delete", "ctrl+d":
		f.after = f.after[min(1, len(f.after)):]
	case "ctrl+u":
		f.before = nil
	case "ctrl+k":
		f.after = nil
	case "ctrl+w", "alt+backspace":
		f.rubWord()
	default:
		return false
	}
	return true
}

// rubWord takes back the word before the cursor.
func (f *Field) rubWord() {
	n := len(f.before)
	for n > 0 && f.before[n-1] == " " {
		n--
	}
	for n > 0 && f.before[n-1] != " " {
		n--
	}
	f.before = f.before[:n]
}

func (f *Field) step(by int) {
	all := append(f.before, f.after...)
	at := min(max(0, len(f.before)+by), len(all))
	f.before, f.after = append([]string(nil), all[:at]...), append([]string(nil), all[at:]...)
}

// insert puts a text at the cursor, as far as it fits. Line breaks and wide spaces
// become spaces, other controls are dropped. A mark that arrives on its own joins
// the letter before it.
func (f *Field) insert(text string) (full bool) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u3000' || r == '\u00a0':
			return ' '
		case unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	joined := norm.NFC.String(strings.Join(f.before, "") + text)
	rest := strings.Join(f.after, "")
	room, left := f.Limit-Width(rest), f.Most-utf8.RuneCountInString(rest)
	var kept []string
	for joined != "" {
		cluster, w := ansi.FirstGraphemeCluster(joined, ansi.GraphemeWidth)
		if room, left = room-w, left-utf8.RuneCountInString(cluster); room < 0 || f.Most > 0 && left < 0 {
			full = true
			break
		}
		kept, joined = append(kept, cluster), joined[len(cluster):]
	}
	f.before = kept
	return full
}

// Draw draws the field in a box, and gives the cell of the cursor inside the
// drawing.
func (f Field) Draw(t *style.Theme) (lines []string, x, y int) {
	rest := f.Limit - f.Cells()
	line := t.Strong.Render(f.Value()) + t.Line.Render(Blank(rest+1))
	return Box(t, "", []string{line}, f.Limit+1+BoxFrame, t.Accent), 2 + f.Cursor(), 1
}
