package home

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
)

// row is one lesson on the map.
type row struct {
	pack *content.Pack
	head content.LessonHead
	game.Progress
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
