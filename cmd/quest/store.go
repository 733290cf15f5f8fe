package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/oklog/ulid/v2"

	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// saveFolder is a place for records in files: a folder with a journal.
type saveFolder struct {
	dir     string
	options saves.Options
	beside  func(saves.Report) []desk.Beside // tells what stands beside the journal
}

// Open opens the journal of the folder; see desk.Place.
func (f saveFolder) Open(how desk.Opening) (desk.Store, error) {
	o := f.options
	o.ReadOnly, o.Brief, o.BreakClaim = how.View, how.Brief, how.BreakClaim
	if how.NoSnapshot {
		o.Fold = ""
	}
	j, err := saves.Open[game.Event](f.dir, o)
	if err != nil {
		return nil, classified(err)
	}
	return journal{j, f.beside}, nil
}

// Memory gives a journal without a folder; see desk.Place.
func (f saveFolder) Memory(why error) desk.Store {
	if why == nil {
		why = saves.ErrCannotWrite
	}
	return journal{Journal: saves.Memory[game.Event](why)}
}

// journal is a journal in files as a store of the game, with every ability that a
// store can have.
type journal struct {
	*saves.Journal[game.Event]
	beside func(saves.Report) []desk.Beside
}

func (j journal) Append(r desk.Record) error {
	_, err := j.Journal.Append(saves.Batch[game.Event](r))
	return classified(err)
}

func (j journal) Replay(to desk.Mark, take func(desk.Record) error) error {
	if m, ok := to.(saves.Mark); ok {
		return classified(j.ReplayTo(m, records(take)))
	}
	return classified(j.Journal.Replay(records(take)))
}

func (j journal) Follow(take func(desk.Record) error) (int, error) {
	n, err := j.Poll(records(take))
	return n, classified(err)
}

// records gives batches of the journal as records of the game.
func records(take func(desk.Record) error) func(saves.Batch[game.Event]) error {
	return func(b saves.Batch[game.Event]) error { return take(desk.Record(b)) }
}

func (j journal) Mark() desk.Mark { return j.Journal.Mark() }

func (j journal) Snapshot(at desk.Mark, state []byte) error {
	return classified(j.SnapshotAt(at.(saves.Mark), state))
}

func (j journal) Backup(at desk.Mark) error {
	_, _, err := j.BackupAt(at.(saves.Mark))
	return classified(err)
}

func (j journal) Mishaps() []desk.Mishap {
	var all []desk.Mishap
	for _, m := range j.Journal.Mishaps() {
		all = append(all, desk.Mishap(m))
	}
	return all
}

func (j journal) Found() desk.Found { return j.foundIn(j.Report()) }

func (j journal) CheckOlder() (desk.Found, error) {
	r, err := j.Journal.CheckOlder()
	return j.foundIn(r), classified(err)
}

func (j journal) NeedsBeat() bool { return j.Report().Unlocked }

func (j journal) Close() error { return classified(j.Journal.Close()) }

// foundIn gives the report of a journal as what a store found.
func (j journal) foundIn(r saves.Report) desk.Found {
	f := desk.Found{Damaged: r.Mended + r.Unlinked, Unknown: r.Undecoded, Stale: r.Stale, Unlocked: r.Unlocked, Partly: r.Partly, Unopened: r.Unopened}
	if r.Torn != nil {
		f.Torn = &desk.Torn{Copy: r.Torn.Copy, Record: r.Torn.Record, Acknowledged: r.Torn.Acknowledged}
	}
	for _, g := range r.Unreadable {
		f.Unreadable = append(f.Unreadable, desk.Gap(g))
	}
	if len(r.Copies) > 0 {
		f.Copy = r.Copies[0]
	}
	if j.beside != nil {
		f.Beside = j.beside(r)
	}
	return f
}

// classified gives an error of the saves as a failure of a store, nil for none.
func classified(err error) error {
	if err == nil {
		return nil
	}
	f := &desk.Failure{Kind: kindOf(err), Cause: why(err), Err: err}
	var locked *saves.LockedError
	var newer *saves.NewerError
	var refused *saves.CannotWriteError
	var waits *saves.NotSavedError
	if errors.As(err, &locked) {
		f.Holder, f.Claim = holderOf(locked), locked.Claim
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

// holderOf says who holds a save: the process, its computer and since when, as far as that is
// known; the text that the holder left where it has another form, empty where there is none.
func holderOf(e *saves.LockedError) game.Notice {
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
	return game.Say("save.HeldSince").Put("who", said).With("time", who.Since.Format(forPeople))
}

// forPeople is how times are written in sentences, in the zone of the player.
const forPeople = "2006-01-02 15:04"

func kindOf(err error) desk.Kind {
	switch {
	case errors.Is(err, errNoHome):
		return desk.Nowhere
	case notPlain(err):
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
	case diskFull(err):
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

// notPlain reports whether a link, or anything else that is no ordinary file or
// folder, is where a save should be.
func notPlain(err error) bool {
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

func diskFull(err error) bool {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	return runtime.GOOS == "windows" && (errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull))
}

// deskOptions joins a desk to the save in a folder and to this computer.
func (c *call) deskOptions(dir, saveDir string) desk.Options {
	return desk.Options{
		Place: saveFolder{dir, c.saveOptions(), func(r saves.Report) []desk.Beside { return c.beside(filepath.Base(dir), r) }}, Where: dir,
		Now: c.Now,
		NewID: func(at time.Time) (string, error) {
			id, err := ulid.New(idTime(at), c.Rand)
			if err != nil {
				return "", fmt.Errorf("name a batch: %w", err)
			}
			return id.String(), nil
		},
		Zone:   zoneName,
		Every:  every,
		Rescue: func(data []byte) (string, error) { return c.rescue(data, saveDir) },
	}
}

// idTime gives the time in the name of a record: of a clock that is before or behind
// the times that such a name can hold, the nearest.
func idTime(at time.Time) uint64 {
	return min(uint64(max(at.UnixMilli(), 0)), ulid.MaxTime())
}

// every calls a function again and again until what it returns is called.
func every(period time.Duration, call func()) (stop func()) {
	ticker, done := time.NewTicker(period), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				call()
			case <-done:
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}

// zoneName gives the name of a time's zone, and its abbreviation where it has none.
func zoneName(t time.Time) string {
	if name := t.Location().String(); name != "Local" {
		return name
	}
	name, _ := t.Zone()
	return name
}

// openDesk opens the save in a folder for play.
func (c *call) openDesk(dir, saveDir string) (*desk.Desk, error) {
	d, err := desk.Open(c.deskOptions(dir, saveDir))
	if err != nil {
		return nil, unreadable(err)
	}
	return d, nil
}

// openPlayer opens the save of a player, a new one if need be. Without a home for
// saves it is played in memory, and homeless says why.
func (c *call) openPlayer(saveDir, name string, homeless error) (*desk.Desk, error) {
	var f *failure
	if errors.As(homeless, &f) {
		return desk.OpenInMemory(c.deskOptions("", saveDir), f.said, classified(homeless)), nil
	}
	dir, err := playerFolder(saveDir, name)
	if err != nil {
		return nil, err
	}
	return c.openDesk(dir, saveDir)
}

// unreadable gives the failure of a save that cannot be read.
func unreadable(err error) error {
	var u *desk.UnreadableError
	if errors.As(err, &u) {
		return failed(u.Why, err)
	}
	return err
}
