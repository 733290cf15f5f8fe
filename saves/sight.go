package saves

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"syscall"
)

// Programs that keep folders of several computers alike replace files by name, and
// what is written to the file that was open before is found by nobody. So a line
// counts as saved only while the names of the save lead to what this program wrote:
// that is looked at beside each sync, and once more before the save is closed.

// isGone reports whether an error of Stat means that a name leads nowhere.
func isGone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// sight is what the names of a save led to when all was well.
type sight struct {
	home, dir fs.FileInfo
	// files are the segments that are not written to any more.
	files map[string]fs.FileInfo
}

// adopt makes an open file, with what it says of itself, the segment that lines go to.
func (w *writer) adopt(file File, info fs.FileInfo, name string, size int64) {
	w.file, w.info, w.name, w.size, w.unsure = file, info, name, size, false
	named, err := w.Lstat(w.path(name))
	if err != nil || w.SameFile(named, info) || named.Size() != info.Size() {
		return // what is wrong is found by the look beside the next line
	}
	// Some file systems number a file anew each time they are asked. If the bytes are
	// the same, they are all that there is to compare.
	data, err := w.Read(w.path(name), 0)
	if err != nil {
		return
	}
	open, err := file.Contents()
	w.unsure = err == nil && bytes.Equal(open, data)
}

// stands says whether the name of the segment leads to the open file with one more
// line at its end, which was just written. ErrReplaced if not.
func (w *writer) stands(line []byte) error {
	info, err := w.Lstat(w.path(w.name))
	switch {
	case isGone(err):
		return ErrReplaced
	case err != nil:
		return err
	case info.Size() != w.size+int64(len(line)):
		return ErrReplaced
	case w.unsure:
		end, err := w.Read(w.path(w.name), w.size)
		if err == nil && !bytes.Equal(end, line) {
			err = ErrReplaced
		}
		if err != nil {
			return err
		}
	case !w.SameFile(info, w.info):
		return ErrReplaced
	}
	w.info = info
	return nil
}

// led reports whether the name of a segment that is given up leads to the file that was
// open, as far as that can be told.
func (w *writer) led() bool {
	info, err := w.Lstat(w.path(w.name))
	return !isGone(err) && (err != nil || info.Size() >= w.size && (w.unsure || w.SameFile(info, w.info)))
}

// untouched looks at the segment before the next line. It is false if somebody wrote
// to it, or only set its time; ErrReplaced if its name leads to another file or length.
func (w *writer) untouched() (bool, error) {
	if w.file == nil {
		return true, nil
	}
	info, err := w.Lstat(w.path(w.name))
	switch {
	case isGone(err):
		return false, ErrReplaced
	case err != nil:
		return false, err
	case info.Size() != w.size, !w.unsure && !w.SameFile(info, w.info):
		return false, ErrReplaced
	}
	same := info.ModTime().Equal(w.info.ModTime())
	w.info = info
	return same, nil
}

// unwritten says whether nobody wrote to the open file of the segment or set its time
// since the last look. It asks the open file, which costs a quarter of asking its name;
// where the name leads is then seen by the look behind the line.
func (w *writer) unwritten() bool {
	if w.file == nil {
		return true
	}
	info, err := w.file.Stat()
	return err == nil && info.Size() == w.size && info.ModTime().Equal(w.info.ModTime())
}

// before looks at the save before a line is written to it. If the open file is as it
// was left, its name is looked at behind the line only: a line that goes to a file which
// no name leads to any more is written again from memory. A line that begins a new segment
// leaves the old one, whose name is looked at first: behind the line it would not be.
func (j *Journal[E]) before() error {
	if !j.out.full() && j.out.unwritten() {
		return nil
	}
	return j.asLeft()
}

// asLeft looks whether the name of the segment leads to what was left there.
func (j *Journal[E]) asLeft() error {
	same, err := j.out.untouched()
	if err == nil && !same {
		err = j.intact(j.out.name)
	}
	return err
}

// around looks at what is around the newest segment: the directory in use, the lock,
// and the older segments. whole looks even if no directory has changed since the last
// time, which costs a listing. ErrReplaced if a later start would find another save.
func (j *Journal[E]) around(whole bool) error {
	now, err := j.directories()
	if err != nil {
		return err
	}
	if was := j.sight; was != nil {
		same := j.out.SameFile(now.home, was.home) && j.out.SameFile(now.dir, was.dir) &&
			now.home.ModTime().Equal(was.home.ModTime()) && now.dir.ModTime().Equal(was.dir.ModTime())
		if same && !whole {
			return nil
		}
		now.files = maps.Clone(was.files)
	}
	f, err := j.home.current(false)
	if err != nil {
		return err
	}
	if f.dir != j.out.dir {
		return ErrReplaced // another program brought a rewritten save
	}
	names, err := f.listOrNone()
	if err != nil {
		return err
	}
	if held, err := j.hold.stands(); err != nil {
		return err
	} else if !held {
		return ErrReplaced
	}
	if err := j.older(segmentNames(names), now.files); err != nil {
		return err
	}
	j.sight = now
	return nil
}

// directories gives a sight of the directories alone.
func (j *Journal[E]) directories() (*sight, error) {
	home, err := j.home.Stat(j.home.dir)
	dir := home
	if err == nil && j.out.dir != j.home.dir {
		dir, err = j.home.Stat(j.out.dir)
	}
	if isGone(err) {
		err = ErrReplaced
	}
	return &sight{home, dir, map[string]fs.FileInfo{}}, err
}

// older looks at the segments that are not written to any more: those that are listed, and
// those that should be. What is seen of one for the first time is kept in files.
func (j *Journal[E]) older(listed []string, files map[string]fs.FileInfo) error {
	for _, name := range j.names {
		if !slices.Contains(listed, name) {
			return ErrReplaced
		}
	}
	for _, name := range listed {
		if name == j.out.name && j.out.file != nil {
			continue
		}
		info, err := j.out.Lstat(j.out.path(name))
		switch {
		case isGone(err):
			return ErrReplaced
		case err != nil:
			return err
		}
		if err := j.unchanged(name, info, files[name]); err != nil {
			return err
		}
		files[name] = info
	}
	return nil
}

// unchanged says with ErrReplaced if a segment is another than it was: when it was seen
// last, or, where was is nil, when it was read.
func (j *Journal[E]) unchanged(name string, info, was fs.FileInfo) error {
	length, measured := j.lengths[name]
	switch {
	case !info.Mode().IsRegular():
		return ErrReplaced // no later start can read it
	case was == nil:
		if measured && info.Size() != length {
			return ErrReplaced
		}
	case info.Size() != was.Size() || !j.out.unsure && !j.out.SameFile(info, was):
		return ErrReplaced
	case !info.ModTime().Equal(was.ModTime()):
		return j.intact(name)
	}
	return nil
}

// intact reads the batches of a segment by its name and says with ErrReplaced if any
// of them is not what it was.
func (j *Journal[E]) intact(name string) error {
	data, err := j.files.Read(j.out.path(name), 0)
	if err != nil {
		return err
	}
	for _, e := range j.entries {
		if j.names[e.segment] != name {
			continue
		}
		if e.start+e.body > len(data) || checksum(data[e.start:e.start+e.body]) != e.sum {
			return ErrReplaced
		}
	}
	return nil
}
