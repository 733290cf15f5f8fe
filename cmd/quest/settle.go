package main

import (
	"errors"
	"time"

	"quest/game"
	"quest/saves"
)

const (
	// snapshotEvery is after how many batches a snapshot is made during play.
	snapshotEvery = 500
	// worthASnapshot is for how many batches one is made on leaving: fewer are
	// folded sooner than a snapshot is read.
	worthASnapshot = 32
	// beatEvery is how often a claim shows that its owner lives.
	beatEvery = 10 * time.Second
)

// noteBatch counts a batch, and makes a snapshot now and then.
func (k *keeper) noteBatch() {
	if k.behind.Add(1) >= snapshotEvery {
		k.makeSnapshot()
	}
}

// makeSnapshot makes a snapshot beside the game, unless one is being made.
func (k *keeper) makeSnapshot() {
	if !k.freezing.CompareAndSwap(false, true) {
		return
	}
	save, counted := k.save, k.behind.Load()
	k.background.Go(func() {
		if snapshot(save) == nil {
			k.behind.Add(-counted)
		}
		k.freezing.Store(false)
	})
}

// snapshot keeps the state of everything that is on disk now. It folds what was
// written, not what the game holds: that is ahead of the disk.
func snapshot(save *saves.Journal[game.Event]) error {
	if err := save.ReadOnly(); err != nil {
		return err
	}
	mark := save.Mark()
	f, err := startOf(save)
	if err != nil {
		return err
	}
	if err := save.ReplayTo(mark, f.take); err != nil {
		return err
	}
	state, err := f.freeze()
	if err != nil {
		return err
	}
	return save.SnapshotAt(mark, state)
}

// settle checks the older parts of the save, backs it up as it was at the start,
// and makes a snapshot of one that has none. None of it may delay the first picture of the game.
func (k *keeper) settle() []game.Notice {
	k.mu.Lock()
	save, start := k.save, k.start
	k.background.Add(1)
	k.mu.Unlock()
	defer k.background.Done()
	if save.ReadOnly() != nil {
		return nil
	}
	partly := save.Report().Partly
	r, err := save.CheckOlder()
	switch {
	case errors.Is(err, saves.ErrClosed):
		return nil
	case err != nil:
		return []game.Notice{k.reason(err)}
	}
	var told []game.Notice
	if partly {
		r.Unlocked = false // told at the opening
		told = found(r, 0)
	}
	if _, _, err := save.BackupAt(start); err != nil {
		told = append(told, notice("No backup could be made: {why}. What you play is saved all the same.",
			"백업을 만들지 못했습니다: {why}. 게임은 그대로 저장됩니다.", "why", cause(err)))
	}
	if k.behind.Load() >= snapshotEvery {
		k.makeSnapshot()
	}
	return told
}

// beat shows, until the save is closed, that this program lives, where a claim
// stands for a lock.
func (k *keeper) beat() {
	save := k.save
	if !save.Report().Unlocked {
		return
	}
	ticker, done := time.NewTicker(beatEvery), make(chan struct{})
	k.still = func() { ticker.Stop(); close(done) }
	go func() {
		for {
			select {
			case <-ticker.C:
				_ = save.Beat() // the next append tells when the claim is lost
			case <-done:
				return
			}
		}
	}()
}
