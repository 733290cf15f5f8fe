package widget

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/game/tui/keymap"
)

func TestAListChoosesWithinItsRows(t *testing.T) {
	k := keymap.ForGame(false)
	for _, c := range []struct {
		at   int
		key  tea.KeyPressMsg
		want int
	}{
		{-1, press("down"), 0},
		{-1, press("up"), 0},
		{0, press("up"), 0},
		{0, press("down"), 1},
		{4, press("down"), 4},
		{2, press("home"), 0},
		{2, press("end"), 4},
		{0, tea.KeyPressMsg{Code: '3', Text: "3"}, 2},
	} {
		got, ok := List{Rows: 5, At: c.at}.Hear(k, c.key)
		if !ok || got.At != c.want {
			t.Errorf("%q from %d: %d, %v, want %d", c.key.Keystroke(), c.at, got.At, ok, c.want)
		}
	}
	for _, key := range []tea.KeyPressMsg{{Code: '6', Text: "6"}, {Code: 'x', Text: "x"}, press("pgdown")} {
		if got, ok := (List{Rows: 5, At: 1}).Hear(k, key); ok || got.At != 1 {
			t.Errorf("%q chose %d, %v", key.Keystroke(), got.At, ok)
		}
	}
	if got, _ := (List{}).Step(k, press("down")); got.At != 0 {
		t.Errorf("a list without rows chose %d", got.At)
	}
}

func TestAListTurnsByScreens(t *testing.T) {
	var p Page
	for i := range 10 { // rows of three lines, the headings of pairs above them
		if i%2 == 0 {
			p.Add("heading")
		}
		p.Put([]string{"", "", ""}, choose, i, false)
	}
	l := List{Rows: 10}
	for _, c := range []struct{ at, by, want int }{{0, 1, 3}, {3, 1, 6}, {8, 1, 9}, {9, 1, 9}, {9, -1, 6}, {1, -1, 0}, {0, -1, 0}} {
		if got := l.To(c.at).Turn(p, choose, 10, c.by); got.At != c.want {
			t.Errorf("from %d by %d: %d, want %d", c.at, c.by, got.At, c.want)
		}
	}
}
