package saves

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// take takes the lock of the save and tells people who holds it. The lock file
// is never deleted: a second opener could lock the deleted file while a third
// locks a new one.
func (f folder) take(now func() time.Time) (lock io.Closer, note error, err error) {
	lock, err = f.Lock(f.path(lockName))
	if errors.Is(err, ErrLocked) {
		return nil, nil, &LockedError{Holder: f.holder()}
	}
	if err != nil {
		return nil, nil, err
	}
	return lock, f.writeHolder(now), nil
}

// holder reads who holds the lock; empty if nobody said so.
func (f folder) holder() string {
	text, err := f.Read(f.path(holderName), 0)
	if err != nil {
		return ""
	}
	const enough = 200
	return strings.TrimSpace(string(text[:min(len(text), enough)]))
}

// writeHolder writes who holds the lock. The text stands in a file of its own,
// because Windows lets nobody read a file that is locked.
func (f folder) writeHolder(now func() time.Time) error {
	text := fmt.Sprintf("process %d", os.Getpid())
	if host, err := os.Hostname(); err == nil {
		text += " on " + host
	}
	if now != nil {
		text += " since " + now().UTC().Format(time.RFC3339)
	}
	if err := f.dropHolder(); err != nil {
		return err
	}
	file, err := f.Create(f.path(holderName))
	if err != nil {
		return err
	}
	return errors.Join(writeAll(file, []byte(text+"\n")), file.Close())
}

func (f folder) dropHolder() error {
	if err := f.Remove(f.path(holderName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
