package database_test

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"quest/cmd/stores"
	"quest/cmd/stores/database"
	"quest/game"
	"quest/game/desk"
	"quest/game/grade"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

// surroundings are those of a test; names of records are drawn from a clock that stands still.
func surroundings() stores.Surroundings {
	at := time.Date(2026, 11, 30, 19, 0, 0, 0, time.UTC)
	var seed [1 << 10]byte
	for i := range seed {
		seed[i] = byte(i * 7)
	}
	return stores.Surroundings{Now: func() time.Time { return at }, Rand: bytes.NewReader(seed[:])}
}

func answered(item string) game.Batch {
	truth := true
	return game.Batch{
		At: game.Moment{Wall: time.Date(2026, 11, 30, 19, 0, 0, 0, time.UTC)}, Day: 20787,
		Events: []game.Event{{Answered: &game.Answered{Item: item, Rev: 1, Gave: grade.Answer{Truth: &truth}}}},
	}
}

func opened(t *testing.T, url string) *postgres.Database {
	t.Helper()
	db, err := postgres.Open(t.Context(), url, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

func sit(t *testing.T, o desk.Options) *desk.Desk {
	t.Helper()
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A desk on a database keeps what is played, and the player who goes on in another place takes
// the game along: the first place saves nothing more, and says why.
func TestAPlayerGoesOnInAnotherPlace(t *testing.T) {
	url := postgrestest.Fresh(t)
	around, lost := surroundings(), make(chan struct{})
	place := database.Place{DB: opened(t, url), Player: "p1", Fold: "test", Lost: func() { close(lost) }}
	first := sit(t, around.Desk(place, "p1"))
	if n, err := first.Append(answered("a")); n != 1 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	second := sit(t, around.Desk(database.Place{DB: opened(t, url), Player: "p1", Fold: "test"}, "p1"))
	if n, err := second.Append(answered("b")); n != 2 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	_, err := first.Append(answered("c"))
	var unsaved *game.NotSavedError
	if !errors.As(err, &unsaved) || unsaved.Why.Key != "desk.Elsewhere" {
		t.Fatalf("%v", err)
	}
	select {
	case <-lost:
	case <-time.After(time.Minute): // a hang guard
		t.Error("nobody was told that the player goes on elsewhere")
	}
	if n, err := first.Close(); n != 1 || desk.WhyLost(n, err).Key != "desk.Lost" {
		t.Errorf("lost %d, %v", n, err)
	}
	if n, err := second.Close(); n != 0 || err != nil {
		t.Errorf("lost %d, %v", n, err)
	}
}

// A database that is away is told as such, to whoever plays and to whoever comes.
func TestADatabaseThatIsAwayIsTold(t *testing.T) {
	db := opened(t, postgrestest.Fresh(t))
	around := surroundings()
	place := database.Place{DB: db, Player: "p1", Fold: "test"}
	_ = sit(t, around.Desk(place, "p1"))
	for why, key := range map[postgres.Why]string{
		postgres.Away: "why.DatabaseAway", postgres.Slow: "why.DatabaseSlow", postgres.Full: "why.DatabaseFull", postgres.ReadOnly: "why.DatabaseReadOnly",
		postgres.Denied: "why.DatabaseDenied", postgres.Schema: "why.DatabaseSchema", postgres.Other: "why.System",
	} {
		var f *desk.Failure
		if err := database.Classified(&postgres.Failure{Why: why, Text: "x"}); !errors.As(err, &f) || f.Kind != desk.Away || f.Cause.Key != key {
			t.Errorf("%s is told as %v, %v", why, f.Kind, f.Cause)
		}
	}
	if err := database.Classified(nil); err != nil {
		t.Error(err)
	}
	if err := database.Classified(context.Canceled); err == nil {
		t.Error("an error of no kind is an error")
	}
}
