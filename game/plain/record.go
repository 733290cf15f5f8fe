package plain

import (
	"strconv"

	"quest/game"
)

// standing says in short where the player stands.
func (t *table) standing() {
	s := t.now()
	t.fill(t.book().Standing, "level", strconv.Itoa(s.Level.Number), "xp", strconv.Itoa(s.XP), "gold", strconv.Itoa(s.Gold))
	if s.Title != nil {
		t.fill(t.book().Titled, "title", t.titled(s.Title.Words))
	}
	t.caution()
}

func (t *table) now() game.Standing {
	p := t.seat.Player
	return p.Standing(p.Today(t.seat.Now()))
}

// caution says of figures that were just told that they are not all on disk.
func (t *table) caution() {
	if t.loose {
		t.say(t.book().Loose)
	}
}

// tellRecord says all that was earned.
func (t *table) tellRecord() {
	b, s, n := t.book(), t.now(), strconv.Itoa
	t.gap()
	t.fill(b.Record, "name", s.Name)
	t.fill(b.RecordLevel, "level", n(s.Level.Number), "into", n(s.Level.Into), "span", n(s.Level.Span), "xp", n(s.XP))
	t.fill(b.RecordGold, "gold", n(s.Gold))
	t.fill(b.RecordStreak, "days", n(s.Streak), "best", n(s.Best))
	percent := 0
	if s.Answers > 0 {
		percent = 100 * s.Correct / s.Answers
	}
	t.fill(b.RecordAnswers, "answers", n(s.Answers), "right", n(s.Correct), "percent", n(percent))
	if s.Predictions > 0 {
		t.fill(b.RecordLabs, "missions", n(s.Missions), "stars", n(s.Stars), "right", n(s.Foreseen), "of", n(s.Predictions))
	}
	for _, title := range s.Titles {
		t.fill(b.RecordTitle, "title", t.titled(title.Words))
	}
	if len(s.Titles) == 0 {
		t.say(b.NoTitle)
	}
	t.caution()
}
