package class_test

import (
	"fmt"
	"testing"

	"quest/content"
	"quest/game/class"
)

// crowded makes a class of so many students in which a number of rounds with two ballots are over and
// one is open.
func crowded(tb testing.TB, students, over int) (s *class.School, id class.ID, who []class.PlayerID) {
	tb.Helper()
	s, seeds := &class.School{}, uint64(0)
	next := func() class.Seed { seeds++; return seed(seeds) }
	take := func(events []class.Event, err error) {
		if err != nil {
			tb.Fatal(err)
		}
		s.Apply(events...)
	}
	events, id, err := s.Found("Class", class.Operator, start, next())
	take(events, err)
	for i := range students {
		if i%class.MostUses != 0 {
			continue
		}
		events, code, err := s.Invite(class.Invitation{Class: id, Role: class.Student, Uses: class.MostUses}, class.Operator, start, next())
		take(events, err)
		for j := i; j < min(i+class.MostUses, students); j++ {
			events, p, err := s.Enrol(class.Enrolment{Key: fmt.Sprint("key ", j), Code: code, Lang: "en"}, start, next())
			take(events, err)
			who = append(who, p)
		}
	}
	options := []content.PartID{"a", "b", "c", "d"}
	for r := range over + 1 {
		take(s.Decide(id, class.Operator, class.OpenRound{Pack: "p/q", Item: "i", Options: options, Right: options[1:2]}, start))
		round := s.See(id, who[0], nil, start).Round.ID
		for i, p := range who {
			take(s.Decide(id, p, class.CastVote{Round: round, Vote: choose(options[i%4])}, start))
		}
		if r == over {
			break
		}
		take(s.Decide(id, class.Operator, class.MoveRound{Round: round, To: class.Counted}, start))
		take(s.Decide(id, class.Operator, class.MoveRound{Round: round, To: class.Again}, start))
		for i, p := range who {
			take(s.Decide(id, p, class.CastVote{Round: round, Vote: choose(options[(i+1)%4])}, start))
		}
		take(s.Decide(id, class.Operator, class.MoveRound{Round: round, To: class.Closed}, start))
	}
	return s, id, who
}

// BenchmarkOneChangeSeenByAll is what one vote costs in a class: the views of all members.
func BenchmarkOneChangeSeenByAll(b *testing.B) {
	for _, members := range []int{30, 300, 1_500} {
		b.Run(fmt.Sprint(members), func(b *testing.B) {
			s, id, who := crowded(b, members, 25)
			here := map[class.PlayerID]bool{}
			for _, p := range who {
				here[p] = true
			}
			b.ReportAllocs()
			views := make([]class.View, members)
			for b.Loop() {
				sight := s.Sight(id, here)
				for i, p := range who {
					if views[i] = sight.SeeAfter(views[i], p, start); views[i].Round == nil {
						b.Fatal("no round")
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(members), "ns/member")
		})
	}
}

func BenchmarkKeptState(b *testing.B) {
	s, _, _ := crowded(b, 300, 166) // about 100,000 votes
	state, err := s.Encode()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Encode(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(state)), "bytes")
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := class.Decode(state); err != nil {
				b.Fatal(err)
			}
		}
	})
}
