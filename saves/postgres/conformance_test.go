package postgres_test

import (
	"bytes"
	"fmt"
	"io"
	"sync/atomic"
	"testing"

	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

type event = savestest.Event

// place is a player of a database.
type place struct {
	db     *postgres.Database
	player string
}

var (
	_ savestest.Shown   = place{}
	_ savestest.Archive = place{}
	_ savestest.Cache   = (*postgres.Journal[event])(nil)
)

func (p place) Open() (savestest.Store, error) {
	return postgres.OpenJournal[event](p.db, p.player, postgres.JournalOptions{Fold: "1"})
}

func (p place) View() (savestest.View, error) {
	return postgres.OpenJournal[event](p.db, p.player, postgres.JournalOptions{View: true})
}

func (p place) Export(w io.Writer) error {
	_, err := p.db.Export(p.db.Context(), p.player, w)
	return err
}

func (p place) Import(r io.Reader) error {
	_, err := p.db.Import(p.db.Context(), p.player, r, postgres.ImportOptions{})
	return err
}

func (p place) Merge(other savestest.Place) error {
	var out bytes.Buffer
	if err := other.(place).Export(&out); err != nil {
		return err
	}
	return p.Import(&out)
}

// connect opens a database for a test.
func connect(t testing.TB, url string, o postgres.Options) *postgres.Database {
	t.Helper()
	db, err := postgres.Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

func TestJournalKeepsThePromisesOfAStore(t *testing.T) {
	db := connect(t, postgrestest.Fresh(t), postgres.Options{Node: "one"})
	var n atomic.Int64
	savestest.Run(t, func(testing.TB) savestest.Place {
		return place{db, fmt.Sprintf("player-%d", n.Add(1))}
	})
}
