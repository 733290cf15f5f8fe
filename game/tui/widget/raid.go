package widget

import (
	"strconv"

	"quest/game/tui/screen"
)

// RaidLines tells against which boss the raid of a class is and how it stands, or that there is none; mine is
// whether what the player has dealt is told.
func RaidLines(a screen.Area, mine bool) []string {
	t, n, r := a.Theme, strconv.Itoa, a.Class.Raid
	say := func(pick func(in screen.Area) string) string { return "  " + Heading(a, a.Width-2, pick) }
	switch {
	case r == nil:
		return []string{say(func(in screen.Area) string { return t.Muted.Render(in.Book().Classroom.NoRaid) })}
	case r.Won:
		return append(raidBoss(a), say(func(in screen.Area) string {
			return t.Gold.Bold().Render(t.Sign.Star + " " + in.Book().Classroom.RaidWon)
		}))
	case r.Over:
		return append(raidBoss(a), say(func(in screen.Area) string { return t.Muted.Render(in.Book().Classroom.RaidOver) }))
	}
	left := Heading(a, a.Width/2, func(in screen.Area) string {
		return t.Text.Render(in.Book().Fill(in.Book().Classroom.RaidLeft, "n", n(r.Left), "of", n(r.Health)))
	})
	dealt := ""
	if mine {
		dealt = Heading(a, a.Width/2-2, func(in screen.Area) string {
			return t.Gold.Render(in.Book().Fill(in.Book().Classroom.RaidMine, "n", n(r.Mine)))
		})
	}
	how := SayEach(a, a.Width-2, One(t.Muted), func(in screen.Area) string { return in.Book().Classroom.RaidHow })
	told := []string{Spread(left, dealt, a.Width-2, t.Sign.More)}
	if Width(left)+2+Width(dealt) > a.Width-2 {
		told = []string{left, dealt}
	}
	told = append([]string{Bar(t, r.Left, r.Health, a.Width-2, t.Wrong)}, told...)
	return append(raidBoss(a), Shift(append(told, how...), 2)...)
}

// raidBoss names the boss of a raid, where a pack here has it.
func raidBoss(a screen.Area) []string {
	if a.Class.Boss.Empty() {
		return nil
	}
	t, pen := a.Theme, NewPen(a, nil)
	return []string{"  " + t.Gold.Bold().Render(t.Sign.Boss) + " " + pen.In(a.Width-4).Title(a.Class.Boss, pen.Leading())}
}
