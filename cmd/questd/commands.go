package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"quest/cmd/questd/host"
	"quest/saves"
	"quest/saves/exchange"
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

// sync joins what a player has here with what they have at home.
func (f *front) sync(ctx context.Context, v host.Visitor, in io.Reader, out io.Writer) error {
	who, known := f.school.Who(v.Key)
	if !known {
		return exchange.Refuse(out, exchange.Unknown)
	}
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
	done, err := exchange.Serve(ctx, store, in, out, exchange.Options{})
	if err != nil {
		return err
	}
	f.log.Info("a save was joined with the one at home", "player", string(who), "came", done.Came, "went", done.Went)
	return nil
}
