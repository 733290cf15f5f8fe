package postgres

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// DeletePlayer removes the rows of a player: batches, snapshots, the lease, and that they
// are connected. Nothing is kept. Whoever holds the player appends nothing any more. What
// the player did in a log is the business of Log.Forget. Deleting a player who is not there
// does nothing.
func (d *Database) DeletePlayer(ctx context.Context, player string) error {
	err := d.long(ctx, func(ctx context.Context, tx pgx.Tx) error {
		// The lease first: an append that is under way ends before, and no other begins.
		for _, text := range []string{
			"DELETE FROM lease WHERE player_id = $1",
			"DELETE FROM snapshot WHERE player_id = $1",
			"DELETE FROM batch WHERE player_id = $1",
			"UPDATE node SET players = array_remove(players, $1) WHERE $1 = ANY(players)",
		} {
			if _, err := tx.Exec(ctx, text, player); err != nil {
				return err
			}
		}
		return nil
	})
	return writing(err)
}

// long does work in a transaction that may take twelve times the patience. Doing it twice
// must come to the same.
func (d *Database) long(ctx context.Context, work func(context.Context, pgx.Tx) error) error {
	patience := 12 * d.o.Patience
	return d.within(ctx, patience, func(ctx context.Context, on *pgxpool.Conn) error {
		tx, err := on.Begin(ctx)
		if err != nil {
			return err
		}
		defer tx.Rollback(ctx) //nolint:errcheck // after a commit it does nothing
		if _, err := tx.Exec(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %d", patience.Milliseconds())); err != nil {
			return err
		}
		if err := work(ctx, tx); err != nil {
			return err
		}
		return tx.Commit(ctx)
	})
}

const (
	eventsBehind = `SELECT seq, id, body FROM event WHERE log = $1 AND seq > $2 ORDER BY seq LIMIT $3`
	eventChange  = `UPDATE event SET body = $3 WHERE log = $1 AND seq = $2`
	eventDrop    = `DELETE FROM event WHERE log = $1 AND seq = $2`
	logAnew      = `UPDATE log SET generation = generation + 1 WHERE name = $1 RETURNING last`
)

// Forget rewrites the events of the log, all of it or nothing: each becomes what change
// makes of it, or goes if that gives false. States that were kept go, too. Every process
// then has LogOptions.Anew of its next Poll or Update, this one as well.
func (l *Log[E]) Forget(ctx context.Context, change func(E) (E, bool)) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return saves.ErrClosed
	}
	var last int64
	err := l.db.long(ctx, func(ctx context.Context, tx pgx.Tx) error {
		err := tx.QueryRow(ctx, logAnew, l.name).Scan(&last)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil // a log without events has nothing to forget
		}
		if err == nil {
			_, err = tx.Exec(ctx, "DELETE FROM log_state WHERE log = $1", l.name)
		}
		if err == nil {
			err = l.rewrite(ctx, tx, change)
		}
		return err
	})
	if err != nil {
		return writing(err)
	}
	l.rung(last)
	return nil
}

// rewrite changes the events, a page after the other. One that change leaves alone stays
// as it is, with everything in it that this program does not know.
func (l *Log[E]) rewrite(ctx context.Context, tx pgx.Tx, change func(E) (E, bool)) error {
	for from := int64(0); ; {
		rows, err := tx.Query(ctx, eventsBehind, l.name, from, page)
		if err != nil {
			return err
		}
		events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[eventRow])
		if err != nil {
			return err
		}
		var changes pgx.Batch
		for _, row := range events {
			from = row.Seq
			body, keep, err := rewritten(row, change)
			switch {
			case err != nil:
				return err
			case !keep:
				changes.Queue(eventDrop, l.name, row.Seq)
			case body != nil:
				changes.Queue(eventChange, l.name, row.Seq, string(body))
			}
		}
		if changes.Len() > 0 {
			if err := tx.SendBatch(ctx, &changes).Close(); err != nil {
				return err
			}
		}
		if len(events) < page {
			return nil
		}
	}
}

// rewritten gives what change makes of an event, no body if it leaves it alone.
func rewritten[E any](row eventRow, change func(E) (E, bool)) (body []byte, keep bool, err error) {
	var e E
	if err := json.Unmarshal(row.Body, &e); err != nil {
		return nil, false, fmt.Errorf("%w: event %d of the log: %w", saves.ErrDamaged, row.Seq, err)
	}
	before, err := json.Marshal(e)
	if err != nil {
		return nil, false, err
	}
	e, keep = change(e)
	if !keep {
		return nil, false, nil
	}
	if body, err = json.Marshal(e); err != nil || bytes.Equal(body, before) {
		return nil, true, err
	}
	return body, true, nil
}
