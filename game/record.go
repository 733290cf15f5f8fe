package game

import (
	"strings"

	"quest/content"
)

// Record is what a player has reached: what the record shows in
// every front end, beside Calibration and Confusions.
type Record struct {
	Standing
	Lessons []LessonRecord // of all packs, in order, with the quizzes that belong to no lesson
	Labs    []LabRecord    // of all packs, in order
	Marked  []MarkedItem   // questions with a star, suspended or put off
}

// LessonRecord is a lesson of a pack with how far it has come.
type LessonRecord struct {
	Pack *content.Pack
	Head content.LessonHead
	Progress
}

// LabRecord is a lab of a pack with how far it has come.
type LabRecord struct {
	Pack *content.Pack
	Head content.LabHead
	LabProgress
}

// Record gives what a player has reached in some packs.
func (p *Player) Record(packs []*content.Pack, now Moment) Record {
	r := Record{Standing: p.Standing(p.Today(now)), Marked: p.Marked(packs, now)}
	for _, pack := range packs {
		for _, l := range pack.Path() {
			r.Lessons = append(r.Lessons, LessonRecord{pack, l, p.Progress(pack, l, now)})
		}
		for _, l := range pack.Labs() {
			r.Labs = append(r.Labs, LabRecord{pack, l, p.LabProgress(pack, l)})
		}
	}
	return r
}

// PacksMet gives the packs of which the save tells: a lesson was read, or a question asked. It takes one look at
// what is kept, and reads no pack.
func (p *Player) PacksMet() map[content.PackID]bool {
	met := map[content.PackID]bool{}
	add := func(id string) {
		pack, _, _ := strings.Cut(id, "#")
		met[content.PackID(pack)] = true
	}
	for id := range p.ledger.Items {
		add(id)
	}
	for id := range p.ledger.Lessons {
		add(id)
	}
	for id := range p.ledger.Quizzes {
		add(id)
	}
	return met
}

// Percent is the share of right answers among all, 0 to 100; 0 without answers.
func (s Standing) Percent() int {
	return Percent(s.Correct, s.Answers)
}

// Percent is how many of a hundred got of of are, rounded down so that a result below a limit
// never reads as the limit; 0 of 0 is 0.
func Percent(got, of int) int {
	if of <= 0 {
		return 0
	}
	return 100 * got / of
}
