package saves

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

// hold is the right to write a save: a lock of the operating system, or, where
// there is none, a claim.
type hold struct {
	home folder
	lock io.Closer
	file fs.FileInfo // what the name of the lock leads to
	// unsure says that this file system cannot tell one file from another.
	unsure bool
	claim  *claim
	notes  []error
	// doubt says that the last holder did not end well.
	doubt bool
	// said says that the text about the holder is there.
	said bool
	now  func() time.Time
}

// hold takes the right to write the save, whose folder it makes if need be, and
// enters it. The lock file is never deleted: a second opener could lock the
// deleted file while a third locks a new one.
func (f folder) hold(o Options) (folder, *hold, error) {
	if err := f.make(); err != nil {
		return f, nil, &CannotWriteError{Dir: f.dir, Cause: err}
	}
	in, err := f.enter()
	if err != nil {
		return f, nil, &CannotWriteError{Dir: f.dir, Cause: err}
	}
	h, err := in.take(o)
	if err != nil {
		return f, nil, errors.Join(err, in.leave())
	}
	return in, h, nil
}

// take takes the lock of a folder that was entered.
func (f folder) take(o Options) (*hold, error) {
	h := &hold{home: f}
	lock, err := f.Lock(f.path(lockName))
	switch {
	case errors.Is(err, ErrLocked):
		return nil, f.locked(o.Now, "")
	case errors.Is(err, ErrNoLocks):
		if h.claim, err = f.claim(o); err != nil {
			return nil, err
		}
		h.notes = append(h.notes, ErrNoLocks)
	case err != nil:
		return nil, &CannotWriteError{Dir: f.dir, Cause: err}
	default:
		h.lock = lock
		if err := h.recognise(); err != nil {
			return nil, &CannotWriteError{Dir: f.dir, Cause: errors.Join(err, lock.Close())}
		}
	}
	_, err = f.Size(f.path(holderName))
	h.doubt = !errors.Is(err, fs.ErrNotExist)
	h.now = o.Now
	if err := h.say(); isNotPlain(err) {
		return nil, errors.Join(&CannotWriteError{Dir: f.dir, Cause: err}, h.release(false))
	} else if err != nil {
		h.notes = append(h.notes, fmt.Errorf("say who holds the save: %w", err))
	}
	return h, nil
}

// recognise keeps what the name of the lock leads to.
func (h *hold) recognise() error {
	var err error
	if h.file, err = h.home.Lstat(h.home.path(lockName)); err != nil {
		return err
	}
	again, err := h.home.Lstat(h.home.path(lockName))
	h.unsure = err == nil && !h.home.SameFile(h.file, again)
	return err
}

// stands reports whether the name of the lock leads to the file that is locked.
func (h *hold) stands() (bool, error) {
	if h.claim != nil {
		err := h.claim.own()
		return err == nil, err
	}
	info, err := h.home.Lstat(h.home.path(lockName))
	if isGone(err) {
		return false, nil
	}
	return err == nil && (h.unsure || h.home.SameFile(info, h.file)), err
}

// say writes the text about the holder unless it is there.
func (h *hold) say() error {
	if h.said {
		return nil
	}
	err := h.home.writeHolder(h.now)
	h.said = err == nil
	return err
}

// release gives the right back. Unless all is well, the text about the holder
// stays, and the next holder has doubts.
func (h *hold) release(well bool) error {
	var err error
	if well {
		err = h.home.dropHolder()
	}
	if h.claim != nil {
		return errors.Join(err, h.claim.release())
	}
	return errors.Join(err, h.lock.Close())
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

// whoHolds is the text about this process, for people.
func whoHolds(now func() time.Time) string {
	text := fmt.Sprintf("process %d", os.Getpid())
	if host, err := os.Hostname(); err == nil {
		text += " on " + host
	}
	if now != nil {
		text += " since " + now().UTC().Format(time.RFC3339)
	}
	return text
}

// writeHolder writes who holds the lock. The text stands in a file of its own,
// because Windows lets nobody read a file that is locked. A text that is there is
// written over and never missing in between, because it stands for a doubt.
func (f folder) writeHolder(now func() time.Time) error {
	file, err := f.Create(f.path(holderName))
	if errors.Is(err, fs.ErrExist) {
		file, err = f.Open(f.path(holderName))
	}
	if err != nil {
		return err
	}
	if err = file.Truncate(0); err == nil {
		err = writeAll(file, []byte(whoHolds(now)+"\n"))
	}
	return errors.Join(err, file.Close())
}

func (f folder) dropHolder() error { return f.drop(holderName) }

// claim stands for a lock where a file system has none, as on some network
// homes. It is a file that only one program can create, and a pulse in it that
// shows that its owner lives. It cannot keep two writers apart as surely as a
// lock does: an owner that slept may find its claim broken, which it learns
// before its next line.
type claim struct {
	folder
	file  File
	first string // the line by which it knows itself
	beats int
	now   func() time.Time
}

// claim makes the claim, or breaks the one that the options name.
func (f folder) claim(o Options) (*claim, error) {
	c := &claim{folder: f, first: whoHolds(o.Now) + "\n", now: o.Now}
	if o.Now != nil {
		c.first = fmt.Sprintf("%s (%d)\n", whoHolds(o.Now), o.Now().UnixNano())
	}
	file, err := f.Create(f.path(claimName))
	if errors.Is(err, fs.ErrExist) {
		mark, reading := f.claimMark()
		switch {
		case reading != nil:
			return nil, &CannotWriteError{Dir: f.dir, Cause: reading}
		case o.BreakClaim == "" || mark != o.BreakClaim:
			return nil, f.locked(o.Now, mark)
		}
		if err = f.drop(claimName); err == nil {
			file, err = f.Create(f.path(claimName))
		}
		if errors.Is(err, fs.ErrExist) { // somebody else was faster
			return nil, f.locked(o.Now, "")
		}
	}
	if err == nil {
		c.file = file
		err = c.write(c.first)
	}
	if err != nil {
		return nil, &CannotWriteError{Dir: f.dir, Cause: err}
	}
	return c, nil
}

// claimMark tells one pulse of a claim from the next.
func (f folder) claimMark() (string, error) {
	text, err := f.Read(f.path(claimName), 0)
	if errors.Is(err, fs.ErrNotExist) {
		return "gone", nil
	}
	return string(appendSum(nil, checksum(text))) + fmt.Sprint(len(text)), err
}

func (c *claim) write(text string) error {
	return errors.Join(writeAll(c.file, []byte(text)), c.file.Sync())
}

// beat shows that the owner lives. The file stays short.
func (c *claim) beat() error {
	if err := c.own(); err != nil {
		return err
	}
	const most = 1000
	if c.beats++; c.beats%most == 0 {
		if err := c.file.Truncate(int64(len(c.first))); err != nil {
			return err
		}
	}
	return c.write(fmt.Sprintln(c.beats))
}

// own makes sure that the claim is still there and ours.
func (c *claim) own() error {
	text, err := c.Read(c.path(claimName), 0)
	if err == nil && !bytes.HasPrefix(text, []byte(c.first)) || errors.Is(err, fs.ErrNotExist) {
		return c.locked(c.now, "")
	}
	return err
}

func (c *claim) release() error {
	err := c.file.Close()
	if c.own() == nil {
		err = errors.Join(err, c.drop(claimName))
	}
	return err
}

// Beat shows other programs that this one still writes the save, where a claim
// stands for a lock (Report().Unlocked); call it every ten seconds or so. It is
// nothing anywhere else. ErrLocked says that the claim was broken.
func (j *Journal[E]) Beat() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	if j.closed || j.hold == nil || j.hold.claim == nil {
		return nil
	}
	return j.hold.claim.beat()
}

// ours makes sure that this program may still write.
func (j *Journal[E]) ours() error {
	if j.hold == nil || j.hold.claim == nil {
		return nil
	}
	return j.hold.claim.own()
}
