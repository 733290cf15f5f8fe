package saves

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// What thinning keeps: everything of the two newest days, then the newest backup
// of seven more days, of four more weeks and of six more months.
const (
	fullDays    = 2
	dailyKept   = 7
	weeklyKept  = 4
	monthlyKept = 6
	// newestKept are never deleted, and backupRoom bounds the bytes of the others.
	newestKept = 5
	backupRoom = 20 << 20
)

// thinBackups deletes what need not be kept, and gives it.
func (f folder) thinBackups() ([]Backup, error) {
	all, err := f.backups()
	if err != nil {
		return nil, err
	}
	at := f.backupsFolder()
	var gone []Backup
	var errs []error
	for _, b := range surplus(all) {
		if err := at.drop(b.Name); err != nil {
			errs = append(errs, err)
			continue
		}
		gone = append(gone, b)
	}
	if err := errors.Join(errs...); err != nil {
		return gone, fmt.Errorf("remove an old backup: %w", err)
	}
	return gone, nil
}

// surplus gives the backups that may go. It looks at them in two orders, by date
// and by the length of the save, and lets one go only if both agree. Days, weeks
// and months are counted as far as there are backups of them, not back from
// today. So a clock that jumps makes no good backup look old, and a year without
// play costs none.
func surplus(all []Backup) []Backup {
	keep, safe := map[string]bool{}, map[string]bool{}
	for _, order := range []func(a, b Backup) int{byDate, byLength} {
		sorted := slices.SortedFunc(slices.Values(all), order)
		for _, b := range sorted[:min(len(sorted), newestKept)] {
			safe[b.Name] = true
		}
		for _, name := range ladder(sorted) {
			keep[name] = true
		}
	}
	var gone, kept []Backup
	var size int64
	for _, b := range slices.SortedFunc(slices.Values(all), byLength) {
		if !safe[b.Name] && !keep[b.Name] {
			gone = append(gone, b)
			continue
		}
		kept = append(kept, b)
		size += b.Bytes
	}
	for _, b := range slices.Backward(kept) {
		if size > backupRoom && !safe[b.Name] {
			gone = append(gone, b)
			size -= b.Bytes
		}
	}
	return gone
}

// ladder gives the names that the rungs keep, for backups with the newest first.
func ladder(sorted []Backup) []string {
	var names []string
	days := newRung(fullDays+dailyKept, func(t time.Time) [2]int { return [2]int{t.Year(), t.YearDay()} })
	weeks := newRung(weeklyKept, func(t time.Time) [2]int { y, w := t.ISOWeek(); return [2]int{y, w} })
	months := newRung(monthlyKept, func(t time.Time) [2]int { return [2]int{t.Year(), int(t.Month())} })
	for _, b := range sorted {
		day, first, ok := days.step(b.Made)
		switch {
		case ok && (day <= fullDays || first):
			names = append(names, b.Name)
		case ok:
		default:
			if _, first, ok := weeks.step(b.Made); ok {
				if first {
					names = append(names, b.Name)
				}
			} else if _, first, ok := months.step(b.Made); ok && first {
				names = append(names, b.Name)
			}
		}
	}
	return names
}

// rung counts the different days, weeks or months that come by, up to a number.
type rung struct {
	most int
	of   func(time.Time) [2]int
	seen map[[2]int]int
}

func newRung(most int, of func(time.Time) [2]int) *rung {
	return &rung{most, of, map[[2]int]int{}}
}

// step gives the number of a time's span, counted from 1, and whether it is the
// first backup of it; ok is false when there are enough spans without it.
func (r *rung) step(t time.Time) (number int, first, ok bool) {
	span := r.of(t)
	if n, seen := r.seen[span]; seen {
		return n, false, true
	}
	if len(r.seen) == r.most {
		return 0, false, false
	}
	r.seen[span] = len(r.seen) + 1
	return r.seen[span], true, true
}
