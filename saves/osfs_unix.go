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
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		// Some network and user-space file systems cannot sync a directory at
		// all. There is nothing better to do on them.
		err = nil
	}
	return errors.Join(err, d.Close())
}
