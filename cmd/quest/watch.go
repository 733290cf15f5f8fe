package main

import (
	"errors"
	"sync"
	"time"

	"quest/game"
	"quest/saves"
)

// silence is how long a claim must not change before its owner counts as dead.
const silence = time.Minute

// watcher follows a save that another program writes, and takes it over.
type watcher struct {
	mu     sync.Mutex
	call   *call
	keeper *keeper
	dir    string
	seat   game.Seat // as it was made
	state  *folded   // nil until the first look

	claim string    // the newest claim that was seen, "" for a real lock
	since time.Time // when it was first seen
}

// watch gives the player as the save stands now, if it changed. What cannot be
// read now is read the next time.
func (w *watcher) watch() (*game.Player, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	changed, err := w.look()
	if err != nil || !changed {
		return nil, false
	}
	p, err := w.state.player()
	return p, err == nil
}

func (w *watcher) look() (changed bool, err error) {
	if w.state == nil {
		if w.state, err = foldOf(w.keeper.save); err != nil {
			w.state = nil
			return false, err
		}
	}
	n, err := w.keeper.save.Poll(w.state.take)
	if errors.Is(err, saves.ErrChanged) {
		return true, w.reopen()
	}
	return n > 0, err
}

// reopen looks at a save that was written anew.
func (w *watcher) reopen() error {
	options := w.call.saveOptions()
	options.ReadOnly = true
	j, err := saves.Open[game.Event](w.dir, options)
	if err != nil {
		return err
	}
	w.keeper.exchange(j)
	w.state, err = foldOf(j)
	return err
}

// exchange puts another journal into the place of a view. What waits in the memory
// of the view was never called saved.
func (k *keeper) exchange(j *saves.Journal[game.Event]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	_ = k.save.Close() // a view; it may hold what could not be saved
	k.save = j
}

// takeOver opens the save for writing, once nobody else does, and gives the seat to
// go on from.
func (w *watcher) takeOver() (*game.Seat, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	options := w.call.saveOptions()
	if w.claim != "" && w.call.Now().Sub(w.since) >= silence {
		options.BreakClaim = w.claim
	}
	j, err := saves.Open[game.Event](w.dir, options)
	if err != nil {
		var locked *saves.LockedError
		if errors.As(err, &locked) && locked.Claim != w.claim {
			w.claim, w.since = locked.Claim, w.call.Now()
		}
		return nil, &game.NotSavedError{Why: whyUnsaved(w.dir, err), Err: err}
	}
	w.keeper.exchange(j)
	o := &opened{keeper: w.keeper}
	w.keeper.reason = reasons(w.dir)
	if err := o.replay(w.dir, options); err != nil {
		return nil, &game.NotSavedError{Why: whyUnsaved(w.dir, err), Err: err}
	}
	w.keeper.beat()
	seat := w.seat
	seat.Player, seat.Notices, seat.Unsaved = o.player, o.notices, nil
	seat.Start, seat.Watch, seat.TakeOver = nil, nil, nil
	return &seat, nil
}
