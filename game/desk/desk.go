// Package desk joins one player of the game to the store that keeps what is played: it
// opens the store, folds its records into the player, appends what is played, follows
// a store that another program writes, and says in words why something is not saved.
// It knows no files and no database: a Place gives it a Store.
package desk

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"quest/game"
)

// Options are what a desk needs from outside.
type Options struct {
	Place Place
	Where string // how messages call the place, such as the path of its folder

	Now    func() time.Time
	NewID  func(at time.Time) (string, error)         // a ULID for a record
	Zone   func(at time.Time) string                  // the name of a moment's time zone, may be empty
	Every  func(time.Duration, func()) func()         // calls again and again until the result is called
	Rescue func(data []byte) (path string, err error) // writes a new file outside of the store
	// Retry has the front end try again by itself to save what could not be saved.
	Retry bool
}

// Desk is one player at a store. It is the journal of the game.
type Desk struct {
	options Options

	mu      sync.Mutex
	store   Store
	why     *game.Notice // why nothing can be saved, nil where each failure says it
	given   int          // answers handed over, those that could never be stored excluded
	durable int          // of these, durable
	handed  []int        // answers in each record handed over since the opening
	refused int          // answers that could never be stored
	refusal error        // why the newest of them could not
	gone    error        // records of before the opening are gone for ever; nil if none is
	news    []game.Notice

	start      Mark           // the end of the store when it was opened
	behind     atomic.Int64   // records that no snapshot stands for
	freezing   atomic.Bool    // a snapshot is being made
	background sync.WaitGroup // what works on the store beside the game
	stopBeats  func()         // nil without beats

	player  *game.Player
	notices []game.Notice
	unsaved *game.NotSavedError // why nothing can be saved, nil if it can
	busy    bool                // another program writes the store
}

// Open opens a store for play. Where nothing can be written it is played in memory,
// and Unsaved says why; it fails, with an *UnreadableError, only if there are records
// that cannot be read.
func Open(o Options) (*Desk, error) {
	d := &Desk{options: o, player: new(game.Player)}
	opening := Opening{}
	s, err := o.Place.Open(opening)
	if is(err, Unreadable) || is(err, NotPlain) || is(err, Away) {
		return nil, &UnreadableError{Why: unreadableAt(o.Where, failureOf(err)), Err: err}
	}
	if err != nil {
		d.cannotSave(err)
		d.busy = is(err, Busy)
		opening.View = true
		if s, err = o.Place.Open(opening); err != nil {
			d.store = o.Place.Memory(d.unsaved.Err)
			return d, nil // nothing was saved there yet; unsaved has the reason
		}
	}
	d.store = s
	d.beat()
	if err := d.replay(opening); err != nil {
		_, closeErr := d.Close()
		return nil, errors.Join(err, closeErr)
	}
	return d, nil
}

// OpenInMemory begins a game that has no place to be saved. why is told to the player.
func OpenInMemory(o Options, why game.Notice, err error) *Desk {
	d := &Desk{options: o, player: new(game.Player), store: o.Place.Memory(err)}
	d.why = &why
	d.unsaved = &game.NotSavedError{Why: why, Err: err}
	return d
}

// View folds a store without locking it, so that it works beside a game, and gives the
// player and what there is to tell. It fails with an *UnreadableError.
func View(o Options) (*game.Player, []game.Notice, error) { return view(o, Opening{View: true}) }

// Glance is View for who wants to know the player only, and soon: what a snapshot stands for
// is not examined, so that there may be more to tell.
func Glance(o Options) (*game.Player, error) {
	p, _, err := view(o, Opening{View: true, Brief: true})
	return p, err
}

func view(o Options, opening Opening) (*game.Player, []game.Notice, error) {
	d := &Desk{options: o, player: new(game.Player)}
	s, err := o.Place.Open(opening)
	if err != nil {
		return nil, nil, &UnreadableError{Why: unreadableAt(o.Where, failureOf(err)), Err: err}
	}
	d.store = s
	if err := d.replay(opening); err != nil {
		return nil, nil, err
	}
	if _, err := d.Close(); err != nil {
		return nil, nil, &UnreadableError{Why: unreadableAt(o.Where, failureOf(err)), Err: err}
	}
	return d.player, d.notices, nil
}

// UnreadableError says that there are records and that they cannot be read.
type UnreadableError struct {
	Why game.Notice
	Err error // of the store, for the log
}

// Error names the reason for logs and tests; what the player reads is a phrase.
func (e *UnreadableError) Error() string { return e.Why.String() }

// Unwrap returns the store's error.
func (e *UnreadableError) Unwrap() error { return e.Err }

// cannotSave makes every append give one reason why nothing can be saved.
func (d *Desk) cannotSave(err error) {
	why := d.reason(err)
	d.why = &why
	d.unsaved = &game.NotSavedError{Why: why, Err: err}
}

// replay folds the store. A snapshot that this version cannot use is passed over.
func (d *Desk) replay(opening Opening) error {
	f, err := foldOf(d.store)
	if errors.Is(err, errSnapshot) {
		err = d.store.Close()
		if opening.NoSnapshot = true; err == nil {
			if d.store, err = d.options.Place.Open(opening); err == nil {
				f, err = foldOf(d.store)
			}
		}
	}
	if err != nil {
		return &UnreadableError{Why: unreadable(failureOf(err)), Err: err}
	}
	if why := emptied(d.options.Where, d.found().Beside); d.store.ReadOnly() == nil && f.taken == 0 && !based(d.store) && !why.Empty() {
		return &UnreadableError{Why: why, Err: errEmptied}
	}
	d.given, d.durable, d.handed = f.Answers, f.Answers, nil
	d.behind.Store(int64(f.taken))
	d.start = d.store.Mark()
	d.player = f.Player
	d.notices = append(d.notices, found(d.found(), f.Strange, f.Flawed)...)
	return nil
}

// errEmptied says that a store holds nothing, and that records are beside it.
var errEmptied = errors.New("the store is empty, and records are beside it")

// found is what the store found when it was opened.
func (d *Desk) found() Found {
	if checks, ok := d.store.(Checks); ok {
		return checks.Found()
	}
	return Found{}
}

// Where is how messages call the place.
func (d *Desk) Where() string { return d.options.Where }

// Player is the player whom the records fold to.
func (d *Desk) Player() *game.Player { return d.player }

// Notices is what there is to tell about the opening.
func (d *Desk) Notices() []game.Notice { return d.notices }

// Unsaved says why nothing can be saved, nil if it can.
func (d *Desk) Unsaved() *game.NotSavedError { return d.unsaved }

// Reason says in words why something is not saved, what becomes of it, and what to do.
func (d *Desk) Reason(err error) game.Notice {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.reason(err)
}

func (d *Desk) reason(err error) game.Notice {
	if d.why != nil {
		return *d.why
	}
	return whyUnsaved(d.options.Where, failureOf(err))
}

// Append keeps a batch. It is safe for several goroutines, one after the other.
func (d *Desk) Append(b game.Batch) (saved int, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	answers := answersIn(b.Events)
	id, err := d.options.NewID(b.At.Wall)
	if err != nil {
		d.refused, d.refusal = d.refused+answers, err
		return d.durable, d.notSaved(err, game.Gone)
	}
	err = d.store.Append(recordOf(b, id, d.options.Zone(b.At.Wall)))
	d.hearMishaps()
	switch f := failureOf(err); {
	case err == nil:
		d.hand(answers)
	case f.Kind == Gone:
		d.hand(answers)
		d.gone = err
	case f.Waits:
		d.hand(answers)
		d.settleDurable(f.Waiting)
		return d.durable, d.notSaved(err, game.Waits)
	default:
		d.refused, d.refusal = d.refused+answers, err
		return d.durable, d.notSaved(err, game.Gone)
	}
	d.durable = d.given // what waited was written first
	d.countRecord()
	if err != nil {
		return d.durable, d.notSaved(err, game.OlderGone)
	}
	return d.durable, nil
}

// Retry tries again to save what waits in memory. Its result is that of Append.
func (d *Desk) Retry() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	store, ok := d.store.(Flushes)
	if !ok || d.why != nil {
		return nil
	}
	err := store.Flush()
	d.hearMishaps()
	switch f := failureOf(err); {
	case err == nil:
		d.durable = d.given
		return nil
	case f.Kind == Gone:
		d.durable, d.gone = d.given, err
		return d.notSaved(err, game.OlderGone)
	default:
		d.settleDurable(f.Waiting)
		return d.notSaved(err, game.Waits)
	}
}

// hand counts a record that the store took.
func (d *Desk) hand(answers int) {
	d.given += answers
	d.handed = append(d.handed, answers)
}

// settleDurable counts the answers that are durable while the newest records wait.
func (d *Desk) settleDurable(waiting int) {
	if waiting == 0 {
		return
	}
	d.durable = d.given
	for _, answers := range d.handed[max(0, len(d.handed)-waiting):] {
		d.durable -= answers
	}
}

// hearMishaps turns what other programs did to the store into words.
func (d *Desk) hearMishaps() {
	if exposed, ok := d.store.(Exposed); ok {
		for _, m := range exposed.Mishaps() {
			d.news = append(d.news, mishap(m)...)
		}
	}
}

// News is what happened to the store since the last call.
func (d *Desk) News() []game.Notice {
	d.mu.Lock()
	defer d.mu.Unlock()
	news := d.news
	d.news = nil
	return news
}

func (d *Desk) notSaved(err error, fate game.Fate) error {
	return &game.NotSavedError{Why: d.reason(err), Fate: fate, Err: err}
}

// Close gives the store back, after what still works on it in the background and with
// a snapshot for the next start. It tells how many answers are not durable, and why; an
// error without any says that records of before are gone for ever. News has what there is
// to tell besides.
func (d *Desk) Close() (lost int, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.background.Wait()
	if d.stopBeats != nil {
		d.stopBeats()
	}
	if int(d.behind.Load()) >= worthASnapshot {
		_ = snapshot(d.store) // a cache: the next start takes longer without it
	}
	err = d.store.Close()
	d.hearMishaps()
	switch f := failureOf(err); {
	case err == nil:
		d.durable = d.given
	case f.Kind == Gone:
		d.durable, d.gone, err = d.given, err, nil
	default:
		d.settleDurable(f.Waiting)
	}
	if err == nil {
		err = d.gone
	}
	if err == nil && d.refused > 0 {
		err = d.refusal
	}
	return d.given - d.durable + d.refused, err
}

// Attach gives a seat its journal and what works on the store beside the game.
func (d *Desk) Attach(seat *game.Seat) {
	seat.Player, seat.Journal, seat.Unsaved = d.player, d, d.unsaved
	seat.Settle, seat.Rescue, seat.News = d.Settle, d.Rescue, d.News
	if d.options.Retry {
		seat.Retry = d.Retry
	}
	if d.busy {
		f := &follower{desk: d, seat: *seat}
		seat.Watch, seat.TakeOver = f.watch, f.takeOver
	}
}
