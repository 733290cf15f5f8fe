package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/quiz"
	"quest/game/tui/screen"
)

// export writes everything played to a file, while it cannot be saved.
func (m *Model) export() tea.Cmd {
	rescue := m.seat.Rescue
	if !m.canExport() {
		return nil
	}
	return func() tea.Msg {
		path, err := rescue()
		return exported{path, err}
	}
}

func (m *Model) canExport() bool { return m.keeper.why != nil && m.seat.Rescue != nil }

// translated reports whether the letter of the export shows the English original of the question on
// the screen.
func (m *Model) translated() bool {
	q, asks := m.top().(quiz.Question)
	return asks && q.Translated(m.speech)
}

// shadowed reports whether a key of the export means something else on the screen.
func (m *Model) shadowed(msg tea.Msg) bool {
	return m.translated() && keymap.Pressed(msg, keymap.ForExam().Original)
}

// exportKey is what the key of the export is called now.
func (m *Model) exportKey() string {
	if m.typing() || m.translated() {
		return "f7"
	}
	return m.keys.Export.Help().Key
}

func (m *Model) showExported(done exported) {
	m.flash = func(a screen.Area) string {
		if done.err != nil {
			return a.Book().Say(whyNotSaved(done.err))
		}
		return phrase.Fill(a.Book().Saving.Exported, "path", done.path)
	}
}

// whyNotSaved says why something is not on disk, from the error of the one who should
// have kept it.
func whyNotSaved(err error) game.Notice {
	if lost := (*game.NotSavedError)(nil); errors.As(err, &lost) {
		return lost.Why
	}
	return game.Say("frame.NotSavedUnknown")
}
