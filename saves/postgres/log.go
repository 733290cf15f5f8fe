package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// Log is a list of events that all nodes append to and read in one order. E is written as
// JSON. Its methods may be called from several goroutines, and wait for each other.
type Log[E any] struct {
	db   *Database
	name string
	bell chan struct{}
	ring chan int64 // number of an event that was appended and not rung for
	stop chan struct{}
	done sync.WaitGroup

	mu         sync.Mutex
	closed     bool
	known      bool
	generation int64
	seq        int64  // of the newest event that was read
	id         string // of that event
	fresh      []E    // was read and not given out yet
}

// OpenLog opens the log of a name, and makes it if there is none. Its first Update or Poll
// gives all events.
func OpenLog[E any](ctx context.Context, d *Database, name string) (*Log[E], error) {
	const limit = 200 // a bell carries it
	if name == "" || len(name) > limit || strings.ContainsRune(name, 0) {
		return nil, fmt.Errorf("%w: %q is no name of a log", saves.ErrCannotRead, name)
	}
	err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		_, err := on.Exec(ctx, "INSERT INTO log (name, last, generation) VALUES ($1, 0, 1) ON CONFLICT DO NOTHING", name)
		return err
	})
	if err != nil {
		return nil, reading(err)
	}
	l := &Log[E]{db: d, name: name, bell: d.bell.add(name), ring: make(chan int64, 1), stop: make(chan struct{})}
	l.done.Go(l.ringer)
	d.bell.listen(d.ctx)
	return l, nil
}

const (
	logLock = `SELECT generation, last, clock_timestamp(), gen_random_uuid()::text FROM log WHERE name = $1 FOR UPDATE`
	logNews = `SELECT seq, id, body FROM event WHERE log = $1 AND seq > $2 ORDER BY seq`
	// logLook reads the news and the state of the log as they are at one moment.
	logLook = `SELECT l.generation, clock_timestamp(), ` + logSame + `, e.seq, e.id, e.body
FROM log l LEFT JOIN event e ON e.log = l.name AND e.seq > $2 WHERE l.name = $1 ORDER BY e.seq LIMIT $4`
	// logSame is true if the event at place $2 has the id $3, or nothing was read yet.
	logSame = `($2::bigint = 0 OR EXISTS (SELECT FROM event s WHERE s.log = $1 AND s.seq = $2 AND s.id = $3))`
	logPut  = `INSERT INTO event (log, seq, id, at, body)
SELECT $1, $2 + n, $3 || '-' || n, $4, body FROM unnest($5::jsonb[]) WITH ORDINALITY AS new (body, n)`
	logGrow = `UPDATE log SET last = $2 WHERE name = $1`
	// idThere finds the events of an Update whose COMMIT was not answered.
	idThere = `SELECT EXISTS (SELECT FROM event WHERE log = $1 AND id = $2 || '-1')`
)

// Update hands decide the time of the server and the events that came since the last call
// of Update or Poll, and appends what decide gives, all of it or nothing: the row of the log
// is locked meanwhile, so no event of anybody else comes between. It returns when that is
// durable. The appended events come with the next Update or Poll. If the connection is lost
// around the COMMIT, Update finds out what became of it, and decide may be called again with
// what is new. An error of decide comes back as it is. After another error it is not known
// whether the events were appended; the next Poll tells.
//
// saves.ErrChanged says that events were taken out of the log, or that a copy of the
// server took its place that lacks some: whoever follows the log opens it anew and begins
// with the first event. saves.ErrInvalidBatch says that an event can never be stored.
func (l *Log[E]) Update(ctx context.Context, decide func(now time.Time, news []E) ([]E, error)) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return saves.ErrClosed
	}
	u := update[E]{log: l, decide: decide}
	if !l.known { // a long log is read before its row is locked
		if _, err := l.catchUp(ctx); err != nil {
			return err
		}
	}
	err := l.db.do(ctx, u.try)
	switch {
	case u.refused != nil:
		return u.refused
	case err != nil:
		return writing(invalid(err))
	case u.grown > 0:
		l.rung(u.grown)
	}
	return nil
}

// invalid makes saves.ErrInvalidBatch of a refusal of the server to store a text.
func invalid(err error) error {
	var refused *pgconn.PgError
	if errors.As(err, &refused) && strings.HasPrefix(refused.Code, "22") {
		return fmt.Errorf("%w: %s", saves.ErrInvalidBatch, refused.Message)
	}
	return err
}

// update is one call of Update, which may take two tries.
type update[E any] struct {
	log     *Log[E]
	decide  func(now time.Time, news []E) ([]E, error)
	doubt   string // id of a try whose COMMIT was not answered
	refused error  // of decide
	grown   int64  // number of the newest event, 0 if nothing was appended
}

func (u *update[E]) try(ctx context.Context, on *pgxpool.Conn) error {
	l := u.log
	tx, err := on.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx) //nolint:errcheck // after a commit it does nothing
	s, err := l.lock(ctx, tx)
	if err != nil {
		return err
	}
	if u.doubt != "" { // behind the lock, that try is over either way
		var there bool
		if err := tx.QueryRow(ctx, idThere, l.name, u.doubt).Scan(&there); err != nil {
			return err
		}
		if there {
			u.grown = s.last
			return tx.Commit(ctx) // for the server's disk, and for a standby
		}
	}
	if err := l.learn(s.generation, s.events); err != nil {
		return err
	}
	add, err := u.decide(s.now.UTC(), l.news())
	if err != nil {
		u.refused = err
		return nil
	}
	if len(add) == 0 {
		return nil
	}
	if err := l.put(ctx, tx, s, add); err != nil {
		return err
	}
	u.grown, u.doubt = s.last+int64(len(add)), s.id
	return tx.Commit(ctx)
}

// logState is the log at a moment.
type logState struct {
	generation int64
	last       int64
	now        time.Time
	id         string // for events that are appended now
	events     []eventRow
}

type eventRow struct {
	Seq  int64
	ID   string
	Body []byte
}

// lock locks the row of the log and reads what is new.
func (l *Log[E]) lock(ctx context.Context, tx pgx.Tx) (logState, error) {
	var s logState
	err := tx.QueryRow(ctx, logLock, l.name).Scan(&s.generation, &s.last, &s.now, &s.id)
	if errors.Is(err, pgx.ErrNoRows) {
		return s, saves.ErrChanged
	}
	if err != nil {
		return s, err
	}
	var same bool
	if err := tx.QueryRow(ctx, "SELECT "+logSame, l.name, l.seq, l.id).Scan(&same); err != nil {
		return s, err
	}
	if !same || l.known && s.generation != l.generation {
		return s, saves.ErrChanged
	}
	rows, err := tx.Query(ctx, logNews, l.name, l.seq)
	if err != nil {
		return s, err
	}
	s.events, err = pgx.CollectRows(rows, pgx.RowToStructByPos[eventRow])
	return s, err
}

// learn decodes events and puts them behind those that nobody was given yet.
func (l *Log[E]) learn(generation int64, events []eventRow) error {
	news := make([]E, len(events))
	for i, e := range events {
		if err := json.Unmarshal(e.Body, &news[i]); err != nil {
			return fmt.Errorf("%w: event %d of the log: %w", saves.ErrDamaged, e.Seq, err)
		}
	}
	l.known, l.generation = true, generation
	l.fresh = append(l.fresh, news...)
	if n := len(events); n > 0 {
		l.seq, l.id = events[n-1].Seq, events[n-1].ID
	}
	return nil
}

// news gives out what nobody was given yet.
func (l *Log[E]) news() []E {
	fresh := l.fresh
	l.fresh = nil
	return fresh
}

// put appends events.
func (l *Log[E]) put(ctx context.Context, tx pgx.Tx, s logState, add []E) error {
	bodies := make([]string, len(add))
	for i, e := range add {
		body, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("%w: %w", saves.ErrInvalidBatch, err)
		}
		bodies[i] = string(body)
	}
	if _, err := tx.Exec(ctx, logPut, l.name, s.last, s.id, s.now, bodies); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, logGrow, l.name, s.last+int64(len(add)))
	return err
}

// Poll gives the events since the last call of Update or Poll, and the time of the server.
// saves.ErrChanged is that of Update.
func (l *Log[E]) Poll(ctx context.Context) (now time.Time, news []E, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return time.Time{}, nil, saves.ErrClosed
	}
	if now, err = l.catchUp(ctx); err != nil {
		return time.Time{}, nil, err
	}
	return now, l.news(), nil
}

// catchUp reads all that is new.
func (l *Log[E]) catchUp(ctx context.Context) (time.Time, error) {
	for {
		s, same, err := l.look(ctx)
		if err != nil {
			return time.Time{}, reading(err)
		}
		l.db.bell.listen(l.db.ctx)
		if !same || l.known && s.generation != l.generation {
			return time.Time{}, saves.ErrChanged
		}
		if err := l.learn(s.generation, s.events); err != nil {
			return time.Time{}, err
		}
		if len(s.events) < page {
			return s.now.UTC(), nil
		}
	}
}

// look reads what is new, a page of it at most; same is false where what was read before
// is no longer there.
func (l *Log[E]) look(ctx context.Context) (s logState, same bool, err error) {
	err = l.db.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		s, same = logState{}, false
		rows, err := on.Query(ctx, logLook, l.name, l.seq, l.id, page)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var seq *int64
			var id *string
			var body []byte
			if err := rows.Scan(&s.generation, &s.now, &same, &seq, &id, &body); err != nil {
				return err
			}
			if seq != nil {
				s.events = append(s.events, eventRow{*seq, *id, body})
			}
		}
		return rows.Err()
	})
	return s, same, err
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
	l.ring <- seq // only Update sends, one at a time
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
		all, err = pgx.CollectRows(rows, pgx.RowTo[string])
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
