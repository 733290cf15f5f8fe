package saves

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
)

// Change is what became of a save that was to be rewritten. Nothing is ever
// deleted: what was in use before stays where it was.
type Change struct {
	// From is the directory that was in use, To the new one. To is empty if
	// nothing had to change.
	From, To string
	// Before is what was found in From.
	Before Report
	// Batches is how many batches the save holds now, Added how many of them
	// are new, Left how many it held before and does not any more.
	Batches, Added, Left int
	// Backups are the copies that were made or found of what was there before.
	Backups []Backup
	// Theirs is what was found in the other save of a merge.
	Theirs Report
	// Flawed are those of its records that Options.Judge found fault with.
	Flawed Flawed
}

// rewrite is a save that is about to be written anew, under its hold.
type rewrite struct {
	home     folder
	o        Options
	hold     *hold
	from     folder
	segments []segment
	records  []record
	history
	change Change
}

// rewriting takes the hold of the save in dir, reads it, and hands it to work.
func rewriting(dir string, o Options, work func(*rewrite) error) (c Change, err error) {
	o = o.withDefaults()
	home, hold, err := folder{o.FS, dir}.hold(o)
	if err != nil {
		return Change{}, err
	}
	defer home.leave() //nolint:errcheck // what was written is synced
	defer func() { err = errors.Join(err, hold.release(!hold.doubt || err == nil && c.To != "")) }()
	w := &rewrite{home: home, o: o, hold: hold}
	if err := w.read(); err != nil {
		return Change{}, err
	}
	err = work(w)
	return w.change, err
}

func (w *rewrite) read() (err error) {
	if w.from, err = w.home.current(true); err != nil {
		return &CannotWriteError{Dir: w.home.dir, Cause: err}
	}
	if w.segments, err = w.from.read(); err != nil {
		return fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	e := endOfLast(w.segments)
	w.history = chain(w.segments)
	w.report.Torn = e.torn
	if w.report.Newer > 0 {
		return &NewerError{Major: w.report.Newer}
	}
	w.records = recordsOf(w.segments)
	w.change = Change{From: w.from.dir, Before: w.report, Batches: len(w.entries)}
	return nil
}

// holding gives the folder through which a backup is read: one from elsewhere is
// reached by its path.
func (w *rewrite) holding(b Backup) folder {
	if at := w.home.backupsFolder(); filepath.Dir(filepath.Clean(b.Path)) != at.dir {
		return folder{w.o.FS, at.dir}
	}
	return w.home
}

// backUp makes a backup of what is in use, unless there is a good one of just
// that, or nothing to back up.
func (w *rewrite) backUp() error {
	if len(w.records) == 0 {
		return nil
	}
	all, err := w.home.backups()
	if err != nil {
		return err
	}
	for _, b := range all {
		if b.is(len(w.entries), w.last) {
			if got, err := w.home.readBackup(b); err == nil && slices.EqualFunc(got, w.records, record.equal) {
				w.change.Backups = append(w.change.Backups, b)
				return nil
			}
		}
	}
	b, err := w.home.backUp(w.records, w.last, w.o.now(), false)
	if err != nil {
		return err
	}
	w.change.Backups = append(w.change.Backups, b)
	return nil
}

// put makes a new directory of records the save in use.
func (w *rewrite) put(records []record, check func(folder) error) error {
	dir, err := w.home.renew(records, w.o.SegmentBytes, w.leaves(records), check)
	if err != nil {
		return &CannotWriteError{Dir: w.home.dir, Cause: err}
	}
	old := map[string]bool{}
	for _, r := range w.records {
		old[r.id] = true
	}
	w.change.To, w.change.Batches, w.change.Added = dir, 0, 0
	for _, r := range records {
		if r.foreign != nil {
			continue
		}
		w.change.Batches++
		if !old[r.id] {
			w.change.Added++
		}
	}
	w.change.Left = len(w.entries) + w.change.Added - w.change.Batches
	return nil
}

// leaves gives the ids that the save held, or had left out before, and that are not among
// records: somebody wants the save without them.
func (w *rewrite) leaves(records []record) map[string]bool {
	left := w.from.leftOut()
	for _, r := range w.records {
		if r.foreign == nil {
			left[r.id] = true
		}
	}
	for _, r := range records {
		delete(left, r.id)
	}
	return left
}

// Repair writes everything that can still be read into a new directory and makes
// it the save in use. What cannot be read stays in the old directory, untouched.
// A save without damage is left as it is, unless a snapshot knows of records that are
// gone for ever: the new directory has no snapshot that could.
func Repair(dir string, o Options) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		r := w.report
		r.Undecoded = 0 // lines of others are no damage
		if r.Clean() && !w.short() {
			return nil
		}
		if err := w.backUp(); err != nil {
			return err
		}
		return w.put(w.records, nil)
	})
}

// short reports whether a snapshot knows of records that nothing holds any more.
func (w *rewrite) short() bool {
	beside := w.home.compare(w.from, w.segments, &w.history, nil, w.o, true)
	return slices.ContainsFunc(beside, func(b Beside) bool { return b.Kind == ASnapshot })
}

// Compact writes the save anew without what no reader needs: lines written twice
// after a failed sync, leftovers of failed writes, and segments that are shorter
// than they need to be. A save that would not become smaller is left as it is; a
// damaged one is refused with ErrDamaged, because Repair is what it needs.
func Compact(dir string, o Options) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		r := w.report
		r.Undecoded = 0
		if !r.Clean() {
			return ErrDamaged
		}
		needless := r.Duplicates > 0 || r.Leftovers > 0
		if !needless && len(frameAll(w.records, w.o.SegmentBytes)) >= len(w.segments) {
			return nil
		}
		if err := w.backUp(); err != nil {
			return err
		}
		return w.put(w.records, nil)
	})
}

// Migrate writes the save anew in the format of this program. same compares the
// save before with the one after, both open as views, and its error keeps the
// old one in use; it is the place to compare the folds. There is one format so
// far, so that this copies.
func Migrate[E any](dir string, o Options, same func(before, after *Journal[E]) error) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		if err := w.backUp(); err != nil {
			return err
		}
		view := func(f folder) (*Journal[E], error) {
			j, _, _, err := readJournal[E](f, f, Options{FS: w.o.FS})
			if err == nil {
				j.readOnly, j.home = ErrReadOnly, w.home
			}
			return j, err
		}
		before, err := view(w.from)
		if err != nil {
			return err
		}
		return w.put(w.records, func(fresh folder) error {
			after, err := view(fresh)
			if err != nil {
				return err
			}
			return same(before, after)
		})
	})
}

// Restore makes a backup the save in use. What is in use before is backed up and
// stays where it is. The backup has to be whole: ErrDamaged, ErrEmpty.
func Restore(dir string, b Backup, o Options) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		records, err := w.holding(b).readBackup(b)
		if err != nil {
			return err
		}
		if slices.EqualFunc(records, w.records, record.equal) && w.report.Clean() {
			return nil
		}
		if err := w.backUp(); err != nil {
			return err
		}
		return w.put(records, nil)
	})
}

// Free reports whether the save in dir may be rewritten now: it gives the error with which
// Merge would fail, such as a *LockedError while a game has it open. A folder that is
// missing is made.
func Free(dir string, o Options) error {
	_, err := rewriting(dir, o, func(*rewrite) error { return nil })
	return err
}
