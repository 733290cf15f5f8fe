package saves

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// OS gives the file system of the platform: fsync for files, fsync for
// directories where directories can be synced (on Windows they cannot), and
// operating-system locks that die with their process.
//
// Opening, reading and measuring a file fail with a *NotPlainError for what is no
// regular file, a link to one included; nothing is read, changed or waited for
// then. The folder of a save is opened once, and everything below it is reached
// through that: see osFS.enter.
func OS() FS { return osFS{} }

// osFS reaches files by their paths. Links above a file are followed, because
// people keep their folders behind links; a link in the place of a file is not.
type osFS struct{}

// List implements FS. A link to a directory is followed: what lies above the
// folder of a save is the business of whoever made it.
func (osFS) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	return namesIn(entries), nil
}

func namesIn(entries []fs.DirEntry) []string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func (osFS) Read(name string, from int64) ([]byte, error) {
	return above(name, func(r rootFS) ([]byte, error) { return r.Read(name, from) })
}

func (osFS) Create(name string) (File, error) {
	return above(name, func(r rootFS) (File, error) { return r.Create(name) })
}

func (osFS) Open(name string) (File, error) {
	return above(name, func(r rootFS) (File, error) { return r.Open(name) })
}

func (osFS) Mkdir(name string) error { return os.Mkdir(name, dirPerm) }

func (osFS) Rename(from, to string) error {
	_, err := above(from, func(r rootFS) (struct{}, error) { return struct{}{}, r.Rename(from, to) })
	return err
}

func (osFS) Size(name string) (int64, error) {
	return above(name, func(r rootFS) (int64, error) { return r.Size(name) })
}

func (osFS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (osFS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

func (osFS) SameFile(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

func (osFS) Remove(name string) error { return os.Remove(name) }

func (osFS) SyncDir(dir string) error {
	if !syncsDirs {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return syncDir(d)
}

func (osFS) Lock(name string) (io.Closer, error) {
	return above(name, func(r rootFS) (io.Closer, error) { return r.Lock(name) })
}

// above does something with a file through the directory in which it lies.
func above[T any](name string, do func(rootFS) (T, error)) (result T, err error) {
	dir := filepath.Dir(filepath.Clean(name))
	root, err := os.OpenRoot(dir)
	if err != nil {
		return result, err
	}
	defer root.Close() //nolint:errcheck // what is open stays open
	return do(rootFS{root: root, dir: dir})
}

// osFile is an open file of the platform.
type osFile struct{ *os.File }

// Truncate also moves to the new end, which matters where files are not
// opened for appending.
func (f osFile) Truncate(size int64) error {
	if err := f.File.Truncate(size); err != nil {
		return err
	}
	_, err := f.Seek(size, io.SeekStart)
	return err
}

// Contents leaves the place where the next Write goes as it is.
func (f osFile) Contents() ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data := make([]byte, info.Size())
	n, err := f.ReadAt(data, 0)
	if errors.Is(err, io.EOF) {
		err = nil // it became shorter
	}
	return data[:n], err
}
