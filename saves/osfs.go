package saves

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// OS gives the file system of the platform: fsync for files, fsync for
// directories where directories can be synced (on Windows they cannot), and
// operating-system locks that die with their process.
func OS() FS { return osFS{} }

type osFS struct{}

func (osFS) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

func (osFS) Read(name string, from int64) ([]byte, error) {
	if from == 0 {
		return os.ReadFile(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := readFrom(f, from)
	return data, errors.Join(err, f.Close())
}

func readFrom(f *os.File, from int64) ([]byte, error) {
	if _, err := f.Seek(from, io.SeekStart); err != nil {
		return nil, err
	}
	return io.ReadAll(f)
}

func (osFS) Create(name string) (File, error) {
	return openEnd(name, os.O_CREATE|os.O_EXCL)
}

func (osFS) Open(name string) (File, error) { return openEnd(name, 0) }

func openEnd(name string, flags int) (File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|appendFlag|flags, filePerm)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekEnd); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return osFile{f}, nil
}

func (osFS) Mkdir(name string) error { return os.Mkdir(name, dirPerm) }

// Rename looks first, because a rename would replace a file. Nobody else writes
// in the folder of a save while its lock is held.
func (osFS) Rename(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("rename %s to %s: %w", from, to, fs.ErrExist)
	}
	return rename(from, to)
}

func (osFS) Size(name string) (int64, error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

func (osFS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (osFS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

func (osFS) SameFile(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

func (osFS) Remove(name string) error { return os.Remove(name) }

func (osFS) SyncDir(dir string) error { return syncDir(dir) }

func (osFS) Lock(name string) (io.Closer, error) {
	l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(filePerm))
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
	return l, nil
}

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
