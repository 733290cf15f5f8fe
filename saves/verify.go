package saves

import (
	"fmt"
	"strings"
)

// Health is what Verify found.
type Health struct {
	// Dir is the directory of the journal in use.
	Dir string
	// Report is about the journal.
	Report Report
	// Snapshots are a cache: damage in one costs nothing.
	Snapshots []Checked
	// Backups are the backups, newest first.
	Backups []CheckedBackup
	// Earlier are the directories that were in use before, oldest first.
	Earlier []string
	// Copies are the copies of damaged segments that openings have made.
	Copies []string
	// Holder is who said last that they write the save; they may be gone.
	Holder string
	// Flawed are the records that Options.Judge found fault with.
	Flawed Flawed
}

// Checked is one file with what is wrong with it, nil if it is whole.
type Checked struct {
	Name string
	Err  error
}

// CheckedBackup is a backup with what is wrong with it, nil if it is whole.
type CheckedBackup struct {
	Backup
	// Missing is how many of its batches the journal does not hold: what a merge
	// with the backup would bring back.
	Missing int
	Err     error
}

// Verify reads every byte of the save in dir and says what is whole and what is
// not. It takes no lock and changes nothing, so that it may run beside a game; a
// line that is on its way then shows as a torn end. Options.Fold is the version
// against which snapshots are judged; empty judges their bytes alone.
func Verify(dir string, o Options) (Health, error) {
	o = o.withDefaults()
	fail := func(err error) (Health, error) { return Health{}, fmt.Errorf("%w: %w", ErrCannotRead, err) }
	home, err := folder{o.FS, dir}.enter()
	if err != nil {
		return fail(err)
	}
	defer home.leave() //nolint:errcheck // it was only read
	names, err := home.List(dir)
	if err != nil {
		return fail(err)
	}
	g := generationsIn(names)
	f := home.inUse(g)
	h := Health{Dir: f.dir, Holder: home.holder()}
	segments, err := f.read()
	if err != nil {
		return fail(err)
	}
	e := endOfLast(segments)
	whole := chain(segments)
	h.Report = whole.report
	h.Report.Torn = e.torn
	if f.dir != dir {
		h.Earlier = append(h.Earlier, dir)
		for _, n := range g.finished[:len(g.finished)-1] {
			h.Earlier = append(h.Earlier, home.path(generationName(n)))
		}
		if names, err = f.List(f.dir); err != nil {
			return fail(err)
		}
	}
	for _, name := range names {
		if strings.Contains(name, brokenInfix) || strings.Contains(name, damagedInfix) {
			h.Copies = append(h.Copies, f.path(name))
		}
	}
	h.Report.Beside = home.compare(f, segments, &whole, nil, o, true)
	h.Report.Unopened = whole.report.Unopened
	h.Snapshots = f.checkSnapshots(names, o.Fold, segments)
	backups, err := home.backups()
	if err != nil {
		return fail(err)
	}
	held := map[string]bool{}
	records := recordsOf(segments)
	h.Flawed = o.flawed(records)
	for _, r := range records {
		held[r.id] = true
	}
	for _, b := range backups {
		records, err := home.readBackup(b)
		missing := 0
		for _, r := range records {
			if r.foreign == nil && !held[r.id] {
				missing++
			}
		}
		h.Backups = append(h.Backups, CheckedBackup{b, missing, err})
	}
	return h, nil
}

func (f folder) checkSnapshots(names []string, fold string, segments []segment) []Checked {
	var out []Checked
	for _, name := range snapshotNames(names) {
		s, err := f.readSnapshot(name)
		if err == nil && fold != "" && s.Fold != fold {
			err = ErrNewer
		}
		if err == nil {
			if _, ok := s.fits(segments); !ok {
				err = ErrChanged
			}
		}
		out = append(out, Checked{name, err})
	}
	return out
}
