package home

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
)

// row is one lesson on the map, a quiz that belongs to none, or the boss or the story at the end of
// a path; in a pack of nothing but labs it is one of these.
type row struct {
	pack *content.Pack
	head content.LessonHead
	game.Progress
	boss *bossRow // of the boss alone
	told int      // of the story alone: how many parts were told
	lab  *labRow  // of a lab alone
}

// labRow is how a lab stands.
type labRow struct {
	head content.LabHead
	game.LabProgress
}

// solved reports whether every mission of the lab is solved.
func (l labRow) solved() bool { return l.Missions > 0 && l.Solved == l.Missions }

// bossRow is how the boss of a pack stands.
type bossRow struct {
	gate game.BossGate
	is   game.Boss
}

// there reports whether there is a run to begin or to go on with, now or once the gate is open: a
// pack with few questions has no boss.
func (b bossRow) there() bool { return b.is.Open() || b.gate.Boss }

// opens reports whether enter does something on the row.
func (r row) opens() bool { return r.boss == nil || r.boss.there() }

// place is the row as a destination.
func (r row) place() game.Destination {
	at := game.Destination{Pack: r.pack.ID(), Lesson: r.head.ID, Boss: r.boss != nil, Story: r.told > 0}
	if r.lab != nil {
		at.Lab = r.lab.head.ID
	}
	return at
}

// facts are the figures of a lesson, each in a few words.
func (r row) facts(a screen.Area) []string {
	w := a.Book().Home
	var facts []string
	if !r.head.Pool() {
		facts = append(facts, phrase.Fill(w.Minutes, "n", strconv.Itoa(r.head.Minutes)), phrase.Fill(w.Points, "n", strconv.Itoa(r.Points)))
	}
	if r.Items > 0 {
		facts = append(facts, phrase.Fill(w.Questions, "n", strconv.Itoa(r.Items)))
	}
	if r.BestOf > 0 {
		facts = append(facts, phrase.Fill(w.Best, "got", strconv.Itoa(r.BestGot), "of", strconv.Itoa(r.BestOf)))
	}
	return facts
}
