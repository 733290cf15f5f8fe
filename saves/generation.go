package saves

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A save begins in its own folder. What rewrites a save (repair, compact,
// restore, merge, import, migration) writes a new directory in that folder,
// save-000002, save-000003 and so on, and never touches the one before. The
// directory is built as save-000002.tmp, synced and read back, and then renamed:
// the rename is the switch, and the highest finished number is the save in use.
// So there is no pointer that could be torn, and nothing is ever replaced. The
// lock and the backups stay in the folder itself, one of each for all numbers.
const (
	generationPrefix = "save-"
	unfinished       = ".tmp"
	firstRenewal     = 2
)

func generationName(number int) string {
	return fmt.Sprintf("%s%06d", generationPrefix, number)
}

// generationNumber reads the number of a directory, finished or not.
func generationNumber(name string) (number int, finished, ok bool) {
	digits, ok := strings.CutPrefix(name, generationPrefix)
	if !ok {
		return 0, false, false
	}
	digits, tmp := strings.CutSuffix(digits, unfinished)
	n, err := strconv.Atoi(digits)
	if err != nil || n < firstRenewal || generationName(n) != generationPrefix+digits {
		return 0, false, false
	}
	return n, !tmp, true
}

// generations is what the names in the folder of a save say.
type generations struct {
	finished []int // in rising order, those in directories of their own
	highest  int   // of all numbers that were ever begun
	renewed  bool  // there is any such directory, finished or not
}

func generationsIn(names []string) generations {
	g := generations{highest: firstRenewal - 1}
	for _, name := range names {
		n, finished, ok := generationNumber(name)
		if !ok {
			continue
		}
		g.renewed = true
		g.highest = max(g.highest, n)
		if finished {
			g.finished = append(g.finished, n)
		}
	}
	slices.Sort(g.finished)
	return g
}

// inUse gives the folder of the journal that is in use.
func (f folder) inUse(g generations) folder {
	if n := len(g.finished); n > 0 {
		return folder{f.FS, f.path(generationName(g.finished[n-1]))}
	}
	return f
}

// current finds the folder of the journal that is in use. durable also syncs
// the name of it: a switch that a crash interrupted may be visible and not on
// the disk, and answers written behind it would vanish with it.
func (f folder) current(durable bool) (folder, error) {
	names, err := f.listOrNone()
	if err != nil {
		return folder{}, err
	}
	g := generationsIn(names)
	if durable && g.renewed {
		if err := f.SyncDir(f.dir); err != nil {
			return folder{}, err
		}
	}
	return f.inUse(g), nil
}

// renew writes records into a new directory and makes it the save in use. left are ids
// of batches that are left out on purpose. check
// looks at it before the switch and may refuse, nil for no check. The directory
// in use before stays as it is. After an error nothing has changed, or, when
// only the last sync failed, the new directory is in use and both are whole.
func (f folder) renew(records []record, limit int64, left map[string]bool, check func(folder) error) (dir string, err error) {
	names, err := f.listOrNone()
	if err != nil {
		return "", err
	}
	for _, name := range names {
		if _, finished, ok := generationNumber(name); ok && !finished {
			folder{f.FS, f.path(name)}.clear() // of a try that died
		}
	}
	name := generationName(generationsIn(names).highest + 1)
	fresh := folder{f.FS, f.path(name + unfinished)}
	if err := f.Mkdir(fresh.dir); err != nil {
		return "", err
	}
	err = fresh.leaveOut(left)
	if err == nil {
		err = fresh.fill(records, limit)
	}
	if err == nil {
		err = fresh.proves(records)
	}
	if err == nil && check != nil {
		err = check(fresh)
	}
	if err != nil {
		fresh.clear()
		return "", err
	}
	if err := f.Rename(fresh.dir, f.path(name)); err != nil {
		fresh.clear()
		return "", err
	}
	return f.path(name), f.SyncDir(f.dir)
}

// fill writes records as the segments of an empty directory.
func (f folder) fill(records []record, limit int64) error {
	for i, data := range frameAll(records, limit) {
		if err := f.write(segmentName(i+1), data); err != nil {
			return err
		}
	}
	return f.SyncDir(f.dir)
}

// proves reads a directory back and compares it with what was to be written.
func (f folder) proves(records []record) error {
	segments, err := f.read()
	if err != nil {
		return err
	}
	e := endOfLast(segments)
	h := chain(segments)
	r := h.report
	r.Undecoded = 0 // lines of others are kept, not judged
	if e.torn != nil || !r.Clean() || !slices.EqualFunc(recordsOf(segments), records, record.equal) {
		return fmt.Errorf("%s: %w", f.dir, errReadBack)
	}
	return nil
}

var errReadBack = errors.New("what was written does not read back")

// clear removes an unfinished directory as far as that works: what a rewriting
// writes there, and the directory if it is empty then.
// What stays is never read: its name says that it is unfinished.
func (f folder) clear() {
	names, err := f.List(f.dir)
	if err != nil {
		return
	}
	for _, name := range append(segmentNames(names), leftName) {
		_ = f.Remove(f.path(name))
	}
	_ = f.Remove(f.dir)
}

// backupsFolder is where the backups of all generations lie.
func (f folder) backupsFolder() folder {
	return folder{f.FS, filepath.Join(f.dir, backupsName)}
}
