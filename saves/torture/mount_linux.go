package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// mountSmall mounts a file system of some bytes. room changes its size; 0 takes
// it away.
func mountSmall(size int) (dir string, room func(size int) error, err error) {
	dir, err = os.MkdirTemp("", "quest-small-")
	if err != nil {
		return "", nil, err
	}
	options := func(size int) string { return fmt.Sprintf("size=%d,mode=0700", size) }
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options(size)); err != nil {
		return "", nil, errors.Join(errNoMount, err, os.Remove(dir))
	}
	return dir, func(size int) error {
		if size > 0 {
			return syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, options(size))
		}
		return errors.Join(syscall.Unmount(dir, syscall.MNT_DETACH), os.Remove(dir))
	}, nil
}
