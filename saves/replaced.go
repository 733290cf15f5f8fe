package saves

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Mishap is what another program did to the files of a save while it was open, and
// what became of it.
type Mishap struct {
	// Again is how many batches were gone and were written again.
	Again int
	// Lost is how many were gone and cannot be had again.
	Lost int
	// Others is how many batches are there now that this journal has not given to
	// anybody: they were made by another program, and count from the next opening.
	Others int
}

// Mishaps gives what happened since the last call, oldest first.
func (j *Journal[E]) Mishaps() []Mishap {
	j.mu.Lock()
	defer j.mu.Unlock()
	all := j.mishaps
	j.mishaps = nil
	return all
}

// recoverTries is how often the files of a save may be replaced again while what they
// lack is written.
const recoverTries = 3

// recover makes the save hold again everything that was acknowledged, after ErrReplaced.
// After an error nothing of this run counts as acknowledged: its batches wait in memory.
func (j *Journal[E]) recover() error {
	j.saving.Lock() // no backup or snapshot is made of what is not there
	defer j.saving.Unlock()
	var err error
	for range recoverTries {
		if err = j.rebuild(); !errors.Is(err, ErrReplaced) {
			break
		}
	}
	if err != nil {
		j.waitAgain()
	}
	return err
}

// rebuild reads the save as a later start would, writes what it lacks into a new
// segment, and goes on from there.
func (j *Journal[E]) rebuild() error {
	if err := j.regain(); err != nil {
		return err
	}
	f, err := j.home.current(true)
	if err != nil {
		return err
	}
	segments, found, err := f.settled()
	if err != nil {
		return err
	}
	lacking, m := j.lacking(found)
	if len(lacking) > 0 {
		if err := f.addSegment(segments, found.last, lacking); err != nil {
			return err
		}
		if segments, found, err = f.settled(); err != nil {
			return err
		}
		for _, r := range lacking {
			if _, ok := found.seqs[r.id]; !ok {
				return ErrReplaced
			}
		}
	}
	j.goOn(f, segments, found, m)
	return j.around(true)
}

// regain makes sure that the folder is there, is entered by its path of now, and that
// its lock is ours, which it is not where the folder was moved or the lock removed.
func (j *Journal[E]) regain() error {
	held, err := j.hold.stands()
	if err != nil {
		return err
	}
	at := folder{j.files, j.home.dir}
	var home folder
	hold := j.hold
	if held {
		home, err = at.enter()
	} else {
		home, hold, err = at.hold(j.options)
	}
	if err != nil {
		return err
	}
	if !held {
		_ = j.hold.lock.Close() // of a file that no name leads to
	}
	left := j.home
	hold.home = home
	if hold.claim != nil {
		hold.claim.folder = home
	}
	j.mu.Lock()
	j.home, j.hold, j.out.FS = home, hold, home.FS
	j.mu.Unlock()
	_ = left.leave()      // it was only read and written, and that is synced
	return at.syncAbove() // the folder may be one that somebody else just made
}

// settled reads a save and makes durable what it read: who put it there may not have.
func (f folder) settled() ([]segment, history, error) {
	segments, err := f.read()
	if err != nil {
		return nil, history{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	endOfLast(segments)
	h := chain(segments)
	if h.report.Newer > 0 {
		return nil, history{}, &NewerError{Major: h.report.Newer}
	}
	for _, s := range segments {
		file, err := f.Open(f.path(s.name))
		if err != nil {
			return nil, history{}, err
		}
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return nil, history{}, err
		}
	}
	return segments, h, f.SyncDir(f.dir)
}

// addSegment makes a new segment of records that goes on from a line.
func (f folder) addSegment(segments []segment, last link, records []record) error {
	number := 1
	if n := len(segments); n > 0 {
		number, _ = segmentNumber(segments[n-1].name)
		number++
	}
	var data []byte
	for _, r := range records {
		if last.seq >= maxNumber {
			return errNoPlace
		}
		data, last.sum = appendFrame(data, last.seq+1, last.sum, r.members)
		last.seq++
	}
	return f.place(segmentName(number), data)
}

// lacking gives the records that were acknowledged or read before and are not in what
// was found, in their order, and what has happened.
func (j *Journal[E]) lacking(found history) ([]record, Mishap) {
	wanted := maps.Clone(j.seqs)
	had := j.sources(wanted)
	var records []record
	m := Mishap{}
	for id := range wanted {
		if _, ok := found.seqs[id]; ok {
			continue
		}
		if r, ok := had[id]; ok {
			records = append(records, r)
		} else {
			m.Lost++
		}
	}
	slices.SortFunc(records, inTime)
	m.Again = len(records)
	if j.partly { // the older ones are known by their number only
		m.Lost = max(m.Lost, j.count()-found.count()-m.Again)
		return records, m
	}
	for _, w := range j.pending {
		wanted[w.batch.ID] = 0
	}
	for id := range found.seqs {
		if _, known := wanted[id]; !known {
			m.Others++
		}
	}
	return records, m
}

// sources gives records by their ids, from the memory of this run, the file that is
// open, and the backups. Where older lines were not read yet, those that the file and
// the longest backup hold are added to what is wanted.
func (j *Journal[E]) sources(wanted map[string]int64) map[string]record {
	had := map[string]record{}
	take := func(records []record, want bool) {
		for _, r := range records {
			if _, twice := had[r.id]; twice || r.foreign != nil {
				continue
			}
			had[r.id] = r
			if want {
				wanted[r.id] = 0
			}
		}
	}
	for _, w := range j.run {
		take([]record{{id: w.batch.ID, at: w.batch.At, members: w.payload[1:]}}, false)
	}
	if j.out.file != nil {
		if data, err := j.out.file.Contents(); err == nil {
			records, _ := recordsIn(j.out.name, data)
			take(records, j.partly)
		}
	}
	backups, _ := j.home.backups() // where they cannot be read, they are no source
	slices.SortFunc(backups, byLength)
	unread := j.partly
	for _, b := range backups {
		if b.Other {
			continue
		}
		records, err := j.home.readBackup(b)
		if err != nil {
			continue
		}
		want := unread && b.Batches <= j.count()
		unread = unread && !want
		take(records, want)
	}
	return had
}

// goOn continues the journal from what was read.
func (j *Journal[E]) goOn(f folder, segments []segment, found history, m Mishap) {
	keeps := f.dir == j.out.dir && len(segments) > 0 && segments[len(segments)-1].name == j.out.name && j.out.file != nil
	if keeps {
		same, err := j.out.untouched()
		keeps = same && err == nil
	}
	if !keeps {
		j.out.close()
	}
	if n := len(segments); n > 0 {
		number, _ := segmentNumber(segments[n-1].name)
		j.out.number = number
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.out.folder = f
	was := j.report
	found.report.Torn, found.report.Notes, found.report.Unlocked = was.Torn, was.Notes, was.Unlocked
	found.report.Copies, found.report.Beside, found.report.Unopened = was.Copies, was.Beside, was.Unopened
	found.at = max(found.at, j.at)
	j.history, j.names, j.partly = found, namesOf(segments), false
	j.epoch++
	j.from, j.fallen, j.astray = 0, 0, false
	if j.base != nil {
		if at, ok := j.base.fits(segments); ok && found.behind(at) <= j.base.Saved {
			j.from = found.behind(at)
		} else {
			j.base = nil
		}
	}
	j.sight, j.lengths = nil, map[string]int64{}
	for _, s := range segments {
		j.lengths[s.name] = int64(len(s.data))
	}
	j.gone += m.Lost
	if m != (Mishap{}) {
		j.mishaps = append(j.mishaps, m)
	}
}

// places gives the folder of the save and that of the journal in use.
func (j *Journal[E]) places() (home, inUse folder) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.home, j.out.folder
}

// waitAgain takes everything that was acknowledged in this run back into memory, as not
// saved.
func (j *Journal[E]) waitAgain() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, w := range j.run {
		delete(j.seqs, w.batch.ID)
	}
	j.fallen += len(j.run)
	j.pending = slices.Concat(j.run, j.pending)
	j.run, j.sight, j.astray = nil, nil, true
}

// lostNow gives the error for batches that are gone for ever, once.
func (j *Journal[E]) lostNow() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	n := j.gone - j.told
	j.told = j.gone
	if n == 0 {
		return nil
	}
	return &LostError{Batches: n}
}
