package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"quest/cmd/questd/host"
	"quest/cmd/questd/school"
	"quest/saves"
	"quest/saves/exchange"
	"quest/saves/postgres"
)

// The commands that a visitor can run.
const (
	versionOver = "version"
	syncOver    = "quest-sync" // quest save sync runs it
)

// Run runs a command of the fixed list.
func (f *front) Run(ctx context.Context, v host.Visitor, command string, in io.Reader, out, _ io.Writer) (status int, known bool) {
	switch command {
	case versionOver:
		_, err := fmt.Fprintf(out, "questd %s\n", f.version)
		return f.over(err), true
	case syncOver:
		return f.over(f.sync(ctx, v, in, out)), true
	}
	return 0, false
}

// The bounds of joining saves: how many at once, for how long, and how much one may bring. One
// may hold twice as much in memory.
const (
	syncsAtOnce     = 8
	longestSync     = 30 * time.Minute
	mostSynced      = 1 << 18
	mostSyncedBytes = 64 << 20
)

// present is the records of a player who must still be in the school when records come in:
// whoever was deleted meanwhile leaves nothing behind.
type present struct {
	exchange.Store
	school *school.School
	key    string
}

func (p *present) Import(r io.Reader) error {
	if _, known := p.school.Who(p.key); !known {
		return errRemoved
	}
	err := p.Store.Import(r)
	if errors.Is(err, postgres.ErrFenced) {
		return errors.Join(err, saves.ErrLocked) // the player began to play meanwhile
	}
	return err
}

// sync joins what a player has here with what they have at home.
func (f *front) sync(ctx context.Context, v host.Visitor, in io.Reader, out io.Writer) error {
	who, known := f.school.Who(v.Key)
	if !known {
		return exchange.Refuse(out, exchange.Unknown)
	}
	select {
	case f.syncing <- struct{}{}:
		defer func() { <-f.syncing }()
	default:
		return exchange.Refuse(out, exchange.Closing)
	}
	ctx, cancel := context.WithTimeout(ctx, longestSync)
	defer cancel()
	store, end, err := f.homes.exchange(ctx, who)
	switch {
	case errors.Is(err, saves.ErrLocked):
		return exchange.Refuse(out, exchange.Busy)
	case errors.Is(err, saves.ErrNewer):
		return exchange.Refuse(out, exchange.Newer)
	case ctx.Err() != nil:
		return exchange.Refuse(out, exchange.Closing)
	case err != nil:
		return errors.Join(err, exchange.Refuse(out, exchange.Failed))
	}
	defer end()
	done, err := exchange.Serve(ctx, &present{store, f.school, v.Key}, in, out, exchange.Options{Batches: mostSynced, Bytes: mostSyncedBytes})
	if err != nil {
		return err
	}
	f.log.Info("a save was joined with the one at home", "player", string(who), "came", done.Came, "went", done.Went)
	return nil
}
