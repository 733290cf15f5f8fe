package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// lineAppend appends one line: if the token holds the player, the line before is there, and
// no line of the same id is. It says which of these were so. The lock on the lease makes a
// newer holder wait for this append, and this append see a newer holder it has waited for.
var lineAppend = `WITH held AS MATERIALIZED (
	SELECT FROM lease WHERE player_id = $1 AND token = $2 FOR SHARE
), follows AS MATERIALIZED (
	SELECT WHERE ` + endsIn("$3::bigint - 1", "$4") + `
), put AS (
	INSERT INTO batch (player_id, seq, id, line) SELECT $1, $3, $5, $6 FROM held, follows
	ON CONFLICT (player_id, id) DO NOTHING RETURNING seq
)
SELECT EXISTS (SELECT FROM held), EXISTS (SELECT FROM follows), EXISTS (SELECT FROM put)`

const lineOf = `SELECT seq, line FROM batch WHERE player_id = $1 AND id = $2`

// outcome is what became of an append.
type outcome struct {
	held, follows, put bool
	seq                int64  // of the line that has the id already, 0 for none
	line               []byte // that line
}

// put asks the database to append a line.
func (j *Journal[E]) put(id string, seq int64, line []byte) (outcome, error) {
	var o outcome
	err := j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		o = outcome{}
		err := on.QueryRow(ctx, lineAppend, j.player, j.lease.token, seq, j.tail, []byte(id), line).Scan(&o.held, &o.follows, &o.put)
		var refused *pgconn.PgError
		if errors.As(err, &refused) && refused.Code == codeUnique {
			o, err = outcome{held: true}, nil // the place is taken: something is there that this journal does not know
		}
		if err != nil || o.put || !o.held {
			return err
		}
		// The statement has committed after the one that put the line that is there.
		err = on.QueryRow(ctx, lineOf, j.player, []byte(id)).Scan(&o.seq, &o.line)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err
	})
	return o, writing(err)
}

// flush writes the waiting batches one by one; the caller holds writing.
func (j *Journal[E]) flush() error {
	_, left := j.first()
	if left == 0 {
		return nil
	}
	if err := j.ReadOnly(); err != nil {
		return j.unsaved(err)
	}
	const servers = 5 // that take each other's place in one go
	for found := 0; left > 0; {
		next, _ := j.first()
		line, end, err := j.last.Frame(next.payload)
		if err != nil {
			return j.unsaved(err)
		}
		o, err := j.put(next.batch.ID, end.Seq, line)
		switch {
		case err != nil:
		case !o.held:
			found++
			err = j.regain()
		case o.put, o.seq == end.Seq && bytes.Equal(o.line, line):
			j.saved(end, line)
		case o.seq > 0:
			j.known(o.seq)
		default:
			found++
			err = j.again()
		}
		if err == nil && found > servers {
			err = saves.ErrReplaced
		}
		if err != nil {
			return j.unsaved(err)
		}
		_, left = j.first()
	}
	return nil
}

// saved moves the oldest waiting batch to those that are durable.
func (j *Journal[E]) saved(end saves.End, line []byte) {
	j.seen, j.tail = j.db.servers.Load(), tailOf(line)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.last = end
	j.seqs[j.pending[0].batch.ID] = end.Seq
	if len(j.run) >= 2*most {
		for _, k := range j.run[:len(j.run)-most] {
			delete(j.seqs, k.id) // the database knows it
		}
		j.run = slices.Clone(j.run[len(j.run)-most:])
	}
	j.run = append(j.run, kept{j.pending[0].batch.ID, j.pending[0].payload})
	j.pending = slices.Delete(j.pending, 0, 1)
}

// known takes the oldest waiting batch as saved at an older place.
func (j *Journal[E]) known(seq int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.seqs[j.pending[0].batch.ID] = seq
	j.pending = slices.Delete(j.pending, 0, 1)
}

// tailOf gives the end of a line that proves it: its checksum and the newline.
func tailOf(line []byte) []byte { return line[max(0, len(line)-9):] }

// regain finds out who holds the player, and takes it back if the server was replaced by a
// copy of before this journal's lease. Else somebody else holds it, for good.
func (j *Journal[E]) regain() error {
	next := lease{token: j.db.token()}
	err := j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		return on.QueryRow(ctx, leaseRegain, j.player, next.token, j.lease.epoch, j.db.o.Node, j.db.o.Lease.Milliseconds()).Scan(&next.epoch)
	})
	if errors.Is(err, pgx.ErrNoRows) {
		j.fence()
		j.passedBy()
		return ErrFenced
	}
	if err != nil {
		return writing(err)
	}
	j.db.leave(j.lease)
	j.lease = next
	j.db.hold(j.lease, j)
	return j.again()
}

// passedBy keeps in memory what was acknowledged and is not there, because a copy of the
// server took its place: whoever opens the player next can append it. Of a player without a
// lease nothing is kept, for they may have been deleted; it is told as gone.
func (j *Journal[E]) passedBy() {
	var there bool
	err := j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		return on.QueryRow(ctx, "SELECT EXISTS (SELECT FROM lease WHERE player_id = $1)", j.player).Scan(&there)
	})
	switch {
	case err != nil:
	case there:
		_ = j.again() // what fails leaves what waits as it is
	case !there:
		j.mu.Lock()
		j.gone += len(j.run)
		j.mu.Unlock()
	}
}

func (j *Journal[E]) fence() {
	select {
	case <-j.fenced:
	default:
		close(j.fenced)
		j.db.leave(j.lease)
	}
}

const idsThere = `SELECT id FROM batch WHERE player_id = $1 AND id = ANY($2)`

// again looks at what the database has in place of what this journal believes, and puts
// what it lacks before the batches that wait. The caller holds writing.
func (j *Journal[E]) again() error {
	ids := make([][]byte, len(j.run))
	for i, k := range j.run {
		ids[i] = []byte(k.id)
	}
	there := map[string]bool{}
	var e ending
	err := j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		rows, err := on.Query(ctx, idsThere, j.player, ids)
		if err != nil {
			return err
		}
		found, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
		for _, id := range found {
			there[string(id)] = true
		}
		if err != nil {
			return err
		}
		e, err = readEnding(ctx, on, j.player)
		return err
	})
	if err != nil {
		return reading(err)
	}
	j.seen = j.db.servers.Load()
	j.mu.Lock()
	defer j.mu.Unlock()
	var m saves.Mishap
	var lacks []waiting[E]
	var has []kept
	for _, k := range j.run {
		if there[k.id] {
			has = append(has, k)
			continue
		}
		b, err := saves.Decode[E](k.payload)
		if err != nil {
			return err // of what Append made itself
		}
		lacks = append(lacks, waiting[E]{b, k.payload})
	}
	for _, w := range lacks {
		delete(j.seqs, w.batch.ID)
	}
	m.Again = len(lacks)
	m.Lost = int(max(0, j.last.Seq-int64(len(j.run))-e.last.Seq))
	j.gone += m.Lost
	if m != (saves.Mishap{}) {
		j.mishaps = append(j.mishaps, m)
	}
	j.run, j.pending = has, append(lacks, j.pending...)
	j.last, j.tail, j.at = e.last, e.tail, max(j.at, e.at)
	if j.base != nil && j.base.seq > j.last.Seq {
		j.base = nil
	}
	return nil
}

// free gives the lease back and reports whether the journal ends where this one believes.
func (j *Journal[E]) free() (there bool, err error) {
	err = j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		err := on.QueryRow(ctx, leaseEnd, j.player, j.lease.token, j.last.Seq, j.tail).Scan(&there)
		if errors.Is(err, pgx.ErrNoRows) {
			there = len(j.run) == 0
			return nil
		}
		return err
	})
	return there, writing(err)
}

// tend is called by Beat. It leaves a journal alone that is at work: that one finds out by
// itself.
func (j *Journal[E]) tend(token string, held bool) (err error) {
	if !j.writing.TryLock() {
		return nil
	}
	defer j.writing.Unlock()
	if j.closed || token != j.lease.token || j.ReadOnly() != nil {
		return nil
	}
	switch {
	case !held:
		err = j.regain()
	case j.seen != j.db.servers.Load():
		var there bool
		if there, err = j.atEnd(); err == nil && !there {
			err = j.again()
		}
	}
	if err == nil {
		err = j.flush()
	}
	return err
}

// atEnd reports whether the journal ends where this one believes.
func (j *Journal[E]) atEnd() (there bool, err error) {
	servers := j.db.servers.Load()
	err = j.db.do(j.db.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		return on.QueryRow(ctx, "SELECT "+endsIn("$2::bigint", "$3"), j.player, j.last.Seq, j.tail).Scan(&there)
	})
	if err == nil && there {
		j.seen = servers
	}
	return there, reading(err)
}

// tailFor is the end of a line whose end is known.
func tailFor(e saves.End) []byte {
	if e.Seq == 0 {
		return nil
	}
	return fmt.Appendf(nil, "%08x\n", e.Sum)
}
