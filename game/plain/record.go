package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/phrase"
)

// sayStanding says in short how far the player has come.
func (t *terminal) sayStanding() {
	s := t.standing()
	t.fill(t.book().Standing, "level", strconv.Itoa(s.Level.Number), "xp", strconv.Itoa(s.XP), "gold", strconv.Itoa(s.Gold))
	if s.Title != nil {
		t.fill(t.book().Titled, "title", t.titleLine(*s.Title))
	}
	t.warnUnsaved()
}

func (t *terminal) standing() game.Standing {
	p := t.seat.Player
	return p.Standing(p.Today(t.seat.Now()))
}

// sayRecord says all that was earned.
func (t *terminal) sayRecord() {
	b, s, n := t.book(), t.standing(), strconv.Itoa
	t.emptyLine()
	t.fill(b.Record, "name", s.Name)
	t.fill(b.RecordLevel, "level", n(s.Level.Number), "left", n(s.Level.Span-s.Level.Into), "xp", n(s.XP))
	t.fill(b.RecordGold, "gold", n(s.Gold))
	t.fill(b.RecordStreak, "days", n(s.Streak), "best", n(s.Best))
	t.fill(b.RecordAnswers, "answers", n(s.Answers), "right", n(s.Correct), "percent", n(s.Percent()))
	if s.Predictions > 0 {
		m := t.seat.Player.Missions(t.seat.Packs)
		t.fill(b.RecordLabs, "missions", n(m.Solved), "all", n(m.Of), "stars", n(m.Stars), "most", n(m.Most()), "right", n(s.Foreseen), "of", n(s.Predictions))
	}
	for _, title := range s.Titles {
		t.fill(b.RecordTitle, "title", t.titleLine(title))
	}
	if len(s.Titles) == 0 {
		t.say(b.NoTitle)
	}
	t.sayInsight()
	t.sayMarked()
	t.warnUnsaved()
}

// sayInsight says what the answers tell, section by section.
func (t *terminal) sayInsight() {
	figures := insight.New(t.seat.Player, t.seat.Packs, t.seat.Now())
	say := t.books.For(t.speech).Say
	name := func(l insight.Label) string { return shown(l.In(t.speech.Within(l.Pack), say)) }
	for _, kind := range insight.Kinds() {
		t.emptyLine()
		for _, line := range figures.Section(kind).Lines(say, name) {
			t.say(line)
		}
	}
	t.emptyLine()
}

// sayMarked lists the questions that are marked, if there are any.
func (t *terminal) sayMarked() {
	marked := t.seat.Player.Marked(t.seat.Packs, t.seat.Now())
	if len(marked) == 0 {
		return
	}
	w := &t.books.For(t.speech).Record
	t.say(w.Marked + ":")
	for _, m := range marked {
		asks := phrase.Fill(w.MarkGone, "item", content.OneLine(m.ID))
		if m.Item != nil {
			asks = m.Item.CitedIn(t.speech.Within(m.Pack)[0])
		}
		t.say("- " + asks + " (" + t.books.For(t.speech).MarkedAs(m.Marks) + ")")
	}
	t.say(w.MarkType)
}
