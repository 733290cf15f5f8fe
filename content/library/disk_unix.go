//go:build !windows

package library

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes sure that the names in a folder are on the disk, and closes it. Some
// network file systems cannot, and there is nothing better to do on them.
func syncFolder(d *os.File) error {
	err := d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

// patiently does what other programs can keep from working for moments on some systems, which
// is nothing here.
func patiently(do func() error) error { return do() }
