package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// noLocks is a file system such as some network homes are.
type noLocks struct{ saves.FS }

func (noLocks) Lock(string) (io.Closer, error) {
	return nil, fmt.Errorf("lock: %w", saves.ErrNoLocks)
}

// claims lets two openers race where there are no locks: for a new save, and for
// the claim of one who died.
func claims(t *trial) {
	races := t.size(50, 500, 5000)
	both, before := 0, t.wrong()
	for n := 0; n < races && !t.enough(); n++ {
		twice, err := claimRace(n)
		if err != nil {
			t.broken("race %d without locks: %v", n, err)
		}
		if twice {
			both++
		}
	}
	t.do("%s times two race for a new save without locks, and for the claim of a dead holder", thousands(races))
	t.figure("%d races with another number of writers of a new save, or an acknowledged answer lost; %d times both broke the dead claim at once", t.wrong()-before, both)
}

// racing is one opener without locks.
type racing struct {
	j    *journal
	mark string // of the claim that is in the way
	err  error
}

func (r *racing) open(disk *crashfs.Disk, at time.Time, breaks string) {
	r.j, r.err = saves.Open[event](root, saves.Options{FS: noLocks{disk}, Now: func() time.Time { return at }, BreakClaim: breaks})
	var locked *saves.LockedError
	if errors.As(r.err, &locked) {
		r.mark, r.err = locked.Claim, nil
	}
}

// claimRace races for a new save, lets the winner die, and races for what it
// leaves. twice says that both came in then.
func claimRace(n int) (twice bool, err error) {
	disk := crashfs.New()
	var pair [2]racing
	race := func(breaks string) error {
		var group sync.WaitGroup
		for i := range pair {
			pair[i] = racing{}
			group.Go(func() { pair[i].open(disk, time.Unix(int64(n*10+i), int64(len(breaks))), breaks) })
		}
		group.Wait()
		return errors.Join(pair[0].err, pair[1].err)
	}
	if err := race(""); err != nil {
		return false, err
	}
	winner := slices.IndexFunc(pair[:], func(r racing) bool { return r.j != nil })
	if winner < 0 || pair[1-winner].j != nil {
		return false, fmt.Errorf("the writers are %v and %v", pair[0].j != nil, pair[1].j != nil)
	}
	l := learner{}
	if err := l.append(pair[winner].j, 20); err != nil {
		return false, err
	}
	disk.Kill()
	var late racing
	if late.open(disk, time.Unix(5, 0), ""); late.mark == "" {
		return false, fmt.Errorf("a claim that may live was not in the way: %w", late.err)
	}
	if err := race(late.mark); err != nil {
		return false, err
	}
	return pair[0].j != nil && pair[1].j != nil, l.inherit(disk, pair[:])
}

// inherit lets everybody who came in write, and wants all that was acknowledged.
func (l *learner) inherit(disk *crashfs.Disk, pair []racing) error {
	writers := 0
	for n, r := range pair {
		if r.j == nil {
			continue
		}
		writers++
		b := answer(n+1, 20)
		l.made = append(l.made[:1:1], answer(1, 20), answer(2, 20))
		if _, err := r.j.Append(b); err == nil {
			l.saved = append(l.saved, n+1)
		} else if !errors.Is(err, saves.ErrLocked) {
			return fmt.Errorf("append: %w", err)
		}
		_ = r.j.Close() // the one whose claim was broken says so again
	}
	if writers == 0 {
		return errors.New("nobody could break a dead claim")
	}
	j, err := saves.Open[event](root, saves.Options{FS: disk, ReadOnly: true})
	if err != nil {
		return err
	}
	found, err := l.read(j)
	slices.Sort(found)
	if err == nil {
		err = judge(found, l.saved, len(l.made))
	}
	return errors.Join(err, j.Close())
}
