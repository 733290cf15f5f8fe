package home

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

// row is one lesson on the map.
type row struct {
	pack *content.Pack
	head content.LessonHead
	game.Progress
	offer game.Offer // what enter does
}

// rowsOf reads the map: every lesson of every pack as it stands now.
func rowsOf(packs []*content.Pack, player *game.Player, now game.Moment) []row {
	var rows []row
	for _, pack := range packs {
		for _, head := range pack.Lessons() {
			rows = append(rows, row{pack, head, player.Progress(pack, head, now), player.Open(pack, head, now)})
		}
	}
	return rows
}

// look is the sign and the words of a lesson's state.
func (r row) look(a screen.Area) (sign, words string, ink style.Ink) {
	t, w := a.Theme, a.Book().Home
	switch r.State {
	case game.Done:
		return t.Sign.Right, w.Done, t.Right
	case game.Begun:
		return t.Sign.Here, phrase.Fill(w.Reading, "n", strconv.Itoa(r.Read), "of", strconv.Itoa(r.Points)), t.Accent
	case game.ReadOnly:
		return t.Sign.Here, w.Read, t.Accent
	case game.InQuiz:
		return t.Sign.Here, w.InQuiz, t.Accent
	case game.Failed:
		if r.MaySit {
			return t.Sign.Here, w.SitAgain, t.Gold
		}
		return t.Sign.Here, w.Tomorrow, t.Gold
	case game.Untouched:
	}
	return t.Sign.Open, w.New, t.Muted
}

// deed says what enter does with a lesson.
func (r row) deed(a screen.Area) string {
	w := a.Book().Home
	switch r.offer.Deed {
	case game.FinishLesson:
		return w.GoOn
	case game.StartQuiz:
		return w.ToQuiz
	case game.ResumeQuiz:
		return w.BackToQuiz
	case game.RetakeQuiz:
		return w.Retry
	case game.RedoMissed, game.RedoQuiz:
		return w.Practise
	case game.Reread:
		return w.Reread
	case game.StartLesson:
	}
	return w.Begin
}

// facts are the figures of a lesson, each in a few words.
func (r row) facts(a screen.Area) []string {
	w := a.Book().Home
	facts := []string{
		phrase.Fill(w.Minutes, "n", strconv.Itoa(r.head.Minutes)),
		phrase.Fill(w.Points, "n", strconv.Itoa(r.Points)),
	}
	if r.Items > 0 {
		facts = append(facts, phrase.Fill(w.Questions, "n", strconv.Itoa(r.Items)))
	}
	if r.BestOf > 0 {
		facts = append(facts, phrase.Fill(w.Best, "got", strconv.Itoa(r.BestGot), "of", strconv.Itoa(r.BestOf)))
	}
	return facts
}
