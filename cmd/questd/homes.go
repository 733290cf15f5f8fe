package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"quest/cmd/stores"
	"quest/game/class"
	"quest/game/desk"
	"quest/saves"
	"quest/saves/exchange"
)

// The folders inside the save directory; quest names them alike.
const (
	playersDir = "players" // a folder for each player, with the journal
	packsDir   = "packs"   // packs of the server
	cacheDir   = "cache"   // compiled packs; may be deleted at any time
	schoolDir  = "school"  // players, classes and rounds
	hostKey    = "host_key"
	serveLock  = "serve.lock" // held while a server runs
)

// homes is where the records of the players are.
type homes interface {
	// place gives the place of a player, who may be new. lost is called once it is known that
	// the player goes on in another process.
	place(who class.PlayerID, lost func()) desk.Place
	// remove removes everything of a player, every copy included. It fails with
	// saves.ErrLocked while somebody plays it.
	remove(ctx context.Context, who class.PlayerID) error
	// exchange gives the records of a player to be joined with those that they have at home, and
	// what ends that. It fails with saves.ErrLocked while somebody plays them.
	exchange(ctx context.Context, who class.PlayerID) (s exchange.Store, end func(), err error)
	// ready says why nothing can be saved, nil if it can.
	ready(ctx context.Context) error
}

// folders are journals in files, a folder a player.
type folders struct {
	dir     string
	options saves.Options
}

func newFolders(dir, version string, now func() time.Time) folders {
	return folders{dir: dir, options: saves.Options{Now: now, Fold: stores.Fold(version), Judge: stores.Flaw}}
}

func (f folders) of(who class.PlayerID) string { return filepath.Join(f.dir, playersDir, string(who)) }

func (f folders) place(who class.PlayerID, _ func()) desk.Place {
	return stores.Files{Dir: f.of(who), Options: f.options, Failed: served}
}

func (f folders) exchange(_ context.Context, who class.PlayerID) (exchange.Store, func(), error) {
	if err := saves.Free(f.of(who), f.options); err != nil {
		return nil, nil, err
	}
	return &exchange.Folder{Dir: f.of(who), Options: f.options}, func() {}, nil
}

// has reports whether there are records of a player.
func (f folders) has(who class.PlayerID) bool {
	if name := string(who); name == "" || name != filepath.Base(name) || name == "." || name == ".." {
		return false
	}
	_, err := os.Lstat(f.of(who))
	return err == nil
}

// served gives an error of a journal as a visitor is told it: what the server cannot do is not
// theirs to mend, and is tried again.
func served(err error) error {
	failed := stores.Classified(err)
	var f *desk.Failure
	if !errors.As(failed, &f) {
		return failed
	}
	switch f.Kind {
	case desk.Full, desk.Refused, desk.Nowhere, desk.Replaced, "":
		f.Kind = desk.Away
	case desk.Busy, desk.Newer, desk.Invalid, desk.Gone, desk.Unreadable, desk.Rewritten, desk.Closed, desk.NotPlain, desk.Away, desk.Elsewhere:
	}
	return f
}

// remove takes the lock of the folder first, so that nobody writes into it meanwhile.
func (f folders) remove(_ context.Context, who class.PlayerID) error {
	dir := f.of(who)
	if _, err := os.Lstat(dir); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err := saves.PlainFolder(dir); err != nil {
		return err
	}
	if err := saves.Free(dir, f.options); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

func (f folders) ready(context.Context) error {
	_, err := os.Stat(f.dir)
	return err
}
