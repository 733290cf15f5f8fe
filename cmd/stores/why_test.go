package stores

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
	"testing"

	"quest/content"
	"quest/game/phrase"
)

// TestReasonsOfTheSystemAreToldInTheWordsOfTheGame wraps what a system says as the library
// does; what no language has words for is quoted.
func TestReasonsOfTheSystemAreToldInTheWordsOfTheGame(t *testing.T) {
	for _, c := range []struct {
		err error
		key string
	}{
		{fs.ErrNotExist, "why.NoFile"},
		{syscall.EACCES, "why.Forbidden"},
		{syscall.EPERM, "why.Forbidden"},
		{syscall.EEXIST, "why.Exists"},
		{syscall.ENOTEMPTY, "why.NotEmpty"},
		{syscall.ENOSPC, "desk.LostFull"},
		{syscall.EROFS, "why.ReadOnly"},
		{syscall.EBUSY, "why.Busy"},
		{syscall.ETXTBSY, "why.Busy"},
		{syscall.ENXIO, "why.NoDevice"},
		{syscall.EMLINK, "why.ManyLinks"},
		{syscall.EINVAL, "why.Invalid"},
		{syscall.EXDEV, "why.OtherDisk"},
		{syscall.ESTALE, "why.Stale"},
		{syscall.EAGAIN, "why.NotNow"},
		{syscall.ENOLCK, "why.NoLocks"},
		{syscall.ENOSYS, "why.Unsupported"},
		{syscall.ENOTSUP, "why.Unsupported"},
		{syscall.ENOMEM, "why.NoMemory"},
		{syscall.EINTR, "why.Interrupted"},
		{syscall.ETIMEDOUT, "why.TimedOut"},
		{syscall.ENOTCONN, "why.Disconnected"},
		{io.EOF, "why.Short"},
		{os.ErrClosed, "why.Closed"},
		{syscall.EDOM, "why.System"},
		{errors.New("something of a library"), "why.System"},
		{nil, "why.Unknown"},
	} {
		err := c.err
		if err != nil {
			err = fmt.Errorf("write the save: %w", &fs.PathError{Op: "open", Path: "x", Err: err})
		}
		said := Why(err)
		if said.Key != c.key {
			t.Errorf("%v is told as %s, want %s", c.err, said, c.key)
		}
		if korean, english := phrase.In(content.Korean).Say(said), phrase.In(content.English).Say(said); korean == english {
			t.Errorf("%v is told in Korean as %q", c.err, korean)
		}
	}
}
