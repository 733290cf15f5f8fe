package saves

import (
	"errors"
	"fmt"
	"io/fs"
)

// errSync marks a sync that failed. What the file holds since the last good
// sync is unknown from then on, and a second sync of it may lie.
var errSync = errors.New("sync")

// writer owns the newest segment. All bytes before size are acknowledged, and
// at most one line is on its way.
type writer struct {
	folder
	// file is nil when the next line has to begin a new segment.
	file File
	name string
	size int64
	// info is what the name led to when it was last looked at: file. unsure says
	// that this file system cannot tell one file from another.
	info   fs.FileInfo
	unsure bool
	// number is the highest number that a segment has or had.
	number int
	// unnamed says that the directory was not synced since the segment was
	// created.
	unnamed bool
	// limit is the size after which a line begins a new segment.
	limit int64
}

// line makes one line durable, under a name that leads to it. It gives the segment
// and the offset where the line is. After an error the line may or may not be in a
// file; writing the same line again is harmless. ErrReplaced says that lines before
// it may not be there any more either.
func (w *writer) line(line []byte) (name string, at int64, err error) {
	if w.file == nil {
		if err := w.next(); err != nil {
			return "", 0, err
		}
	} else if w.full() {
		// When no new segment can be made, the old one still serves.
		_ = w.next()
	}
	err = w.append(line)
	if errors.Is(err, errSync) {
		if w.size > 0 && !w.led() { // nobody looks at the segment that is left now
			return "", 0, ErrReplaced
		}
		if again := w.next(); again != nil {
			return "", 0, errors.Join(err, again)
		}
		err = w.append(line)
	}
	if err != nil {
		return "", 0, err
	}
	return w.name, w.size - int64(len(line)), nil
}

// full says that the next line begins a new segment.
func (w *writer) full() bool { return w.size >= w.limit }

// next begins a new segment and leaves the old one as it is. Nothing changes
// when that fails.
func (w *writer) next() error {
	const foreign = 100 // segments that other programs may have brought
	var file File
	var err error
	number := w.number
	for range foreign {
		number++
		if file, err = w.Create(w.path(segmentName(number))); !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("begin a new part of the journal: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		_ = errors.Join(file.Close(), w.Remove(w.path(segmentName(number)))) // it holds nothing
		return fmt.Errorf("begin a new part of the journal: %w", err)
	}
	w.close()
	w.number, w.unnamed = number, true
	w.adopt(file, info, segmentName(number), 0)
	return nil
}

// append writes and syncs one line at the end of the segment. A write that
// fails is cut off again; a sync that fails, or a cut, gives the segment up.
func (w *writer) append(line []byte) error {
	if err := writeAll(w.file, line); err != nil {
		if cut := w.cutBack(); cut != nil {
			w.giveUp()
			err = errors.Join(err, cut)
		}
		return fmt.Errorf("write the journal: %w", err)
	}
	err := w.file.Sync()
	if err == nil && w.unnamed {
		err = w.SyncDir(w.dir)
	}
	if err != nil {
		w.giveUp()
		return fmt.Errorf("%w the journal: %w", errSync, err)
	}
	w.unnamed = false
	if err := w.stands(line); err != nil {
		if !errors.Is(err, ErrReplaced) {
			w.giveUp() // what cannot be looked at is not called saved
			err = fmt.Errorf("%w the journal: %w", errSync, err)
		}
		return err
	}
	w.size += int64(len(line))
	return nil
}

// cutBack takes the file back to its last acknowledged byte.
func (w *writer) cutBack() error {
	if err := w.file.Truncate(w.size); err != nil {
		return err
	}
	return w.file.Sync()
}

// giveUp leaves a segment that cannot be trusted any more. One without an
// acknowledged line is removed if possible, so that a disk that keeps failing
// does not gather files; its number is not used again.
func (w *writer) giveUp() {
	w.close()
	if w.size == 0 {
		_ = w.Remove(w.path(w.name))
	}
}

// close closes the segment. Everything acknowledged in it is synced, so there
// is nothing that a failing close could lose.
func (w *writer) close() {
	if w.file != nil {
		_ = w.file.Close()
		w.file = nil
	}
}
