package school_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"quest/cmd/questd/school"
	"quest/content"
	"quest/game/class"
)

// filled makes a school in a folder with a class of so many students, each of whom voted in so many
// rounds, and gives the students.
func filled(tb testing.TB, dir string, students, rounds int) (*school.School, class.ID, []class.PlayerID) {
	tb.Helper()
	s := openFolder(tb, dir)
	ctx := context.Background()
	id, err := s.Found(ctx, "Class")
	if err != nil {
		tb.Fatal(err)
	}
	code, err := s.Invite(ctx, class.Invitation{Class: id, Role: class.Student, Uses: students}, class.Operator)
	if err != nil {
		tb.Fatal(err)
	}
	var who []class.PlayerID
	for i := range students {
		p, err := s.Enrol(ctx, class.Enrolment{Key: fmt.Sprint("key ", i), Code: code, Lang: "en"}, "here")
		if err != nil {
			tb.Fatal(err)
		}
		who = append(who, p)
	}
	for range rounds {
		round := openRound(tb, s, id)
		voteAll(tb, s, id, round, who)
		if err := s.Do(ctx, id, class.Operator, class.MoveRound{Round: round, To: class.Closed}); err != nil {
			tb.Fatal(err)
		}
	}
	return s, id, who
}

func openFolder(tb testing.TB, dir string) *school.School {
	tb.Helper()
	log, err := school.OpenFiles[class.Event](dir, school.FileOptions{Fold: class.Fold})
	if err != nil {
		tb.Fatal(err)
	}
	s, err := school.Open(context.Background(), log, school.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func openRound(tb testing.TB, s *school.School, id class.ID) (round class.RoundID) {
	tb.Helper()
	cmd := class.OpenRound{Pack: "aws/saa", Item: "engines", Options: []content.PartID{"a", "b", "c"}, Right: []content.PartID{"b"}}
	if err := s.Do(context.Background(), id, class.Operator, cmd); err != nil {
		tb.Fatal(err)
	}
	s.Read(func(c *class.School) { round = c.See(id, class.Operator, nil, time.Time{}).Round.ID })
	return round
}

func voteAll(tb testing.TB, s *school.School, id class.ID, round class.RoundID, who []class.PlayerID) {
	tb.Helper()
	var all sync.WaitGroup
	for i, p := range who {
		all.Go(func() {
			if err := s.Do(context.Background(), id, p, vote(round, content.PartID("abc"[i%3:i%3+1]))); err != nil {
				tb.Error(err)
			}
		})
	}
	all.Wait()
}

// BenchmarkFilesWithAHundredThousandEvents measures a school in files after years: its opening, one
// command alone, and a vote of 300 members at once.
func BenchmarkFilesWithAHundredThousandEvents(b *testing.B) {
	dir := b.TempDir()
	s, id, who := filled(b, dir, 300, 334)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if err := openFolder(b, dir).Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	s = openFolder(b, dir)
	defer s.Close() //nolint:errcheck // a benchmark
	locked := false
	b.Run("command", func(b *testing.B) {
		for b.Loop() {
			locked = !locked
			if err := s.Do(context.Background(), id, class.Operator, class.LockRoom{Locked: locked}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("vote of 300", func(b *testing.B) {
		for b.Loop() {
			round := openRound(b, s, id)
			voteAll(b, s, id, round, who)
			if err := s.Do(context.Background(), id, class.Operator, class.MoveRound{Round: round, To: class.Stopped}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
