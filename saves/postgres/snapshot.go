package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// snapshot is the caller's state after some line. It is a cache: deleting all changes
// nothing but the time to open.
type snapshot struct {
	seq  int64
	end  saves.End
	body []byte
}

// snapshotFitting is the newest snapshot before a place that stands for the lines that
// are there.
const snapshotFitting = `SELECT s.seq, s.body, s.body_sum, b.line FROM snapshot s JOIN batch b USING (player_id, seq)
WHERE player_id = $1 AND fold = $2 AND seq < $3 AND substr(b.line, octet_length(b.line) - 8) = s.tail
ORDER BY seq DESC LIMIT 1`

// readSnapshot gives the newest snapshot of a fold that fits and is whole, nil for none.
func readSnapshot(ctx context.Context, on querier, player, fold string) (*snapshot, error) {
	before := int64(1<<63 - 1)
	for {
		var s snapshot
		var sum int64
		var line []byte
		err := on.QueryRow(ctx, snapshotFitting, player, fold, before).Scan(&s.seq, &s.body, &sum, &line)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if l, err := saves.ParseLine(line); err == nil && int64(saves.Checksum(s.body)) == sum {
			s.end = l.End
			return &s, nil
		}
		before = s.seq
	}
}

// snapshotPut keeps a snapshot if its writer still holds the player and the line is there,
// and of the older ones the newest two.
const snapshotPut = `WITH old AS (
	DELETE FROM snapshot WHERE player_id = $1 AND (fold, seq) <> ($3, $4) AND (fold, seq) NOT IN (
		SELECT fold, seq FROM snapshot WHERE player_id = $1 AND (fold, seq) <> ($3, $4) ORDER BY seq DESC LIMIT 2)
), held AS MATERIALIZED (
	SELECT FROM lease WHERE player_id = $1 AND token = $2 FOR SHARE
)
INSERT INTO snapshot (player_id, fold, seq, tail, body, body_sum)
SELECT $1, $3, $4, $5, $6, $7 FROM held, batch
WHERE player_id = $1 AND seq = $4 AND substr(line, octet_length(line) - 8) = $5
ON CONFLICT (player_id, fold, seq) DO UPDATE SET tail = excluded.tail, body = excluded.body, body_sum = excluded.body_sum`

// Base gives the state of the newest snapshot of JournalOptions.Fold that fits the journal;
// ok is false if there is none. Replay gives what comes after it.
func (j *Journal[E]) Base() (state []byte, ok bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.base == nil {
		return nil, false
	}
	return j.base.body, true
}

// Snapshot keeps the caller's state after the newest durable batch, see SnapshotAt.
func (j *Journal[E]) Snapshot(state []byte) error { return j.SnapshotAt(j.Mark(), state) }

var errNoFold = errors.New("the fold has no version")

// SnapshotAt keeps state, which must be the fold of exactly the batches up to the mark, and
// keeps the newest three. It needs JournalOptions.Fold. An error costs nothing but the
// time that the snapshot would have saved; saves.ErrEmpty says that there is no batch before
// the mark, saves.ErrChanged that the batches before it are no longer there.
func (j *Journal[E]) SnapshotAt(m Mark, state []byte) error {
	switch err := j.ReadOnly(); {
	case err != nil:
		return err
	case j.o.Fold == "":
		return errNoFold
	case m.seq == 0:
		return saves.ErrEmpty
	}
	j.writing.Lock()
	token := j.lease.token
	j.writing.Unlock()
	var put int64
	err := j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		tag, err := on.Exec(ctx, snapshotPut, j.player, token, j.o.Fold, m.seq, []byte(m.tail), state, int64(saves.Checksum(state)))
		put = tag.RowsAffected()
		return err
	})
	switch {
	case err != nil:
		return fmt.Errorf("keep a snapshot: %w", writing(err))
	case put == 0:
		return saves.ErrChanged
	}
	return nil
}
