package desk

import (
	"time"

	"quest/game"
)

const (
	// snapshotEvery is after how many records a snapshot is made during play.
	snapshotEvery = 500
	// worthASnapshot is for how many records one is made on leaving: fewer are folded
	// sooner than a snapshot is read.
	worthASnapshot = 32
	// beatEvery is how often the owner of a store without locks shows that it lives.
	beatEvery = 10 * time.Second
)

// countRecord counts a record, and makes a snapshot now and then.
func (d *Desk) countRecord() {
	if d.behind.Add(1) >= snapshotEvery {
		d.makeSnapshot()
	}
}

// makeSnapshot makes a snapshot beside the game, unless one is being made.
func (d *Desk) makeSnapshot() {
	if !d.freezing.CompareAndSwap(false, true) {
		return
	}
	store, counted := d.store, d.behind.Load()
	d.background.Go(func() {
		if snapshot(store) == nil {
			d.behind.Add(-counted)
		}
		d.freezing.Store(false)
	})
}

// snapshot keeps the state of everything that is durable now. It folds what was
// written, not what the game holds: that is ahead of the store.
func snapshot(store Store) error {
	if err := store.ReadOnly(); err != nil {
		return err
	}
	snapshots, ok := store.(Snapshots)
	if !ok {
		return nil
	}
	mark := store.Mark()
	f, err := startOf(store)
	if err != nil {
		return err
	}
	if err := store.Replay(mark, f.take); err != nil {
		return err
	}
	state, err := f.freeze()
	if err != nil {
		return err
	}
	return snapshots.Snapshot(mark, state)
}

// Settle does what must not delay the first picture of the game: it checks the older
// records, backs the store up as it was at the start, and makes a snapshot of one that
// has none. It gives what there is to tell about it.
func (d *Desk) Settle() []game.Notice {
	d.mu.Lock()
	store, start := d.store, d.start
	d.background.Add(1)
	d.mu.Unlock()
	defer d.background.Done()
	if store.ReadOnly() != nil {
		return nil
	}
	told, closed := d.checkOlder(store)
	if closed {
		return nil
	}
	if backups, ok := store.(Backups); ok {
		if err := backups.Backup(start); err != nil {
			told = append(told, noBackup(failureOf(err)))
		}
	}
	if d.behind.Load() >= snapshotEvery {
		d.makeSnapshot()
	}
	return told
}

// checkOlder examines what opening left out; closed says that the store was closed
// meanwhile. A check that fails is told.
func (d *Desk) checkOlder(store Store) (told []game.Notice, closed bool) {
	checks, ok := store.(Checks)
	if !ok {
		return nil, false
	}
	partly := checks.Found().Partly
	now, err := checks.CheckOlder()
	switch {
	case is(err, Closed):
		return nil, true
	case err != nil:
		return []game.Notice{d.Reason(err)}, true
	case !partly:
		return nil, false
	}
	now.Unlocked = false // told at the opening
	return found(now, 0, 0), false
}

// beat shows, until the store is closed, that this program lives, where a claim stands
// for a lock.
func (d *Desk) beat() {
	beats, ok := d.store.(Beats)
	if !ok || !beats.NeedsBeat() {
		return
	}
	d.stopBeats = d.options.Every(beatEvery, func() {
		_ = beats.Beat() // the next append tells when the claim is lost
	})
}
