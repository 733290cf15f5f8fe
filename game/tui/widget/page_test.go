package widget

import (
	"slices"
	"testing"

	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

const (
	choose Deed = iota
	turn
)

// found gives what a click on a cell does and to which one, -1 for nothing.
func found(p Page, x, y int) (Deed, int) {
	t, ok := p.Find(x, y)
	if !ok {
		return -1, -1
	}
	return t.Does, t.N
}

func TestAClickFindsTheTargetThatLiesAbove(t *testing.T) {
	var p Page
	p.Add("head")
	p.Put([]string{"a < 1 >", "below"}, choose, 0, true)
	p.Mark(1, 1, 2, 4, turn, 7)
	for _, c := range []struct {
		x, y int
		does Deed
		n    int
	}{
		{0, 0, -1, -1},
		{0, 1, choose, 0},
		{2, 1, turn, 7},
		{4, 1, choose, 0},
		{200, 2, choose, 0},
		{0, 3, -1, -1},
	} {
		if does, n := found(p, c.x, c.y); does != c.does || n != c.n {
			t.Errorf("cell %d of line %d does %d %d, want %d %d", c.x, c.y, does, n, c.does, c.n)
		}
	}
}

func TestPagesKeepTheirTargetsWhenTheyArePutTogether(t *testing.T) {
	var left, right, all Page
	left.Put([]string{"left"}, choose, 0, true)
	right.Add("")
	right.Put([]string{"right"}, turn, 1, true)
	all.Add("head", "")
	all.Follow(Columns(left, right, 10, 3))
	if !slices.Equal(all.Lines, []string{"head", "", "left", "             right"}) {
		t.Errorf("%q", all.Lines)
	}
	for _, c := range []struct{ x, y, n int }{{9, 2, 0}, {10, 2, -1}, {9, 3, -1}, {10, 3, 1}, {13, 3, 1}, {90, 3, 1}} {
		if _, n := found(all, c.x, c.y); n != c.n {
			t.Errorf("cell %d of line %d finds %d, want %d", c.x, c.y, n, c.n)
		}
	}
	if first, last, ok := all.Focused(); !ok || first != 3 || last != 3 {
		t.Errorf("keys act on lines %d to %d, want the right one", first, last)
	}
}

func TestALineThatIsDroppedMovesWhatIsBelow(t *testing.T) {
	var p Page
	p.Put([]string{"one"}, choose, 0, false)
	p.Add("")
	p.Put([]string{"two", "more"}, choose, 1, true)
	q := p.Drop(1)
	if !slices.Equal(q.Lines, []string{"one", "two", "more"}) || len(p.Lines) != 4 {
		t.Errorf("%q of %q", q.Lines, p.Lines)
	}
	if _, n := found(q, 0, 1); n != 1 {
		t.Errorf("line 1 finds %d, want 1", n)
	}
	if first, last, _ := q.Focused(); first != 1 || last != 2 {
		t.Errorf("keys act on lines %d to %d", first, last)
	}
	if first, _, _ := p.Focused(); first != 2 {
		t.Error("the page before has changed too")
	}
}

func TestTheFocusIsInSightWhereverThePageWasScrolled(t *testing.T) {
	var p Page
	p.Add(make([]string, 20)...)
	if got := p.InSight(Scroll{Top: 4}, 5); got.Top != 4 {
		t.Errorf("without a focus the scroll moves to %d", got.Top)
	}
	p.Focus(0, 0)
	if got := p.InSight(Scroll{Top: 4}, 5); got.Top != 0 {
		t.Errorf("the first line is not in sight from %d", got.Top)
	}
	p.Focus(11, 12)
	if got := p.InSight(Scroll{}, 5); got.Top != 8 {
		t.Errorf("from %d, want 8", got.Top)
	}
}

func TestTheWidestGapThatFitsIsTaken(t *testing.T) {
	for room, want := range map[int]int{30: 2, 12: 1, 9: 0, 3: 0} {
		gap := Roomiest([]int{2, 1, 0}, func(gap int) int { return gap }, func(gap int) bool { return 8+3*gap <= room })
		if gap != want {
			t.Errorf("in %d lines the gap is %d, want %d", room, gap, want)
		}
	}
}

func TestAMemoLaysOutAnewForAnotherArea(t *testing.T) {
	var m LineMemo
	n := 0
	lay := func() []string { n++; return nil }
	theme := style.New(style.Dark, false)
	a := screen.Area{Width: 80, Height: 20, Theme: theme, Speech: game.SpeakEnglish}
	m.For(a, lay)
	m.For(a, lay)
	if n != 1 {
		t.Errorf("laid out %d times for one area", n)
	}
	for i, change := range []func(*screen.Area){
		func(a *screen.Area) { a.Width++ },
		func(a *screen.Area) { a.Height++ },
		func(a *screen.Area) { a.Wide = true },
		func(a *screen.Area) { a.Theme = style.New(style.Light, false) },
		func(a *screen.Area) { a.Speech = game.SpeakKorean },
	} {
		change(&a)
		m.For(a, lay)
		if n != i+2 {
			t.Errorf("change %d was not seen", i)
		}
	}
}
