package saves

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"
)

// rootFS is a file system that reaches nothing outside of one directory, which
// was opened once: whatever is put into it, and whatever becomes of its path. It
// follows no link inside of it either. Names are paths that begin with dir.
type rootFS struct {
	root *os.Root
	dir  string
}

// enter opens a directory, which must be a real one and no link to one.
func (osFS) enter(dir string) (rootFS, error) {
	dir = filepath.Clean(dir) // a separator at the end would follow a link
	before, err := os.Lstat(dir)
	if err != nil {
		return rootFS{}, err
	}
	if !before.IsDir() {
		return rootFS{}, notPlain(dir, before.Mode())
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return rootFS{}, err
	}
	if info, err := root.Stat("."); err != nil || !os.SameFile(before, info) {
		return rootFS{}, errors.Join(&NotPlainError{Path: dir, Kind: Link}, err, root.Close())
	}
	return rootFS{root: root, dir: dir}, nil
}

// Close gives the directory back.
func (r rootFS) Close() error { return r.root.Close() }

// rel gives a name relative to the directory.
func (r rootFS) rel(name string) (string, error) {
	rel, err := filepath.Rel(r.dir, filepath.Clean(name))
	if err == nil && !filepath.IsLocal(rel) {
		err = fs.ErrInvalid
	}
	if err != nil {
		return "", fmt.Errorf("%s is not in %s: %w", name, r.dir, err)
	}
	return rel, nil
}

// look gives what is under a name, which every directory on the way to it must
// lead to without a link.
func (r rootFS) look(name string) (string, fs.FileInfo, error) {
	rel, err := r.rel(name)
	if err != nil {
		return "", nil, err
	}
	if err := r.way(rel); err != nil {
		return "", nil, err
	}
	info, err := r.root.Lstat(rel)
	return rel, info, err
}

// way makes sure that the directories above a name are real ones.
func (r rootFS) way(rel string) error {
	for i := range len(rel) {
		if !os.IsPathSeparator(rel[i]) {
			continue
		}
		info, err := r.root.Lstat(rel[:i])
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return notPlain(filepath.Join(r.dir, rel[:i]), info.Mode())
		}
	}
	return nil
}

// entries lists a directory.
func (r rootFS) entries(dir string) ([]fs.DirEntry, error) {
	rel, info, err := r.look(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, notPlain(dir, info.Mode())
	}
	d, err := r.root.Open(rel)
	if err != nil {
		return nil, err
	}
	entries, err := d.ReadDir(-1)
	return entries, errors.Join(err, d.Close())
}

// List implements FS.
func (r rootFS) List(dir string) ([]string, error) {
	entries, err := r.entries(dir)
	if err != nil {
		return nil, err
	}
	return namesIn(entries), nil
}

// Read implements FS. A file that no save can be is refused before it is read.
func (r rootFS) Read(name string, from int64) ([]byte, error) {
	f, info, err := r.open(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	data, err := readFrom(f, from, info.Size(), name)
	return data, errors.Join(err, f.Close())
}

// readFrom reads a file to its end. A file that grows meanwhile may be read up to
// maxFile.
func readFrom(f *os.File, from, size int64, name string) ([]byte, error) {
	if size > maxFile {
		return nil, &NotPlainError{Path: name, Kind: Huge}
	}
	if from > 0 {
		if _, err := f.Seek(from, io.SeekStart); err != nil {
			return nil, err
		}
	}
	const slack = 512 // so that the end is met without another step
	data := make([]byte, 0, max(0, size-from)+slack)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		case len(data) > maxFile:
			return nil, &NotPlainError{Path: name, Kind: Huge}
		}
	}
}

// Create implements FS.
func (r rootFS) Create(name string) (File, error) {
	rel, err := r.rel(name)
	if err != nil {
		return nil, err
	}
	if err := r.way(rel); err != nil {
		return nil, err
	}
	f, err := r.root.OpenFile(rel, os.O_RDWR|os.O_CREATE|os.O_EXCL|appendFlag, filePerm)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

// Open implements FS. A file that has another name, too, is refused: whoever made
// that name does not expect the file to change.
func (r rootFS) Open(name string) (File, error) {
	f, info, err := r.open(name, os.O_RDWR|appendFlag)
	if err != nil {
		return nil, err
	}
	if n, err := links(f, info); err != nil || n > 1 {
		return nil, errors.Join(&NotPlainError{Path: name, Kind: HardLink}, err, f.Close())
	}
	if _, err := f.Seek(0, io.SeekEnd); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return osFile{f}, nil
}

// open opens a regular file that is there. It looks before, because opening a
// pipe waits and opening a device may do anything, and behind, because somebody
// may have exchanged the file in between.
func (r rootFS) open(name string, flags int) (*os.File, fs.FileInfo, error) {
	rel, info, err := r.look(name)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, notPlain(name, info.Mode())
	}
	f, err := r.root.OpenFile(rel, flags|noWait, filePerm)
	if err != nil {
		return nil, nil, err
	}
	info, err = f.Stat()
	if err == nil {
		err = r.is(name, rel, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}

// is makes sure that a name leads to the regular file that is open.
func (r rootFS) is(name, rel string, open fs.FileInfo) error {
	info, err := r.root.Lstat(rel)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return notPlain(name, info.Mode())
	case !os.SameFile(info, open):
		return fmt.Errorf("%s: %w", name, ErrChanged)
	}
	return nil
}

// Mkdir implements FS.
func (r rootFS) Mkdir(name string) error {
	rel, err := r.rel(name)
	if err != nil {
		return err
	}
	if err := r.way(rel); err != nil {
		return err
	}
	return r.root.Mkdir(rel, dirPerm)
}

// Rename implements FS. It looks first, because a rename would replace a file.
// Nobody else writes in the folder of a save while its lock is held.
func (r rootFS) Rename(from, to string) error {
	old, _, err := r.look(from)
	if err != nil {
		return err
	}
	fresh, _, err := r.look(to)
	switch {
	case err == nil:
		return fmt.Errorf("rename %s to %s: %w", from, to, fs.ErrExist)
	case !errors.Is(err, fs.ErrNotExist) || fresh == "":
		return err
	}
	return patiently(func() error { return r.root.Rename(old, fresh) })
}

// Size implements FS.
func (r rootFS) Size(name string) (int64, error) {
	_, info, err := r.look(name)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, notPlain(name, info.Mode())
	}
	return info.Size(), nil
}

// Stat implements FS. It asks for the path and not for what is in the directory
// that was opened: a later start goes by the path, and finds another directory
// there if this one was moved away.
func (r rootFS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// Lstat implements FS, by the path like Stat.
func (r rootFS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

// SameFile implements FS.
func (r rootFS) SameFile(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// Remove implements FS. It removes a link and never what the link leads to.
func (r rootFS) Remove(name string) error {
	rel, err := r.rel(name)
	if err != nil {
		return err
	}
	if err := r.way(rel); err != nil {
		return err
	}
	return r.root.Remove(rel)
}

// SyncDir implements FS.
func (r rootFS) SyncDir(dir string) error {
	rel, info, err := r.look(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return notPlain(dir, info.Mode())
	}
	if !syncsDirs {
		return nil
	}
	d, err := r.root.Open(rel)
	if err != nil {
		return err
	}
	return syncDir(d)
}

// Lock implements FS. The file is made without following a link, and what was
// locked is compared with what is there.
func (r rootFS) Lock(name string) (io.Closer, error) {
	rel, info, err := r.look(name)
	if errors.Is(err, fs.ErrNotExist) && rel != "" {
		if info, err = r.makeEmpty(rel); errors.Is(err, fs.ErrExist) {
			info, err = r.root.Lstat(rel) // another program was faster
		}
	}
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, notPlain(name, info.Mode())
	}
	l := flock.New(filepath.Join(r.dir, rel), flock.SetFlag(os.O_RDWR|noWait), flock.SetPermissions(filePerm))
	got, err := l.TryLock()
	if err != nil && (errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.ENOLCK)) {
		return nil, errors.Join(ErrNoLocks, err, l.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if !got {
		return nil, errors.Join(ErrLocked, l.Close())
	}
	if err := r.holds(l, name, rel); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// holds makes sure that what was locked is the file of a name, and of no other.
func (r rootFS) holds(l *flock.Flock, name, rel string) error {
	info, err := l.Stat()
	if err != nil {
		return err
	}
	if n, err := links(nil, info); err != nil || n > 1 {
		return errors.Join(&NotPlainError{Path: name, Kind: HardLink}, err)
	}
	return r.is(name, rel, info)
}

// makeEmpty makes a new empty file.
func (r rootFS) makeEmpty(rel string) (fs.FileInfo, error) {
	f, err := r.root.OpenFile(rel, os.O_RDWR|os.O_CREATE|os.O_EXCL, filePerm)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	return info, errors.Join(err, f.Close())
}

// inspect looks at every name that quest itself makes in the folder of a save and
// in the folders below it, and fails for the first that is not what quest makes.
func (r rootFS) inspect() error { return r.inspectIn(r.dir, keptAtHome) }

func (r rootFS) inspectIn(dir string, kept func(string) keeping) error {
	entries, err := r.entries(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch k := kept(e.Name()); {
		case k == aFile && !e.Type().IsRegular(), k >= aSave && !e.IsDir():
			return notPlain(path, e.Type())
		case k == aSave:
			err = r.inspectIn(path, keptInSave)
		case k == theBackups:
			err = r.inspectIn(path, keptInBackups)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
