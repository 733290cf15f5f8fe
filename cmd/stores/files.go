package stores

import (
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// Files is a place for records in files: a folder with a journal.
type Files struct {
	Dir     string
	Options saves.Options
	Beside  func(saves.Report) []desk.Beside // tells what stands beside the journal, nil for nothing
	Failed  func(error) error                // gives an error of the journal as a failure; nil for Classified
}

// Open opens the journal of the folder; see desk.Place.
func (f Files) Open(how desk.Opening) (desk.Store, error) {
	if f.Failed == nil {
		f.Failed = Classified
	}
	o := f.Options
	o.ReadOnly, o.Brief, o.BreakClaim = how.View, how.Brief, how.BreakClaim
	if how.NoSnapshot {
		o.Fold = ""
	}
	j, err := saves.Open[game.Event](f.Dir, o)
	if err != nil {
		return nil, f.Failed(err)
	}
	return journal{j, f.Beside, f.Failed}, nil
}

// Memory gives a journal without a folder; see desk.Place.
func (f Files) Memory(why error) desk.Store {
	if why == nil {
		why = saves.ErrCannotWrite
	}
	return journal{Journal: saves.Memory[game.Event](why), failed: Classified}
}

// journal is a journal in files as a store of the game, with every ability that a
// store can have.
type journal struct {
	*saves.Journal[game.Event]
	beside func(saves.Report) []desk.Beside
	failed func(error) error
}

func (j journal) Append(r desk.Record) error {
	_, err := j.Journal.Append(saves.Batch[game.Event](r))
	return j.failed(err)
}

func (j journal) Flush() error { return j.failed(j.Journal.Flush()) }

func (j journal) Replay(to desk.Mark, take func(desk.Record) error) error {
	if m, ok := to.(saves.Mark); ok {
		return j.failed(j.ReplayTo(m, Records(take)))
	}
	return j.failed(j.Journal.Replay(Records(take)))
}

func (j journal) Follow(take func(desk.Record) error) (int, error) {
	n, err := j.Poll(Records(take))
	return n, j.failed(err)
}

func (j journal) Mark() desk.Mark { return j.Journal.Mark() }

func (j journal) Snapshot(at desk.Mark, state []byte) error {
	return j.failed(j.SnapshotAt(at.(saves.Mark), state))
}

func (j journal) Backup(at desk.Mark) error {
	_, _, err := j.BackupAt(at.(saves.Mark))
	return j.failed(err)
}

func (j journal) Mishaps() []desk.Mishap { return Mishaps(j.Journal.Mishaps()) }

func (j journal) Found() desk.Found { return j.foundIn(j.Report()) }

func (j journal) CheckOlder() (desk.Found, error) {
	r, err := j.Journal.CheckOlder()
	return j.foundIn(r), j.failed(err)
}

func (j journal) NeedsBeat() bool { return j.Report().Unlocked }

func (j journal) Close() error { return j.failed(j.Journal.Close()) }

// foundIn gives the report of a journal as what a store found.
func (j journal) foundIn(r saves.Report) desk.Found {
	f := Found(r)
	if j.beside != nil {
		f.Beside = j.beside(r)
	}
	return f
}

// Found gives the report of a journal as what a store found.
func Found(r saves.Report) desk.Found {
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
	return f
}

// Mishaps gives what befell a journal as what befell a store.
func Mishaps(of []saves.Mishap) []desk.Mishap {
	var all []desk.Mishap
	for _, m := range of {
		all = append(all, desk.Mishap(m))
	}
	return all
}

// Records has the batches of a journal taken as records of the game.
func Records(take func(desk.Record) error) func(saves.Batch[game.Event]) error {
	return func(b saves.Batch[game.Event]) error { return take(desk.Record(b)) }
}
