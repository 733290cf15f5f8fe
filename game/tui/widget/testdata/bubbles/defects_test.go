// Package bubbles tries the components of charm.land/bubbles that the game does not
// use. It is a module of its own, so that what they import stays out of the game.
package bubbles

import (
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/table"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/bubbles/v2/timer"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Each test below passes while the component behaves as the decision record says. One
// that fails names a reason that is gone: the record can be revised.

func typed(text string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: []rune(text)[0], Text: text} }

func input(text string) textinput.Model {
	m := textinput.New()
	m.Prompt = ""
	m.SetVirtualCursor(false)
	m.Focus()
	for _, r := range text {
		m, _ = m.Update(typed(string(r)))
	}
	return m
}

// An input method draws the growing syllable at the real cursor, so it must stand behind
// the text that it is drawn at: at cell 4.
func TestTextInputPutsTheCursorIntoTheMiddleOfHangul(t *testing.T) {
	if x := input("한글").Cursor().X; x != 2 {
		t.Errorf("mended: the cursor behind two syllables is at cell %d, it was at 2 of 4", x)
	}
}

// A screen of the game is a value: a copy that is kept must not change with a newer one.
func TestACopyOfATextInputChangesWithTheOther(t *testing.T) {
	kept := input("한글")
	next, _ := kept.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	next.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if got := kept.Value(); got != "글글" {
		t.Errorf("mended: the copy that is kept holds %q, it held 글글", got)
	}
}

func TestABackspaceOfATextInputLeavesHalfAnEmoji(t *testing.T) {
	m := input("👩‍👩‍👧")
	m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if m.Value() == "" {
		t.Error("mended: one backspace deletes a family of three")
	}
}

// What is good about a text area, and what is not: it is meant for the note of a dispute.
func TestATextAreaPutsTheCursorBehindHangul(t *testing.T) {
	m := area("한글")
	if x := m.Cursor().X; x != 4 {
		t.Errorf("broken: the cursor behind two syllables is at cell %d, it was at 4", x)
	}
}

func TestABackspaceOfATextAreaLeavesHalfAnEmoji(t *testing.T) {
	m := area("👩‍👩‍👧")
	m, _ = m.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if m.Value() == "" {
		t.Error("mended: one backspace deletes a family of three")
	}
}

func area(text string) textarea.Model {
	m := textarea.New()
	m.Prompt, m.ShowLineNumbers = "", false
	m.SetVirtualCursor(false)
	m.SetStyles(textarea.Styles{})
	m.SetWidth(40)
	m.SetHeight(4)
	m.Focus()
	for _, r := range text {
		m, _ = m.Update(typed(string(r)))
	}
	return m
}

// A copy of a text area is asked too, because a screen would hold one.
func TestACopyOfATextAreaChangesWithTheOther(t *testing.T) {
	kept := area("한글")
	next, _ := kept.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	next.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if got := kept.Value(); got == "한글" {
		t.Error("mended: a copy that is kept stays as it was")
	}
}

// The last key of a list is cut away first, and the way out of a screen is the last one.
func TestTheShortHelpDropsTheLastKeyFirst(t *testing.T) {
	m := help.New()
	m.SetWidth(20)
	line := m.ShortHelpView([]key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "answer")),
		key.NewBinding(key.WithKeys("h"), key.WithHelp("h", "hint")),
		key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "map")),
	})
	if strings.Contains(line, "esc") {
		t.Errorf("mended: %q has the way out", line)
	}
}

// A column that is a little too wide is gone whole, so the game draws each column alone
// and cuts its lines.
func TestTheFullHelpDropsAColumnThatIsTooWide(t *testing.T) {
	m := help.New()
	m.SetWidth(20)
	view := m.FullHelpView([][]key.Binding{{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "answer the question")),
		key.NewBinding(key.WithKeys("h"), key.WithHelp("h", "hint")),
	}})
	if strings.Contains(view, "hint") {
		t.Errorf("mended: %q", view)
	}
}

// A timer counts its ticks and reads no clock: what passed while the program was stopped
// is not counted, so it cannot be the clock of an exam.
func TestATimerCountsTicks(t *testing.T) {
	m := timer.New(time.Hour)
	m, _ = m.Update(timer.TickMsg{ID: m.ID()})
	if m.Timeout != time.Hour-time.Second {
		t.Errorf("mended: after one tick %v are left", m.Timeout)
	}
}

// A cell of Hangul stays inside its column.
func TestATableKeepsItsColumnsWithHangul(t *testing.T) {
	m := table.New(
		table.WithColumns([]table.Column{{Title: "영역", Width: 8}, {Title: "점수", Width: 6}}),
		table.WithRows([]table.Row{{"데이터베이스가 부르는 것", "80%"}, {"IAM", "7%"}}),
		table.WithHeight(4), table.WithWidth(20),
	)
	m.SetStyles(table.Styles{})
	for _, line := range strings.Split(m.View(), "\n")[:3] {
		if w := lipgloss.Width(line); w < 14 || w > 20 {
			t.Errorf("broken: %d cells in %q", w, line)
		}
	}
}
