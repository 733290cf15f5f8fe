package saves

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

const (
	// appendFlag stays empty: a file opened for appending cannot be truncated on
	// Windows, so the end is sought instead.
	appendFlag = 0
	// noWait stays empty: no file of a folder is a pipe.
	noWait = 0
	// syncsDirs says that a directory can be synced, which Windows cannot do.
	syncsDirs = false
)

// syncDir closes a directory; see syncsDirs.
func syncDir(d *os.File) error { return d.Close() }

const (
	renameTries   = 40
	renamePauseMS = 50
)

// patiently tries for two seconds while somebody else has a file open: search
// indexers and virus scanners do, for moments.
func patiently(do func() error) error {
	for try := 1; ; try++ {
		err := do()
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !busy || try == renameTries {
			return err
		}
		windows.SleepEx(renamePauseMS, false)
	}
}

// links gives the number of names that an open file has; 1 without a file.
func links(f *os.File, _ fs.FileInfo) (uint64, error) {
	if f == nil {
		return 1, nil
	}
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &info); err != nil {
		return 0, err
	}
	return uint64(info.NumberOfLinks), nil
}
