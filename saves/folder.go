package saves

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	lockName      = "save.lock"
	holderName    = "save.holder"
	claimName     = "save.claim"
	segmentPrefix = "journal-"
	segmentSuffix = ".jsonl"
	brokenInfix   = ".broken-"
	damagedInfix  = ".damaged-"
	backupsName   = "backups"
)

func segmentName(number int) string {
	return fmt.Sprintf("%s%06d%s", segmentPrefix, number, segmentSuffix)
}

// segmentNumber reads the number of a segment's name.
func segmentNumber(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, segmentPrefix)
	if !ok {
		return 0, false
	}
	digits, ok = strings.CutSuffix(digits, segmentSuffix)
	if !ok || len(digits) < 6 {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || segmentName(n) != name {
		return 0, false
	}
	return n, true
}

// segmentNames picks the segments out of the names in a folder, oldest first.
func segmentNames(names []string) []string {
	var out []string
	for _, name := range names {
		if _, ok := segmentNumber(name); ok {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		x, _ := segmentNumber(a)
		y, _ := segmentNumber(b)
		return x - y
	})
	return out
}

// folder is the directory of one save on its file system.
type folder struct {
	FS
	dir string
}

// enterer is a file system that can bind itself to one directory, which must not
// be a link, so that nothing outside of it is ever reached.
type enterer interface {
	enter(dir string) (rootFS, error)
}

// enter gives the folder as it is reached from now on: opened once, and with
// nothing in it but what quest itself makes there. A *NotPlainError names what is
// something else. leave gives the folder back.
func (f folder) enter() (folder, error) {
	files, ok := f.FS.(enterer)
	if !ok {
		return f, nil // such as a file system of the tests, which has no links
	}
	root, err := files.enter(f.dir)
	if err != nil {
		return f, err
	}
	if err := root.inspect(); err != nil {
		return f, errors.Join(err, root.Close())
	}
	return folder{root, f.dir}, nil
}

// enterIfThere is enter for a folder that may be missing: it is empty then.
func (f folder) enterIfThere() (folder, error) {
	in, err := f.enter()
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	return in, err
}

func (f folder) leave() error {
	if c, ok := f.FS.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }

// make creates the folder and the folders above it, as far as they are
// missing. Until the folder holds a journal it also makes the names of all of
// them durable: an earlier start may have made them and died, and a journal is
// lost with any folder above it.
func (f folder) make() error {
	names, err := f.List(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		err = f.mkdirs()
	}
	if err != nil || len(segmentNames(names)) > 0 || len(generationsIn(names).finished) > 0 {
		return err
	}
	return f.syncAbove()
}

func (f folder) mkdirs() error {
	err := f.Mkdir(f.dir)
	if above := filepath.Dir(f.dir); errors.Is(err, fs.ErrNotExist) && above != f.dir {
		if err := (folder{f.FS, above}).mkdirs(); err != nil {
			return err
		}
		err = f.Mkdir(f.dir)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// syncAbove syncs every folder above this one. A folder that may not even be
// listed is none that we made, and neither are those above it.
func (f folder) syncAbove() error {
	for dir := f.dir; filepath.Dir(dir) != dir; {
		dir = filepath.Dir(dir)
		err := f.SyncDir(dir)
		if errors.Is(err, fs.ErrPermission) {
			if _, listing := f.List(dir); errors.Is(listing, fs.ErrPermission) {
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// listOrNone gives the names in the folder; a folder that is not there has none.
func (f folder) listOrNone() ([]string, error) {
	names, err := f.List(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return names, err
}

// read reads and scans all segments. A folder that is not there holds none.
func (f folder) read() ([]segment, error) {
	names, err := f.listOrNone()
	if err != nil {
		return nil, err
	}
	names = segmentNames(names)
	segments := make([]segment, len(names))
	total := 0
	for i, name := range names {
		if segments[i], err = f.segment(name, 0); err != nil {
			return nil, err
		}
		if total += len(segments[i].data); total > maxFile {
			return nil, &NotPlainError{Path: f.dir, Kind: Huge}
		}
	}
	return segments, nil
}

// segment reads one segment and scans it from the line on that ends at an offset, or all of
// it if none does.
func (f folder) segment(name string, end int64) (segment, error) {
	data, err := f.Read(f.path(name), 0)
	if err != nil {
		return segment{}, err
	}
	from := 0
	if end > 0 && end <= int64(len(data)) && data[end-1] == '\n' {
		from = bytes.LastIndexByte(data[:end-1], '\n') + 1
	}
	return segment{name: name, data: data, from: from, pieces: scanFrom(data, from)}, nil
}

// put makes a new durable file. What it leaves behind when it fails is removed
// as far as that still works.
func (f folder) put(name string, data []byte) error {
	if err := f.write(name, data); err != nil {
		return err
	}
	if err := f.SyncDir(f.dir); err != nil {
		return errors.Join(err, f.drop(name))
	}
	return nil
}

// write makes a new file and syncs its bytes, not its name. What it leaves
// behind when it fails is removed as far as that still works.
func (f folder) write(name string, data []byte) error {
	file, err := f.Create(f.path(name))
	if err != nil {
		return err
	}
	err = writeAll(file, data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, f.drop(name))
	}
	return nil
}

// place makes a new durable file that is whole as soon as its name is there. It
// is read back before it gets its name.
func (f folder) place(name string, data []byte) error {
	tmp := name + unfinished
	if err := f.drop(tmp); err != nil { // of an earlier try that died
		return err
	}
	if err := f.write(tmp, data); err != nil {
		return err
	}
	back, err := f.Read(f.path(tmp), 0)
	if err == nil && !bytes.Equal(back, data) {
		err = fmt.Errorf("%s: %w", tmp, errReadBack)
	}
	if err == nil {
		err = f.Rename(f.path(tmp), f.path(name))
	}
	if err != nil {
		return errors.Join(err, f.drop(tmp))
	}
	return f.SyncDir(f.dir)
}

// drop removes a file that may not be there.
func (f folder) drop(name string) error {
	if err := f.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func writeAll(file File, data []byte) error {
	n, err := file.Write(data)
	if err == nil && n < len(data) {
		err = fmt.Errorf("%d of %d bytes were written", n, len(data))
	}
	return err
}
