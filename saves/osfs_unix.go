//go:build !windows

package saves

import (
	"errors"
	"os"
	"syscall"
)

const appendFlag = os.O_APPEND

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EROFS) {
		// Some network and user-space file systems cannot sync a directory at
		// all, and there is nothing better to do on them. On a read-only one
		// there is nothing to sync.
		err = nil
	}
	return errors.Join(err, d.Close())
}

func rename(from, to string) error { return os.Rename(from, to) }
