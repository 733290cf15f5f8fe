package desk

import (
	"io"

	"quest/game"
)

// Record is a batch of play as a store keeps it: under an ID, with the clocks of the
// moment at which it was played.
type Record struct {
	ID     string // a ULID; an ID that was seen before folds to nothing
	At     int64  // logical time, set by the store, for order only
	T      int64  // wall clock in Unix milliseconds
	Off    int    // UTC offset in seconds
	TZ     string // name of the time zone, may be empty
	Mono   int64  // milliseconds since the program started
	Day    string // study day, YYYY-MM-DD
	Rules  int    // version of the reward rules that priced the events
	Events []game.Event
}

// Mark is a place in a store, as the store itself names it.
type Mark any

// Store keeps the records of one player. It is what a desk needs of a journal in
// files or of a database; what else a store can do is in the interfaces below, which
// a store has or has not. Its methods may be called from several goroutines. Errors
// are or wrap a *Failure where a reason is known.
type Store interface {
	// Append returns when the record is durable. A Failure with Waits set says that
	// the record is kept in memory and is written with the next one.
	Append(Record) error
	// Replay gives the records up to a mark, or all for nil, oldest first. Records
	// that Base stands for are left out.
	Replay(to Mark, take func(Record) error) error
	// Mark is the end of what is durable now.
	Mark() Mark
	// ReadOnly is the reason why nothing can be appended, nil if it can.
	ReadOnly() error
	// Export writes everything, durable or waiting in memory, and returns how many
	// records that were.
	Export(io.Writer) (int, error)
	Close() error
}

// Flushes is a store that can try again to write what waits in memory, without a new record.
type Flushes interface {
	// Flush fails as Append does.
	Flush() error
}

// Snapshots is a store that can keep the folded state of its older records, so that
// the next start need not read them.
type Snapshots interface {
	// Base is the state with which Replay begins, if there is one.
	Base() (state []byte, ok bool)
	// Snapshot keeps the state that the records up to a mark fold to.
	Snapshot(Mark, []byte) error
}

// Backups is a store that can copy itself as it was at a mark.
type Backups interface{ Backup(Mark) error }

// Checks is a store that examines what it holds: the newest part when it is opened,
// the rest on request.
type Checks interface {
	Found() Found
	CheckOlder() (Found, error)
}

// Exposed is a store that other programs can change while it is open.
type Exposed interface {
	// Mishaps gives what they did since the last call.
	Mishaps() []Mishap
}

// Mishap is what another program did to the records of an open store, and what became
// of it.
type Mishap struct {
	Again  int // records that were gone and were written again
	Lost   int // records that are gone for ever
	Others int // records that it brought, and that count from the next opening
}

// Follows is a view of a store that another program writes.
type Follows interface {
	// Follow gives the records that came since the last call, and how many. It fails
	// with a Failure of kind Rewritten if the store has to be opened anew.
	Follow(take func(Record) error) (int, error)
}

// Beats is a store without real locks, whose owner has to show that it is alive.
type Beats interface {
	NeedsBeat() bool
	Beat() error
}

// Opening is how a store is opened.
type Opening struct {
	View       bool   // look on; nothing is locked or written
	Brief      bool   // with View: do not examine what a snapshot stands for
	NoSnapshot bool   // read every record, whatever snapshot is there
	BreakClaim string // the claim of a dead owner that may be broken, see Failure.Claim
}

// Place is where the records of one player are.
type Place interface {
	// Open fails with a Failure of kind Unreadable if there are records that cannot
	// be read, of kind Busy or Newer if they can only be viewed.
	Open(Opening) (Store, error)
	// Memory is a store that keeps everything in memory because of a reason, which
	// ReadOnly and Append give.
	Memory(why error) Store
}

// Found is what a store found wrong with itself and did about it.
type Found struct {
	Torn       *Torn
	Unreadable []Gap  // places where records are missing or cannot be read
	Copy       string // path of the copy that was made of what is damaged, may be empty
	Damaged    int    // places with damage around records that are whole
	Unknown    int    // records that this version cannot decode; they are kept
	Stale      bool   // the snapshot does not fit the records
	Unlocked   bool   // the place has no locks
	Partly     bool   // older records were not examined yet
	Beside     []Beside
	Unopened   []string // paths of what looks like a copy of the records and is a link or a device
}

// Beside is something beside the records of a store that holds, or knows of, records that
// the store does not hold, such as a backup or a copy that another program made.
type Beside struct {
	What    BesideKind
	Name    string // what people call it: the path of a file, the time of a backup
	Records int    // that it holds
	Missing int    // of these, in it only
	Differs int    // records of the store that it holds otherwise; it cannot be joined then
	Command string // what brings it in, or opens it as another player, fit to be shown; "" for nothing
}

// BesideKind is what stands beside a store.
type BesideKind string

// The kinds of what stands beside a store.
const (
	BackupBeside   BesideKind = "backup"
	CopyBeside     BesideKind = "copy"
	SnapshotBeside BesideKind = "snapshot" // it knows how many records there were, and holds none
)

// Torn is an end of the records that was not whole and was set aside.
type Torn struct {
	Copy         string // path of the copy
	Record       bool   // a record went with it
	Acknowledged bool   // that record may have been called saved
}

// Gap is a place where records are missing or cannot be read.
type Gap struct {
	Records       int64
	After, Before string // study days of the readable records around it, may be empty
}
