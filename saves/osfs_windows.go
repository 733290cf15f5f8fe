package saves

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// appendFlag stays empty: a file opened for appending cannot be truncated on
// Windows, so the end is sought instead.
const appendFlag = 0

// syncDir has nothing to do: Windows has no way to sync a directory.
func syncDir(string) error { return nil }

const (
	renameTries   = 40
	renamePauseMS = 50
)

// rename tries for two seconds while somebody else has the file open: search
// indexers and virus scanners do, for moments.
func rename(from, to string) error {
	for try := 1; ; try++ {
		err := os.Rename(from, to)
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || try == renameTries {
			return err
		}
		windows.SleepEx(renamePauseMS, false)
	}
}
