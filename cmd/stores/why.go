package stores

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"syscall"

	"quest/content"
	"quest/game"
	"quest/saves"
)

// Why gives the innermost reason of an error in words of the game. A reason that it has
// no words for is quoted as what the system or a library says.
func Why(err error) game.Notice {
	if DiskFull(err) && !errors.Is(err, syscall.EDQUOT) {
		return game.Say("desk.LostFull")
	}
	for _, known := range reasons {
		if errors.Is(err, known.err) {
			return known.said
		}
	}
	var errno syscall.Errno
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return game.Say("why.NotJSON")
	case errors.As(err, &errno):
		return game.Say("why.System").With("text", content.OneLine(errno.Error()))
	case err == nil:
		return game.Say("why.Unknown")
	}
	return game.Say("why.System").With("text", content.OneLine(err.Error()))
}

// Quoted is the key of a reason that the game has no words for.
const Quoted = "why.System"

// reason is an error that the game has words for.
type reason struct {
	err  error
	said game.Notice
}

// reasons are looked through in order: what is more exact comes first.
var reasons = []reason{
	{ErrNoHome, game.Say("desk.LostNowhere")},
	{saves.ErrNotText, game.Say("why.NotText")},
	{saves.ErrCutOff, game.Say("why.CutOff")},
	{saves.ErrNotJSON, game.Say("why.NotJSON")},
	{saves.ErrNoID, game.Say("why.NoID")},
	{saves.ErrNoTime, game.Say("why.NoTime")},
	{saves.ErrTwice, game.Say("why.Twice")},
	{saves.ErrNoEvents, game.Say("why.NoEvents")},
	{saves.ErrTooLong, game.Say("why.TooLong")},
	{syscall.EDQUOT, game.Say("why.Quota")},
	{syscall.EFBIG, game.Say("why.TooBig")},
	{syscall.EROFS, game.Say("why.ReadOnly")},
	{syscall.ENOTDIR, game.Say("why.NoFolder")},
	{syscall.EISDIR, game.Say("why.IsFolder")},
	{syscall.ENAMETOOLONG, game.Say("why.LongName")},
	{syscall.ELOOP, game.Say("why.Loop")},
	{syscall.EIO, game.Say("why.Device")},
	{syscall.EMFILE, game.Say("why.ManyFiles")},
	{syscall.ENFILE, game.Say("why.ManyFiles")},
	{syscall.EBUSY, game.Say("why.Busy")},
	{syscall.ETXTBSY, game.Say("why.Busy")},
	{syscall.ENOTEMPTY, game.Say("why.NotEmpty")},
	{syscall.ENODEV, game.Say("why.NoDevice")},
	{syscall.ENXIO, game.Say("why.NoDevice")},
	{syscall.EMLINK, game.Say("why.ManyLinks")},
	{syscall.EINVAL, game.Say("why.Invalid")},
	{syscall.EXDEV, game.Say("why.OtherDisk")},
	{syscall.ESTALE, game.Say("why.Stale")},
	{syscall.EAGAIN, game.Say("why.NotNow")},
	{syscall.ENOLCK, game.Say("why.NoLocks")},
	{errors.ErrUnsupported, game.Say("why.Unsupported")},
	{syscall.ENOMEM, game.Say("why.NoMemory")},
	{syscall.EINTR, game.Say("why.Interrupted")},
	{syscall.ETIMEDOUT, game.Say("why.TimedOut")},
	{syscall.ENOTCONN, game.Say("why.Disconnected")},
	{syscall.EHOSTDOWN, game.Say("why.Disconnected")},
	{syscall.EPIPE, game.Say("why.Closed")},
	{syscall.EBADF, game.Say("why.Closed")},
	{fs.ErrClosed, game.Say("why.Closed")},
	{io.ErrUnexpectedEOF, game.Say("why.Short")},
	{io.EOF, game.Say("why.Short")},
	{fs.ErrNotExist, game.Say("why.NoFile")},
	{fs.ErrPermission, game.Say("why.Forbidden")},
	{fs.ErrExist, game.Say("why.Exists")},
	{saves.ErrChanged, game.Say("why.Changed")},
	{saves.ErrReplaced, game.Say("why.Changed")},
	{saves.ErrDamaged, game.Say("why.Damaged")},
	{saves.ErrEmpty, game.Say("why.Empty")},
	{saves.ErrClosed, game.Say("why.SaveClosed")},
	{saves.ErrReadOnly, game.Say("why.SaveReadOnly")},
}
