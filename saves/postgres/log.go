package postgres

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// Log is a list of events that all nodes append to and read in one order. E is written as
// JSON. Its methods may be called from several goroutines; Update, Poll, Keep and Forget
// wait for each other.
type Log[E any] struct {
	db   *Database
	name string
	o    LogOptions
	bell chan struct{}
	ring chan int64 // number of an event that was appended and not rung for
	stop chan struct{}
	done sync.WaitGroup

	mu         sync.Mutex
	closed     bool
	known      bool // generation means something
	generation int64
	caught     bool  // the end of the log was seen
	read       place // of the newest event that was read
	fresh      []E   // was read and not given out yet
	given      place // of the newest event that was given out
	base       *logBase
}

// place names an event of a log. The zero value is the beginning.
type place struct {
	seq int64
	id  string
}

// LogOptions are how a log is opened.
type LogOptions struct {
	// Fold is the version of the caller's fold, for Base and Keep; empty means that states
	// are neither read nor kept.
	Fold string
	// Anew is the error that says that the log is another one than before, because events
	// of it were rewritten, or a copy of the server took its place that lacks some. What was
	// folded is to be thrown away: Base and the next Poll begin anew. Nil means
	// saves.ErrChanged.
	Anew error
}

// OpenLog opens the log of a name, and makes it if there is none. Base gives the state
// that was kept last, and the first Update or Poll the events behind it.
func OpenLog[E any](ctx context.Context, d *Database, name string, o LogOptions) (*Log[E], error) {
	const limit = 200 // a bell carries it
	if name == "" || len(name) > limit || strings.ContainsRune(name, 0) {
		return nil, fmt.Errorf("%w: %q is no name of a log", saves.ErrCannotRead, name)
	}
	o.Anew = cmp.Or(o.Anew, saves.ErrChanged)
	l := &Log[E]{db: d, name: name, o: o, ring: make(chan int64, 1), stop: make(chan struct{})}
	err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error { return l.begin(ctx, on) })
	if err != nil {
		return nil, reading(err)
	}
	l.bell = d.bell.add(name)
	l.done.Go(l.ringer)
	d.bell.listen(d.ctx)
	return l, nil
}

// Bell receives something when there may be news. It may stay silent although there are: a
// poll every two seconds catches what it missed.
func (l *Log[E]) Bell() <-chan struct{} { return l.bell }

// rung has the ringer ring for the newest event.
func (l *Log[E]) rung(seq int64) {
	select {
	case <-l.ring:
	default:
	}
	l.ring <- seq // only Update and Forget send, one at a time
}

// ringer rings the bells of all nodes, at most once in a pause, outside of any
// transaction of an Update.
func (l *Log[E]) ringer() {
	for {
		select {
		case <-l.stop:
			return
		case seq := <-l.ring:
			_ = l.db.do(l.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
				_, err := on.Exec(ctx, "SELECT pg_notify($1, $2)", channel, payload(l.name, seq))
				return err
			}) // who missed it polls
		}
		if l.db.o.After == nil {
			continue
		}
		select {
		case <-l.stop:
			return
		case <-l.db.o.After(pause):
		}
	}
}

const logHere = `WITH mine AS (
	INSERT INTO node (log, node, until, players) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond', $4)
	ON CONFLICT (log, node) DO UPDATE SET until = excluded.until, players = excluded.players
), gone AS (
	DELETE FROM node WHERE log = $1 AND node <> $2 AND until < clock_timestamp() - interval '1 hour'
)
SELECT DISTINCT unnest(players) FROM node WHERE log = $1 AND node <> $2 AND until > clock_timestamp()
UNION SELECT unnest($4::text[])`

// here is how long players count as connected after their node last said so.
const here = 10 * time.Second

// Here tells which players are connected to this process, and gives those that are
// connected to any, in no order. A process that stops telling counts for ten seconds, by
// the server's clock.
func (l *Log[E]) Here(ctx context.Context, players []string) (all []string, err error) {
	if players == nil {
		players = []string{}
	}
	err = l.db.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		rows, err := on.Query(ctx, logHere, l.name, l.db.session, here.Milliseconds(), players)
		if err != nil {
			return err
		}
		all, err = texts(rows)
		return err
	})
	if err != nil {
		return nil, writing(err)
	}
	return all, nil
}

// Close stops the bell. The players of this process count as connected until their ten
// seconds are over.
func (l *Log[E]) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	close(l.stop)
	l.done.Wait()
	l.db.bell.remove(l.name, l.bell)
	return nil
}
