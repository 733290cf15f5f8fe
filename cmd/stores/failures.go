package stores

import (
	"errors"
	"io/fs"
	"runtime"
	"strconv"
	"syscall"

	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// Classified gives an error of the saves as a failure of a store, nil for none.
func Classified(err error) error {
	if err == nil {
		return nil
	}
	f := &desk.Failure{Kind: kindOf(err), Cause: Why(err), Err: err}
	var locked *saves.LockedError
	var newer *saves.NewerError
	var refused *saves.CannotWriteError
	var waits *saves.NotSavedError
	if errors.As(err, &locked) {
		f.Holder, f.Claim = HolderOf(locked), locked.Claim
	}
	if errors.As(err, &newer) {
		f.Format = newer.Major
	}
	if errors.As(err, &refused) {
		f.Where = refused.Dir
	}
	if plain := (*saves.NotPlainError)(nil); errors.As(err, &plain) {
		f.Where, f.What = plain.Path, string(plain.Kind)
	}
	if f.Waits = errors.As(err, &waits); f.Waits {
		f.Waiting = waits.Pending
	}
	if lost := (*saves.LostError)(nil); errors.As(err, &lost) {
		f.Lost = lost.Batches
	}
	return f
}

// HolderOf says who holds a save: the process, its computer and since when, as far as that is
// known; the text that the holder left where it has another form, empty where there is none.
func HolderOf(e *saves.LockedError) game.Notice {
	who := e.Who
	if who.Process == 0 {
		if e.Holder == "" {
			return game.Notice{}
		}
		return game.Verbatim(content.OneLine(e.Holder))
	}
	said := game.Say("save.Process").With("process", strconv.Itoa(who.Process))
	if who.Host != "" {
		said = game.Say("save.ProcessOn").With("process", strconv.Itoa(who.Process), "host", content.OneLine(who.Host))
	}
	if who.Since.IsZero() {
		return said
	}
	return game.Say("save.HeldSince").Put("who", said).With("time", who.Since.Format(ForPeople))
}

// ForPeople is how times are written in sentences, in the zone of the player.
const ForPeople = "2006-01-02 15:04"

// ErrNoHome says that no place for saves can be worked out.
var ErrNoHome = errors.New("no home folder is known")

func kindOf(err error) desk.Kind {
	switch {
	case errors.Is(err, ErrNoHome):
		return desk.Nowhere
	case NotPlain(err):
		return desk.NotPlain
	case errors.Is(err, saves.ErrLocked):
		return desk.Busy
	case errors.Is(err, saves.ErrNewer):
		return desk.Newer
	case errors.Is(err, saves.ErrCannotRead):
		return desk.Unreadable
	case errors.As(err, new(*saves.LostError)) && !errors.As(err, new(*saves.NotSavedError)):
		return desk.Gone
	case errors.Is(err, saves.ErrChanged):
		return desk.Rewritten
	case errors.Is(err, saves.ErrClosed):
		return desk.Closed
	case DiskFull(err):
		return desk.Full
	case errors.Is(err, saves.ErrInvalidBatch):
		return desk.Invalid
	case cannotWrite(err):
		return desk.Refused
	case errors.Is(err, saves.ErrReplaced):
		return desk.Replaced
	}
	return ""
}

// NotPlain reports whether a link, or anything else that is no ordinary file or
// folder, is where a save should be.
func NotPlain(err error) bool {
	var plain *saves.NotPlainError
	return errors.As(err, &plain)
}

// cannotWrite reports whether a folder refuses to be written.
func cannotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, saves.ErrCannotWrite)
}

// Windows has its own numbers for a full disk.
const (
	windowsHandleDiskFull = syscall.Errno(39)
	windowsDiskFull       = syscall.Errno(112)
)

// DiskFull reports whether there is no room left where something is written.
func DiskFull(err error) bool {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	return runtime.GOOS == "windows" && (errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull))
}
