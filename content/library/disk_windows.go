package library

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder closes a folder, which cannot be synced here.
func syncFolder(d *os.File) error { return d.Close() }

const (
	tries   = 40
	pauseMS = 50

	sharingViolation = syscall.Errno(32)
)

var sleep = syscall.NewLazyDLL("kernel32.dll").NewProc("Sleep")

// patiently tries for two seconds while somebody else has a file open: search indexers and
// virus scanners do, for moments.
func patiently(do func() error) error {
	for try := 1; ; try++ {
		err := do()
		if !errors.Is(err, sharingViolation) && !errors.Is(err, syscall.ERROR_ACCESS_DENIED) || try == tries {
			return err
		}
		_, _, _ = sleep.Call(pauseMS)
	}
}
