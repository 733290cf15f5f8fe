//go:build !windows

package saves

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const (
	appendFlag = os.O_APPEND
	// noWait makes the opening of a pipe return at once.
	noWait = syscall.O_NONBLOCK
	// syncsDirs says that a directory can be synced.
	syncsDirs = true
)

// syncDir syncs a directory and closes it.
func syncDir(d *os.File) error {
	err := d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EROFS) {
		// Some network and user-space file systems cannot sync a directory at
		// all, and there is nothing better to do on them. On a read-only one
		// there is nothing to sync.
		err = nil
	}
	return errors.Join(err, d.Close())
}

// patiently does what other programs can keep from working for moments, which is
// nothing here.
func patiently(do func() error) error { return do() }

// links gives the number of names that an open file has; 1 where that is not known.
func links(_ *os.File, info fs.FileInfo) (uint64, error) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Nlink), nil //nolint:unconvert // the type is another on other systems
	}
	return 1, nil
}
