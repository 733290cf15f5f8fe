package saves

import (
	"bytes"
	"errors"
	"fmt"
)

// Expunge writes the save anew with every payload as change gives it, and then removes
// everything that was there before: it is for a person who wants to be forgotten, and the
// one rewriting that keeps no copy. change gets the JSON object of a payload and gives one with
// the same id; a payload that it gives back as it was is kept byte for byte. Snapshots,
// backups, older directories and copies of damage go in any case, so that calling it again
// finishes what an error, a crash or a full disk left. Lines that this program cannot read
// are refused with ErrNewer, because nobody can say who is in them.
func Expunge(dir string, o Options, change func(payload []byte) ([]byte, error)) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		records, changed, err := w.changed(change)
		if err != nil {
			return err
		}
		inUse := w.from
		if changed || !w.report.Clean() {
			if err := w.put(records, nil); err != nil {
				return err
			}
			inUse.dir = w.change.To
		}
		if err := w.removeBut(inUse); err != nil {
			return fmt.Errorf("remove what the save was before: %w", err)
		}
		return nil
	})
}

// changed gives the records of a save as change makes them.
func (w *rewrite) changed(change func([]byte) ([]byte, error)) (records []record, changed bool, err error) {
	records = make([]record, len(w.records))
	for i, r := range w.records {
		if r.foreign != nil {
			return nil, false, ErrNewer
		}
		payload, err := change(r.payload())
		if err != nil {
			return nil, false, err
		}
		if len(payload) == 0 || payload[0] != '{' || len(payload)+envelopeRoom >= maxBody {
			return nil, false, ErrInvalidBatch
		}
		changed = changed || !bytes.Equal(payload, r.payload())
		records[i] = record{id: r.id, at: r.at, members: payload[1:]}
	}
	return records, changed, nil
}

// removeBut removes what quest keeps in the folder of the save, but for the journal in use
// and the lock.
func (w *rewrite) removeBut(inUse folder) error {
	names, err := w.home.listOrNone()
	if err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		of := folder{w.home.FS, w.home.path(name)}
		switch keptAtHome(name) {
		case aSave:
			errs = append(errs, of.empty(keptInSave, of.dir == inUse.dir))
			if of.dir != inUse.dir {
				errs = append(errs, w.home.drop(name))
			}
		case theBackups:
			errs = append(errs, of.empty(keptInBackups, false))
		case aFile, nothing:
		}
	}
	errs = append(errs, w.home.empty(keptInSave, w.home.dir == inUse.dir))
	return errors.Join(errs...)
}

// empty removes the files of a directory that quest keeps there. Of the journal in use its
// segments stay, and the list of what was left out.
func (f folder) empty(kept func(name string) keeping, inUse bool) error {
	names, err := f.listOrNone()
	if err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		_, segment := segmentNumber(name)
		if stays := inUse && (segment || name == leftName); kept(name) == aFile && !stays {
			errs = append(errs, f.drop(name))
		}
	}
	return errors.Join(append(errs, f.SyncDir(f.dir))...)
}
