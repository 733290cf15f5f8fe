package classes_test

import (
	"fmt"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/answers"
	"quest/game/class"
	"quest/game/gradetest"
	"quest/game/insight/classes"
)

// made is a member of a class who has played.
type made struct {
	t       testing.TB
	member  class.Member
	player  *game.Player
	answers answers.Collector
	batches int
	day     int // from the first one
}

// first is the first day of these stories.
var first = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func today(day int) game.StudyDay {
	return (&game.Player{}).Today(game.Moment{Wall: first.AddDate(0, 0, day)})
}

func makeMember(t testing.TB, n int, nick string) *made {
	t.Helper()
	m := &made{t: t, player: &game.Player{}, member: class.Member{
		Player: class.PlayerID(fmt.Sprintf("p%03d", n)), Nick: contenttest.Safe(nick), Roster: contenttest.Safe("Roster of " + nick), Role: class.Student,
	}}
	m.keep(m.player.Join(game.Joined{Name: contenttest.Safe("x"), Lang: game.SpeakEnglish, Seed: uint64(n)}, m.now()))
	return m
}

func (m *made) now() game.Moment { return game.Moment{Wall: first.AddDate(0, 0, m.day)} }

func (m *made) keep(b game.Batch) {
	if !b.Empty() {
		m.batches++
		m.answers.Take(fmt.Sprintf("01JDCZ3NDEKTSV4%s%07d", m.member.Player, m.batches), b)
	}
}

// read reads a lesson and sits its quiz, with answers as told.
func (m *made) read(pack *content.Pack, lesson content.LessonID, right func(content.ItemID) bool) *made {
	m.t.Helper()
	m.play(game.ReadOn{Pack: pack, Lesson: lesson}, right)
	return m
}

func (m *made) play(goal game.Goal, right func(content.ItemID) bool) {
	m.t.Helper()
	s, b, err := game.Begin(m.player, goal, m.now())
	if err != nil {
		m.t.Fatal(err)
	}
	m.keep(b)
	for range 200 {
		switch step := s.Step().(type) {
		case game.EndStep:
			return
		case game.QuestionStep:
			b, err := s.Answer(gradetest.Answer(step.Question.Item, content.English, right(step.Question.Item.ID)), game.SpeakEnglish, m.now())
			if err != nil {
				m.t.Fatal(err)
			}
			m.keep(b)
		default:
			m.keep(s.Next(m.now()))
		}
	}
	m.t.Fatal("the session does not end")
}

// vote enters a vote of a round in the save of the member.
func (m *made) vote(pack *content.Pack, round string, item content.ItemID, right bool) *made {
	m.t.Helper()
	it, _ := pack.Item(item)
	_, b, err := m.player.RecordRound([]*content.Pack{pack}, game.LiveVote{
		Round: round, Pack: pack.ID(), Item: item, Gave: gradetest.Answer(it, content.English, right),
	}, m.now())
	if err != nil {
		m.t.Fatal(err)
	}
	m.keep(b)
	return m
}

func always(content.ItemID) bool { return true }
func never(content.ItemID) bool  { return false }

// builderOf begins a report on the second Monday of these stories.
func builderOf(packs []*content.Pack, assigned []class.Assignment, names bool) *classes.Builder {
	return classes.NewBuilder("Evening class", today(7), packs, assigned, names)
}

func report(packs []*content.Pack, assigned []class.Assignment, names bool, votes []class.Row, members ...*made) *classes.Report {
	b := builderOf(packs, assigned, names)
	for _, m := range members {
		b.Take(m.member, m.player, m.answers.Answers())
	}
	return b.Report(votes)
}

// cast is the row of a member in a round; nil stands for no vote.
func cast(round int, m *made, item content.ItemID, before, after *bool) class.Row {
	vote := func(right *bool) *class.Vote {
		switch {
		case right == nil:
			return nil
		case *right:
			return &class.Vote{Choice: []content.PartID{"behind"}, Final: true}
		}
		return &class.Vote{Choice: []content.PartID{"ahead"}, Final: true}
	}
	is := func(right *bool) bool { return right != nil && *right }
	return class.Row{
		Player: m.member.Player, Round: class.RoundID(fmt.Sprint("r", round)), Number: round, Opened: first, Pack: contenttest.ID, Item: item,
		First: vote(before), Second: vote(after), Right: [2]bool{is(before), is(after)},
	}
}

func yes() *bool { b := true; return &b }
func no() *bool  { b := false; return &b }
