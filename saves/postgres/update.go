package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

const (
	// logLock also says, of before a wait for the lock, whether what was read is still
	// there; whoever changes that changes the generation, which is read behind the wait.
	logLock = `SELECT generation, last, clock_timestamp(), gen_random_uuid()::text, ` + logSame + ` FROM log WHERE name = $1 FOR UPDATE`
	logPut  = `WITH grown AS (UPDATE log SET last = last + cardinality($5::jsonb[]) WHERE name = $1)
INSERT INTO event (log, seq, id, at, body)
SELECT $1, $2 + n, $3 || '-' || n, $4, body FROM unnest($5::jsonb[]) WITH ORDINALITY AS new (body, n)`
	// logDoubt finds the events of a try whose COMMIT was not answered.
	logDoubt = `SELECT EXISTS (SELECT FROM event WHERE log = $1 AND id = $2 || '-1')`
)

// Update hands decide the time of the server and the events that came since the last call
// of Update or Poll, and appends what decide gives, all of it or nothing: the row of the log
// is locked meanwhile, so no event of anybody else comes between. It returns when that is
// durable. The appended events come with the next Update or Poll. If the connection is lost
// around the COMMIT, Update finds out what became of it, and decide may be called again with
// what is new. An error of decide comes back as it is. After another error it is not known
// whether the events were appended; the next Poll tells.
//
// It fails with LogOptions.Anew if the log is another one than before.
// saves.ErrInvalidBatch says that an event can never be stored.
func (l *Log[E]) Update(ctx context.Context, decide func(now time.Time, news []E) ([]E, error)) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return saves.ErrClosed
	}
	if !l.caught { // a long log is read before its row is locked
		if _, err := l.catchUp(ctx); err != nil {
			return err
		}
	}
	u := update[E]{log: l, decide: decide}
	err := l.db.do(ctx, u.try)
	switch {
	case u.refused != nil:
		return u.refused
	case errors.Is(err, errAnother):
		return l.o.Anew
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
		if err := tx.QueryRow(ctx, logDoubt, l.name, u.doubt).Scan(&there); err != nil {
			return err
		}
		if there {
			u.grown = s.last
			return tx.Commit(ctx) // which waits for the disk, behind the COMMIT of that try
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

// locked is the log while its row is locked.
type locked struct {
	generation int64
	last       int64
	now        time.Time
	id         string // for events that are appended now
	events     []eventRow
}

// lock locks the row of the log and reads what is new.
func (l *Log[E]) lock(ctx context.Context, tx pgx.Tx) (locked, error) {
	var s locked
	var same bool
	both := pgx.Batch{}
	both.Queue(logLock, l.name, l.read.seq, l.read.id)
	both.Queue(logNews, l.name, l.read.seq)
	answers := tx.SendBatch(ctx, &both)
	err := answers.QueryRow().Scan(&s.generation, &s.last, &s.now, &s.id, &same)
	if err == nil {
		var rows pgx.Rows
		if rows, err = answers.Query(); err == nil {
			s.events, err = pgx.CollectRows(rows, pgx.RowToStructByPos[eventRow])
		}
	}
	closing := answers.Close()
	switch {
	case errors.Is(err, pgx.ErrNoRows), err == nil && closing == nil && (!same || l.known && s.generation != l.generation):
		return s, l.another(ctx, tx)
	case err != nil:
		return s, err
	}
	return s, closing
}

// put appends events.
func (l *Log[E]) put(ctx context.Context, tx pgx.Tx, s locked, add []E) error {
	bodies := make([]string, len(add))
	for i, e := range add {
		body, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("%w: %w", saves.ErrInvalidBatch, err)
		}
		bodies[i] = string(body)
	}
	_, err := tx.Exec(ctx, logPut, l.name, s.last, s.id, s.now, bodies)
	return err
}
