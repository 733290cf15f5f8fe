package saves

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// maxFile is the most bytes that a file, or all segments of a journal together,
// may have to be read. A year of play is about 2 MB.
const maxFile = 256 << 20

// FileKind is what stands in the place of an ordinary file or folder.
type FileKind string

// The kinds of files that are refused.
const (
	Link     FileKind = "link"
	HardLink FileKind = "hard link" // a file that has another name, too, and would be written
	Pipe     FileKind = "pipe"
	Socket   FileKind = "socket"
	Device   FileKind = "device"
	Folder   FileKind = "folder" // where a file should be
	Ordinary FileKind = "file"   // where a folder should be
	Huge     FileKind = "huge"   // longer than 256 MiB
	Unknown  FileKind = "unknown"
)

// NotPlainError says that a name leads to something else than an ordinary file,
// or an ordinary folder where one has to be. Nothing was read from it or changed.
type NotPlainError struct {
	Path string
	Kind FileKind
}

func (e *NotPlainError) Error() string {
	return fmt.Sprintf("%s is not an ordinary file or folder (%s)", e.Path, e.Kind)
}

// PlainFolder fails with a *NotPlainError for a link, or anything else, that is
// where a folder should be. A folder that is missing or cannot be looked at is fine:
// who opens it says what is wrong.
func PlainFolder(dir string) error {
	dir = filepath.Clean(dir)
	if info, err := os.Lstat(dir); err == nil && !info.IsDir() {
		return notPlain(dir, info.Mode())
	}
	return nil
}

func isNotPlain(err error) bool {
	var e *NotPlainError
	return errors.As(err, &e)
}

// notPlain gives the error for a name under which something of a wrong type is.
func notPlain(path string, mode fs.FileMode) error {
	kind := Unknown
	switch {
	case mode&fs.ModeSymlink != 0:
		kind = Link
	case mode&fs.ModeNamedPipe != 0:
		kind = Pipe
	case mode&fs.ModeSocket != 0:
		kind = Socket
	case mode&fs.ModeDevice != 0:
		kind = Device
	case mode&fs.ModeIrregular != 0: // a junction of Windows, among others
		kind = Link
	case mode.IsDir():
		kind = Folder
	case mode.IsRegular():
		kind = Ordinary
	}
	return &NotPlainError{Path: path, Kind: kind}
}

// keeping is what quest keeps under a name.
type keeping int

const (
	nothing    keeping = iota // a name that quest does not make, and never opens
	aFile                     // of a save, or of its backups
	aSave                     // a directory that a rewriting made
	theBackups                // the directory of the backups
)

// keptAtHome says what quest keeps under a name in the folder of a save itself.
func keptAtHome(name string) keeping {
	if _, _, ok := generationNumber(name); ok {
		return aSave
	}
	switch name {
	case backupsName:
		return theBackups
	case lockName, holderName, claimName:
		return aFile
	}
	return keptInSave(name)
}

// keptInSave says what quest keeps under a name beside a journal.
func keptInSave(name string) keeping {
	if _, ok := snapshotNumber(name); ok || name == leftName {
		return aFile
	}
	of, _, _ := strings.Cut(name, segmentSuffix+".") // a copy of a damaged segment
	if _, ok := segmentNumber(strings.TrimSuffix(of, segmentSuffix) + segmentSuffix); ok {
		return aFile
	}
	return nothing
}

// keptInBackups says what quest keeps under a name among the backups.
func keptInBackups(name string) keeping {
	if _, ok := parseBackup(strings.TrimSuffix(name, unfinished)); ok {
		return aFile
	}
	return nothing
}
