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
	pack    *content.Pack
	head    content.LessonHead
	state   game.LessonState
	goal    game.Goal
	read    int // points read
	got, of int // best sitting, of 0 for none
	items   int // of its quiz
	sitting bool
	missed  int // of the newest sitting, not put right since
}

// rowsOf reads the map: every lesson of every pack as it stands now.
func rowsOf(packs []*content.Pack, player *game.Player, now game.Moment) []row {
	var rows []row
	for _, pack := range packs {
		for _, head := range pack.Lessons() {
			quiz, _ := pack.Quiz(head.Quiz)
			best := player.Quizzing(pack.ID().Quiz(head.Quiz))
			state, missed := player.State(pack, head), 0
			if state == game.Done || state == game.Failed { // not while a sitting is open
				missed = player.Missed(pack, head.Quiz)
			}
			rows = append(rows, row{
				pack: pack, head: head, state: state, missed: missed, goal: player.Open(pack, head, now),
				read: player.Reading(pack.ID().Lesson(head.ID)).Points, got: best.BestGot, of: best.BestOf,
				items: len(quiz.Items), sitting: player.MaySit(pack, head.Quiz, now),
			})
		}
	}
	return rows
}

// advised gives the row that comes next and its goal: in the first pack that has
// something to do, else in the first one.
func advised(rows []row, packs []*content.Pack, player *game.Player, now game.Moment) (at int, goal game.Goal) {
	find := func(pack *content.Pack, lesson content.LessonID) int {
		for i, r := range rows {
			if r.pack == pack && r.head.ID == lesson {
				return i
			}
		}
		return 0
	}
	var found bool
	for _, pack := range packs {
		g, ok := player.Advise(pack, now)
		if !ok {
			continue
		}
		if !found || g.Mode != game.Reread {
			at, goal = find(pack, g.Lesson), g
		}
		found = true
		if g.Mode != game.Reread {
			break
		}
	}
	return at, goal
}

// look is the sign and the words of a lesson's state.
func (r row) look(a screen.Area) (sign, words string, ink style.Ink) {
	t, w := a.Theme, a.Book().Home
	switch r.state {
	case game.Done:
		return t.Sign.Right, w.Done, t.Right
	case game.Begun:
		return t.Sign.Here, phrase.Fill(w.Reading, "n", strconv.Itoa(r.read), "of", strconv.Itoa(r.head.Points)), t.Accent
	case game.ReadOnly:
		return t.Sign.Here, w.Read, t.Accent
	case game.InQuiz:
		return t.Sign.Here, w.InQuiz, t.Accent
	case game.Failed:
		if r.sitting {
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
	switch r.goal.Mode {
	case game.Sit:
		return w.Retry
	case game.Again:
		return w.Practise
	case game.Reread:
		return w.Reread
	case game.Continue, game.Drill:
	}
	switch r.state {
	case game.Begun:
		return w.GoOn
	case game.ReadOnly:
		return w.ToQuiz
	case game.InQuiz:
		return w.BackToQuiz
	case game.Untouched, game.Failed, game.Done:
	}
	return w.Begin
}

// facts are the figures of a lesson, each in a few words.
func (r row) facts(a screen.Area) []string {
	w := a.Book().Home
	facts := []string{
		phrase.Fill(w.Minutes, "n", strconv.Itoa(r.head.Minutes)),
		phrase.Fill(w.Points, "n", strconv.Itoa(r.head.Points)),
	}
	if r.items > 0 {
		facts = append(facts, phrase.Fill(w.Questions, "n", strconv.Itoa(r.items)))
	}
	if r.of > 0 {
		facts = append(facts, phrase.Fill(w.Best, "got", strconv.Itoa(r.got), "of", strconv.Itoa(r.of)))
	}
	return facts
}
