package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

const (
	// logLook reads the news and the state of the log as they are at one moment.
	logLook = `SELECT l.generation, clock_timestamp(), ` + logSame + `, e.seq, e.id, e.body
FROM log l LEFT JOIN event e ON e.log = l.name AND e.seq > $2 WHERE l.name = $1 ORDER BY e.seq LIMIT $4`
	// logSame is true if the event at place $2 has the id $3, or $2 is 0.
	logSame = `($2::bigint = 0 OR EXISTS (SELECT FROM event s WHERE s.log = $1 AND s.seq = $2 AND s.id = $3))`
	logNews = `SELECT seq, id, body FROM event WHERE log = $1 AND seq > $2 ORDER BY seq`
)

type eventRow struct {
	Seq  int64
	ID   string
	Body []byte
}

// Poll gives the events since the last call of Update or Poll, and the time of the server.
// It fails with LogOptions.Anew if the log is another one than before.
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

// catchUp reads all that is new, a page after the other.
func (l *Log[E]) catchUp(ctx context.Context) (now time.Time, err error) {
	for {
		n := 0
		err := l.db.do(ctx, func(ctx context.Context, on *pgxpool.Conn) (err error) {
			now, n, err = l.look(ctx, on)
			return err
		})
		l.db.bell.listen(l.db.ctx)
		if err != nil {
			return time.Time{}, l.reading(err)
		}
		if n < page {
			l.caught = true
			return now, nil
		}
	}
}

// look reads a page of what is new and gives the number of its events.
func (l *Log[E]) look(ctx context.Context, on *pgxpool.Conn) (now time.Time, n int, err error) {
	rows, err := on.Query(ctx, logLook, l.name, l.read.seq, l.read.id, page)
	if err != nil {
		return now, 0, err
	}
	defer rows.Close()
	var generation int64
	var same bool
	var events []eventRow
	for rows.Next() {
		var seq *int64
		var id *string
		var body []byte
		if err := rows.Scan(&generation, &now, &same, &seq, &id, &body); err != nil {
			return now, 0, err
		}
		if seq != nil {
			events = append(events, eventRow{*seq, *id, body})
		}
	}
	if err := rows.Err(); err != nil {
		return now, 0, err
	}
	if !same || l.known && generation != l.generation {
		return now, 0, l.another(ctx, on)
	}
	return now.UTC(), len(events), l.learn(generation, events)
}

// errAnother carries LogOptions.Anew past the errors of the driver.
var errAnother = errors.New("the log is another one")

// another begins the log anew: it is not the one of before.
func (l *Log[E]) another(ctx context.Context, on querier) error {
	if err := l.begin(ctx, on); err != nil {
		return err
	}
	return errAnother
}

// reading makes an error of this package of one from reading the log.
func (l *Log[E]) reading(err error) error {
	if errors.Is(err, errAnother) {
		return l.o.Anew
	}
	return reading(err)
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
		l.read = place{events[n-1].Seq, events[n-1].ID}
	}
	return nil
}

// news gives out what nobody was given yet.
func (l *Log[E]) news() []E {
	fresh := l.fresh
	l.fresh, l.given = nil, l.read
	return fresh
}

// logBase is a state that was kept, as it is when the log is opened.
type logBase struct{ body []byte }

const (
	baseNewest = `SELECT s.seq, s.event_id, s.body, s.body_sum FROM log_state s JOIN event e ON e.log = s.log AND e.seq = s.seq AND e.id = s.event_id
WHERE s.log = $1 AND s.fold = $2 AND s.seq < $3 ORDER BY s.seq DESC LIMIT 1`
	baseKeep = `WITH old AS (
	DELETE FROM log_state WHERE log = $1 AND (fold, seq) <> ($2, $3) AND (fold, seq) NOT IN (
		SELECT fold, seq FROM log_state WHERE log = $1 AND (fold, seq) <> ($2, $3) ORDER BY seq DESC LIMIT 2)
)
INSERT INTO log_state (log, fold, seq, event_id, body, body_sum)
SELECT $1, $2, $3, $4, $5, $6 FROM log l JOIN event e ON e.log = l.name
WHERE l.name = $1 AND l.generation = $7 AND e.seq = $3 AND e.id = $4 FOR SHARE OF l
ON CONFLICT (log, fold, seq) DO UPDATE SET event_id = excluded.event_id, body = excluded.body, body_sum = excluded.body_sum`
)

// begin goes back to the newest state that was kept, or to the first event.
func (l *Log[E]) begin(ctx context.Context, on querier) error {
	l.known, l.caught, l.read, l.given, l.fresh, l.base = false, false, place{}, place{}, nil, nil
	// Made again if an older copy of the server has not got it.
	const own = `INSERT INTO log AS l (name, last, generation) VALUES ($1, 0, 1)
ON CONFLICT (name) DO UPDATE SET generation = l.generation RETURNING generation`
	err := on.QueryRow(ctx, own, l.name).Scan(&l.generation)
	l.known = err == nil
	if err != nil || l.o.Fold == "" {
		return err
	}
	before := int64(1<<63 - 1)
	for {
		var p place
		var b logBase
		var sum int64
		err := on.QueryRow(ctx, baseNewest, l.name, l.o.Fold, before).Scan(&p.seq, &p.id, &b.body, &sum)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return nil
		case err != nil:
			return err
		case int64(saves.Checksum(b.body)) == sum:
			l.read, l.given, l.base = p, p, &b
			return nil
		}
		before = p.seq
	}
}

// Base gives the newest state that Keep kept with LogOptions.Fold, ok false for none, as it
// was when the log was opened or last began anew.
func (l *Log[E]) Base() (state []byte, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.base == nil {
		return nil, false
	}
	return l.base.body, true
}

// Keep keeps the fold of exactly the events that Update and Poll gave so far, and the two
// states of before. It is a cache: an error costs nothing but time.
func (l *Log[E]) Keep(ctx context.Context, state []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.closed:
		return saves.ErrClosed
	case l.o.Fold == "":
		return errNoFold
	case l.given.seq == 0:
		return saves.ErrEmpty
	}
	var put int64
	err := l.db.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		tag, err := on.Exec(ctx, baseKeep, l.name, l.o.Fold, l.given.seq, l.given.id, state, int64(saves.Checksum(state)), l.generation)
		put = tag.RowsAffected()
		return err
	})
	if err == nil && put == 0 {
		err = saves.ErrChanged
	}
	return writing(err)
}
