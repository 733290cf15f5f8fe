package postgres_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// answer is a batch of about the size that one answer has.
func answer(n int) saves.Batch[event] {
	b := savestest.Batch(n)
	b.Events = []event{
		{Kind: "answered", Notes: []string{"quest/rds-events/q0017", "right", "first"}},
		{Kind: "xp", Amount: 12},
	}
	return b
}

// BenchmarkAppend appends answers, and inserts and commits rows of the same bytes with
// nothing around them, the floor, in turns on the same server. One operation is both; the
// metrics tell them apart. The table of the floor has the columns and the keys of batch.
func BenchmarkAppend(b *testing.B) {
	server := postgrestest.New(b, postgrestest.Options{Durable: true})
	url := server.Fresh(b)
	exec(b, url, "CREATE TABLE floor (LIKE batch INCLUDING ALL)")
	db := connect(b, url, postgres.Options{})
	j := openJournal(b, db, "ann", postgres.JournalOptions{})
	bare := postgrestest.Connect(b, url)
	line, _, err := saves.End{}.Frame(payload(b, answer(0)))
	if err != nil {
		b.Fatal(err)
	}
	floor := func(n int) {
		const insert = "INSERT INTO floor (player_id, seq, id, line) VALUES ($1, $2, $3, $4)"
		if _, err := bare.Exec(context.Background(), insert, "ann", n+1, []byte(answer(n).ID), line); err != nil {
			b.Fatal(err)
		}
	}
	var floors, appends []time.Duration
	for n := 0; b.Loop(); n++ {
		began := time.Now()
		floor(n)
		between := time.Now()
		if _, err := j.Append(answer(n)); err != nil {
			b.Fatal(err)
		}
		floors, appends = append(floors, between.Sub(began)), append(appends, time.Since(between))
	}
	shut(b, j)
	slices.Sort(floors)
	slices.Sort(appends)
	report := func(what string, sorted []time.Duration) {
		b.ReportMetric(float64(sorted[len(sorted)/2].Nanoseconds()), what+"-p50-ns")
		b.ReportMetric(float64(sorted[len(sorted)*99/100].Nanoseconds()), what+"-p99-ns")
	}
	report("append", appends)
	report("floor", floors)
	b.ReportMetric(float64(appends[len(appends)/2])/float64(floors[len(floors)/2]), "append/floor")
}

// score is a small fold, as a game has a larger one.
type score struct {
	Answers int
	XP      int64
}

// BenchmarkOpen opens and folds a player of 100,000 answers, from line one and from a
// snapshot with 200 answers behind it.
func BenchmarkOpen(b *testing.B) {
	const answers, behind = 100_000, 200
	url := postgrestest.Fresh(b)
	db := connect(b, url, postgres.Options{})
	fill(b, url, answers)
	b.Run("without a snapshot", func(b *testing.B) { benchOpen(b, db, answers) })
	j := openJournal(b, db, "ann", postgres.JournalOptions{Fold: "1"})
	s := scored(b, j)
	state, err := json.Marshal(s)
	if err == nil {
		err = j.Snapshot(state)
	}
	if err != nil {
		b.Fatal(err)
	}
	for n := range behind {
		if _, err := j.Append(answer(answers + n)); err != nil {
			b.Fatal(err)
		}
	}
	shut(b, j)
	b.Run("with a snapshot", func(b *testing.B) { benchOpen(b, db, answers+behind) })
}

func benchOpen(b *testing.B, db *postgres.Database, answers int) {
	b.ReportAllocs()
	for b.Loop() {
		j := openJournal(b, db, "ann", postgres.JournalOptions{Fold: "1"})
		if s := scored(b, j); s.Answers != answers {
			b.Fatalf("%d answers", s.Answers)
		}
		b.StopTimer()
		shut(b, j)
		b.StartTimer()
	}
}

func scored(b *testing.B, j *journal) (s score) {
	b.Helper()
	if state, ok := j.Base(); ok {
		if err := json.Unmarshal(state, &s); err != nil {
			b.Fatal(err)
		}
	}
	err := j.Replay(func(batch saves.Batch[event]) error {
		s.Answers++
		for _, e := range batch.Events {
			s.XP += e.Amount
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// fill copies answers into the database as rows.
func fill(b testing.TB, url string, answers int) {
	b.Helper()
	var end saves.End
	next := func(n int) ([]any, error) {
		a := answer(n)
		a.At = a.T
		text, after, err := end.Frame(payload(b, a))
		end = after
		return []any{"ann", end.Seq, []byte(a.ID), text}, err
	}
	columns := []string{"player_id", "seq", "id", "line"}
	_, err := postgrestest.Connect(b, url).CopyFrom(context.Background(), pgx.Identifier{"batch"}, columns, pgx.CopyFromSlice(answers, next))
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkUpdate decides and appends an event, one after the other, from as many nodes.
func BenchmarkUpdate(b *testing.B) {
	server := postgrestest.New(b, postgrestest.Options{Durable: true})
	for _, nodes := range []int{1, 3} {
		b.Run(fmt.Sprint(nodes, " nodes"), func(b *testing.B) {
			url := server.Fresh(b)
			var logs []*postgres.Log[note]
			for range nodes {
				logs = append(logs, openLog(b, connect(b, url, postgres.Options{After: time.After})))
			}
			var left atomic.Int64
			left.Store(int64(b.N))
			var group sync.WaitGroup
			b.ResetTimer()
			for _, l := range logs {
				group.Go(func() {
					for left.Add(-1) >= 0 {
						write(b, l, note{N: 1})
					}
				})
			}
			group.Wait()
		})
	}
}
