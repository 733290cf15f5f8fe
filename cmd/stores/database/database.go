// Package database joins the journals of saves on PostgreSQL to the desk of the game, as package
// stores joins those in files. Only the server uses it: the driver is no part of quest.
package database

import (
	"errors"

	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
	"quest/saves/postgres"
)

// Place is the records of one player in a database.
type Place struct {
	DB     *postgres.Database
	Player string
	Fold   string // as of saves.Options
	// Lost is called once it is known that the player goes on elsewhere; it may be nil.
	Lost func()
}

// Open opens the journal of the player, and takes it from whoever holds it; see desk.Place.
func (p Place) Open(how desk.Opening) (desk.Store, error) {
	o := postgres.JournalOptions{View: how.View, TakeOver: !how.View, Fold: p.Fold}
	if how.NoSnapshot {
		o.Fold = ""
	}
	j, err := postgres.OpenJournal[game.Event](p.DB, p.Player, o)
	if err != nil {
		return nil, Classified(err)
	}
	opened := &journal{Journal: j, closed: make(chan struct{})}
	if p.Lost != nil && !how.View {
		go func() {
			select {
			case <-j.Fenced():
				p.Lost()
			case <-opened.closed:
			}
		}()
	}
	return opened, nil
}

// Memory gives a journal without a database; see desk.Place.
func (p Place) Memory(why error) desk.Store { return stores.Files{}.Memory(why) }

// journal is a journal on PostgreSQL as a store of the game.
type journal struct {
	*postgres.Journal[game.Event]
	closed chan struct{}
}

func (j *journal) Append(r desk.Record) error {
	_, err := j.Journal.Append(saves.Batch[game.Event](r))
	return Classified(err)
}

func (j *journal) Flush() error { return Classified(j.Journal.Flush()) }

func (j *journal) Replay(to desk.Mark, take func(desk.Record) error) error {
	if m, ok := to.(postgres.Mark); ok {
		return Classified(j.ReplayTo(m, stores.Records(take)))
	}
	return Classified(j.Journal.Replay(stores.Records(take)))
}

func (j *journal) Mark() desk.Mark { return j.Journal.Mark() }

func (j *journal) Snapshot(at desk.Mark, state []byte) error {
	return Classified(j.SnapshotAt(at.(postgres.Mark), state))
}

func (j *journal) Mishaps() []desk.Mishap { return stores.Mishaps(j.Journal.Mishaps()) }

func (j *journal) Found() desk.Found { return stores.Found(j.Report()) }

func (j *journal) CheckOlder() (desk.Found, error) {
	r, err := j.Journal.CheckOlder()
	return stores.Found(r), Classified(err)
}

func (j *journal) Close() error {
	select {
	case <-j.closed:
	default:
		close(j.closed)
	}
	return Classified(j.Journal.Close())
}

// Classified gives an error of the database as a failure of a store, nil for none.
func Classified(err error) error {
	failed := stores.Classified(err)
	var f *desk.Failure
	if !errors.As(failed, &f) {
		return failed
	}
	var away *postgres.Failure
	switch {
	case errors.Is(err, postgres.ErrFenced):
		f.Kind = desk.Elsewhere
	case errors.As(err, &away):
		f.Kind, f.Cause = desk.Away, Why(away)
	}
	return f
}

// Why gives the reason of a failure of the database in words of the game.
func Why(f *postgres.Failure) game.Notice {
	switch f.Why {
	case postgres.Away:
		return game.Say("why.DatabaseAway")
	case postgres.Slow:
		return game.Say("why.DatabaseSlow")
	case postgres.Full:
		return game.Say("why.DatabaseFull")
	case postgres.ReadOnly:
		return game.Say("why.DatabaseReadOnly")
	case postgres.Denied:
		return game.Say("why.DatabaseDenied")
	case postgres.Schema:
		return game.Say("why.DatabaseSchema")
	case postgres.Other:
	}
	return game.Say("why.System").With("text", content.OneLine(f.Text))
}
