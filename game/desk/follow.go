package desk

import (
	"sync"
	"time"

	"quest/game"
)

// silence is how long a claim must not change before its owner counts as dead.
const silence = time.Minute

// follower follows a store that another program writes, and takes it over.
type follower struct {
	mu    sync.Mutex
	desk  *Desk
	seat  game.Seat // as it was made
	state *folded   // nil until the first look

	claim string    // the newest claim that was seen, "" for a real lock
	since time.Time // when it was first seen
}

// watch gives the player as the store stands now, if it changed. What cannot be read
// now is read the next time.
func (f *follower) watch() (*game.Player, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	changed, err := f.catchUp()
	if err != nil || !changed {
		return nil, false
	}
	p, err := f.state.copyOfPlayer()
	return p, err == nil
}

// catchUp folds the records that came since the last call.
func (f *follower) catchUp() (changed bool, err error) {
	if f.state == nil {
		if f.state, err = foldOf(f.desk.store); err != nil {
			f.state = nil
			return false, err
		}
	}
	view, ok := f.desk.store.(Follows)
	if !ok {
		return false, nil
	}
	n, err := view.Follow(f.state.take)
	if is(err, Rewritten) {
		return true, f.reopen()
	}
	return n > 0, err
}

// reopen looks at a store that was written anew.
func (f *follower) reopen() error {
	s, err := f.desk.options.Place.Open(Opening{View: true})
	if err != nil {
		return err
	}
	f.desk.exchange(s)
	f.state, err = foldOf(s)
	return err
}

// exchange puts another store into the place of a view. What waits in the memory of
// the view was never called saved.
func (d *Desk) exchange(s Store) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_ = d.store.Close() // a view; it may hold what could not be saved
	d.store = s
}

// takeOver opens the store for writing, once nobody else does, and gives the seat to
// go on from.
func (f *follower) takeOver() (*game.Seat, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	d := f.desk
	opening := Opening{}
	if f.claim != "" && d.options.Now().Sub(f.since) >= silence {
		opening.BreakClaim = f.claim
	}
	s, err := d.options.Place.Open(opening)
	if err != nil {
		if failure := failureOf(err); failure.Kind == Busy && failure.Claim != f.claim {
			f.claim, f.since = failure.Claim, d.options.Now()
		}
		return nil, &game.NotSavedError{Why: whyUnsaved(d.options.Where, failureOf(err)), Err: err}
	}
	d.exchange(s)
	d.why, d.notices = nil, nil
	if err := d.replay(opening); err != nil {
		return nil, &game.NotSavedError{Why: whyUnsaved(d.options.Where, failureOf(err)), Err: err}
	}
	d.beat()
	seat := f.seat
	seat.Player, seat.Notices, seat.Unsaved = d.player, d.notices, nil
	seat.Start, seat.Watch, seat.TakeOver = nil, nil, nil
	return &seat, nil
}
