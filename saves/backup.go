package saves

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Backup is one file with everything that a save held at some time: the lines of
// a journal, one unbroken chain from place 1.
type Backup struct {
	Name string
	Path string
	// Batches is how many batches it holds.
	Batches int
	// Made is when, to the second, by the clock of that day.
	Made time.Time
	// Mark is the checksum of the newest line of the save that was copied, in
	// hex. With the number of batches it tells whether anything changed since.
	Mark string
	// Other says that it is a copy of another save that was merged into this one.
	Other bool
	Bytes int64
}

const (
	backupSuffix = ".jsonl"
	otherSuffix  = ".other"
	backupTime   = "20060102T150405Z"
	backupParts  = 3
)

func backupName(batches int, last link, made time.Time, other bool) string {
	name := fmt.Sprintf("%09d-%s-%s", batches, made.UTC().Format(backupTime), appendSum(nil, last.sum))
	if other {
		name += otherSuffix
	}
	return name + backupSuffix
}

// parseBackup reads the name of a backup.
func parseBackup(name string) (Backup, bool) {
	b := Backup{Name: name}
	rest, ok := strings.CutSuffix(name, backupSuffix)
	if !ok {
		return Backup{}, false
	}
	rest, b.Other = strings.CutSuffix(rest, otherSuffix)
	parts := strings.Split(rest, "-")
	if len(parts) != backupParts {
		return Backup{}, false
	}
	batches, err := strconv.Atoi(parts[0])
	if err != nil || batches < 1 { // an older version made backups of nothing
		return Backup{}, false
	}
	made, err := time.Parse(backupTime, parts[1])
	if err != nil {
		return Backup{}, false
	}
	if _, ok := parseSum(parts[2]); !ok {
		return Backup{}, false
	}
	b.Batches, b.Made, b.Mark = batches, made, parts[2]
	return b, true
}

// is reports whether the backup is of a save with this many batches and this end.
func (b Backup) is(batches int, last link) bool {
	return !b.Other && b.Batches == batches && b.Mark == string(appendSum(nil, last.sum))
}

// BackupAt reads the name of a file as that of a backup; ok is false for any
// other. Its bytes are not looked at.
func BackupAt(path string) (b Backup, ok bool) {
	if b, ok = parseBackup(filepath.Base(path)); ok {
		b.Path = path
	}
	return b, ok
}

// Backups lists the backups of the save in dir, newest first. It reads their
// names and sizes only; Verify reads the bytes.
func Backups(dir string, o Options) ([]Backup, error) {
	o = o.withDefaults()
	f, err := folder{o.FS, dir}.enterIfThere()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	defer f.leave() //nolint:errcheck // it was only read
	return f.backups()
}

func (f folder) backups() ([]Backup, error) {
	at := f.backupsFolder()
	names, err := at.listOrNone()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	var out []Backup
	for _, name := range names {
		b, ok := parseBackup(name)
		if !ok {
			continue
		}
		b.Path = at.path(name)
		if b.Bytes, err = at.Size(b.Path); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
		}
		out = append(out, b)
	}
	slices.SortFunc(out, byDate)
	return out, nil
}

// byDate puts the newest by the clock first.
func byDate(a, b Backup) int {
	return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(b.Batches, a.Batches), cmp.Compare(a.Name, b.Name))
}

// byLength puts the longest save first, whatever the clock said.
func byLength(a, b Backup) int {
	return cmp.Or(cmp.Compare(b.Batches, a.Batches), b.Made.Compare(a.Made), cmp.Compare(a.Name, b.Name))
}

// Backup copies everything that is durable now into the backups of the save, if
// anything changed since the newest of them, reads the copy back, and thins old
// ones. It may run beside appends; made is false if there was nothing to do.
func (j *Journal[E]) Backup() (b Backup, made bool, err error) { return j.BackupAt(j.Mark()) }

// BackupAt is Backup of everything up to a mark.
func (j *Journal[E]) BackupAt(m Mark) (b Backup, made bool, err error) {
	if j.readOnly != nil {
		return Backup{}, false, j.readOnly
	}
	if now := j.Mark(); m.epoch != now.epoch {
		m = now // the files were changed meanwhile
	}
	if m.saved == 0 {
		return Backup{}, false, nil // a backup of nothing would stand among the good ones
	}
	j.saving.Lock()
	defer j.saving.Unlock()
	home, inUse := j.places()
	all, err := home.backups()
	if err != nil {
		return Backup{}, false, err
	}
	for _, b := range all {
		if b.is(m.saved, m.last) {
			return b, false, nil
		}
	}
	segments, err := inUse.readTo(m)
	if err != nil {
		return Backup{}, false, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	records := recordsOf(segments)
	if h := chain(segments); h.last != m.last || h.count() != m.saved {
		return Backup{}, false, fmt.Errorf("%w: %w", ErrCannotRead, ErrChanged)
	}
	b, err = home.backUp(records, m.last, j.now(), false)
	return b, err == nil, err
}

// readTo reads the segments up to a mark.
func (f folder) readTo(m Mark) ([]segment, error) {
	names, err := f.List(f.dir)
	if err != nil {
		return nil, err
	}
	var segments []segment
	for _, name := range segmentNames(names) {
		s, err := f.segment(name, 0)
		if err != nil {
			return nil, err
		}
		if name == m.segment {
			if m.offset < int64(len(s.data)) {
				s.data = s.data[:m.offset]
				s.pieces = scan(s.data)
			}
			return append(segments, s), nil
		}
		segments = append(segments, s)
	}
	return nil, ErrChanged
}

// backUp writes records as a backup, reads it back, and thins old ones.
func (f folder) backUp(records []record, last link, made time.Time, other bool) (Backup, error) {
	at, err := f.makeBackupsFolder()
	if err != nil {
		return Backup{}, &CannotWriteError{Dir: at.dir, Cause: err}
	}
	var data []byte
	for _, part := range frameAll(records, maxNumber) {
		data = append(data, part...)
	}
	batches := 0
	for _, r := range records {
		if r.foreign == nil {
			batches++
		}
	}
	names, err := at.List(at.dir)
	if err != nil {
		return Backup{}, &CannotWriteError{Dir: at.dir, Cause: err}
	}
	for _, name := range names {
		of, left := strings.CutSuffix(name, unfinished)
		if _, ok := parseBackup(of); ok && left { // of a try that died
			_ = at.drop(name)
		}
	}
	name := backupName(batches, last, made, other)
	for slices.Contains(names, name) { // of other batches, within one second
		made = made.Add(time.Second)
		name = backupName(batches, last, made, other)
	}
	b, _ := parseBackup(name)
	b.Path, b.Bytes = at.path(name), int64(len(data))
	if err := at.place(name, data); err != nil {
		return Backup{}, &CannotWriteError{Dir: at.dir, Cause: err}
	}
	if got, err := f.readBackup(b); err != nil || !slices.EqualFunc(got, records, record.equal) {
		return Backup{}, &CannotWriteError{Dir: at.dir, Cause: errors.Join(errReadBack, err)}
	}
	_, err = f.thinBackups()
	return b, err
}

func (f folder) makeBackupsFolder() (folder, error) {
	at := f.backupsFolder()
	switch err := f.Mkdir(at.dir); {
	case err == nil:
		return at, f.SyncDir(f.dir)
	case errors.Is(err, fs.ErrExist):
		return at, nil
	default:
		return at, err
	}
}

// readBackup reads a backup, which has to be whole.
func (f folder) readBackup(b Backup) ([]record, error) {
	data, err := f.Read(b.Path, 0)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	records, r := recordsIn(b.Name, data)
	r.Undecoded = 0
	if len(records) == 0 {
		return nil, ErrEmpty
	}
	if !r.Clean() || r.Batches != b.Batches { // one that was cut short is clean, too
		return nil, fmt.Errorf("%s: %w", b.Name, ErrDamaged)
	}
	return records, nil
}

// recordsIn reads the records of a file with lines of a journal.
func recordsIn(name string, data []byte) ([]record, Report) {
	segments := []segment{{name: name, data: data, pieces: scan(data)}}
	e := endOfLast(segments)
	r := chain(segments).report
	r.Torn = e.torn
	return recordsOf(segments), r
}
