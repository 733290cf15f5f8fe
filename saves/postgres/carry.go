package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// Export writes the journal of a player as plain JSON lines, one batch a line, as
// saves.Export does. It reads only, works beside a game, and tells what it found: rows that
// cannot be read are left out.
func (d *Database) Export(ctx context.Context, player string, w io.Writer) (saves.Report, error) {
	var p prover
	err := d.lines(ctx, player, 0, 1<<63-1, func(r row) error {
		l, ok := p.take(r)
		if !ok {
			return nil
		}
		p.report.Batches++
		return saves.WriteLines(w, []saves.Line{l})
	})
	return p.report, err
}

// Export writes what is durable, and behind it the batches that wait in memory, and gives
// the number of batches written. What cannot be read is told by the error; the batches in
// memory are written even then.
func (j *Journal[E]) Export(w io.Writer) (int, error) {
	n := 0
	var p prover
	reading := j.db.lines(j.db.ctx, j.player, 0, j.Mark().seq, func(r row) error {
		l, ok := p.take(r)
		if !ok {
			return nil
		}
		n++
		return saves.WriteLines(w, []saves.Line{l})
	})
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, waits := range j.pending {
		if err := saves.WriteLines(w, []saves.Line{{ID: waits.batch.ID, At: waits.batch.At, Payload: waits.payload}}); err != nil {
			return n, errors.Join(reading, err)
		}
		n++
	}
	return n, reading
}

// ImportOptions are how an import takes in what others wrote.
type ImportOptions struct {
	// TakeOver imports although another journal holds the player, which appends nothing
	// any more then.
	TakeOver bool
	// Judge is that of saves.Options.
	Judge func(payload []byte) string
}

// Change is what an import did.
type Change struct {
	// Batches is how many batches the journal holds now, Added how many of them are new.
	Batches, Added int
	// Before and Theirs are what was found in the journal and in what was imported.
	Before, Theirs saves.Report
	// Flawed are imported records that the judge found fault with. They are kept.
	Flawed saves.Flawed
}

// Import makes the union of the journal of a player and what saves.Export or Export wrote,
// as saves.Merge does: whole batches by id, payloads byte for byte, in the order of time and
// id, as one new chain; snapshots go. It holds the player for it, and the change is one
// transaction. Nothing is changed if it fails: with a *saves.LockedError while a journal
// holds the player, a *saves.ConflictError for two batches of one id that differ, a
// *saves.LineError for a line that holds no batch, saves.ErrDamaged if rows of the journal
// itself cannot be read, or a *Failure. Importing again is harmless.
func (d *Database) Import(ctx context.Context, player string, r io.Reader, o ImportOptions) (Change, error) {
	h, err := d.Hold(ctx, player, o)
	if err != nil {
		return Change{}, err
	}
	defer h.Close() //nolint:errcheck // the lease ends by itself, only later
	return h.Join(r)
}

// Hold is a player who is held to carry records out and in, while nobody appends.
type Hold struct {
	db     *Database
	ctx    context.Context
	player string
	lease  lease
	o      ImportOptions
}

// Hold takes the lease of a player. It fails with a *saves.LockedError while a journal, or
// another Hold, has it. The context is for everything that is done with the Hold.
func (d *Database) Hold(ctx context.Context, player string, o ImportOptions) (*Hold, error) {
	if err := saneID(player); err != nil {
		return nil, err
	}
	h := &Hold{db: d, ctx: ctx, player: player, lease: lease{token: d.token()}, o: o}
	err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) (err error) {
		h.lease.epoch, err = d.take(ctx, on, player, h.lease.token, o.TakeOver)
		return err
	})
	if err != nil {
		return nil, writing(err)
	}
	d.hold(h.lease, h)
	return h, nil
}

// tend has nothing to do: a Hold finds out by itself that it was passed by.
func (h *Hold) tend(string, bool) error { return nil }

// Export is Database.Export.
func (h *Hold) Export(w io.Writer) error {
	_, err := h.db.Export(h.ctx, h.player, w)
	return err
}

// Import is Join for those who do not ask what was done.
func (h *Hold) Import(r io.Reader) error {
	_, err := h.Join(r)
	return err
}

// Join is Database.Import. It fails with ErrFenced, which is saves.ErrLocked too, if somebody
// else took the player.
func (h *Hold) Join(r io.Reader) (Change, error) {
	theirs, found, err := saves.ReadLines(r)
	if err != nil {
		return Change{Theirs: found}, err
	}
	c := Change{Theirs: found, Flawed: saves.Options{Judge: h.o.Judge}.JudgeLines(theirs)}
	err = h.db.long(h.ctx, func(ctx context.Context, tx pgx.Tx) error {
		const held = "SELECT epoch FROM lease WHERE player_id = $1 AND token = $2 FOR UPDATE"
		var epoch int64
		err := tx.QueryRow(ctx, held, h.player, h.lease.token).Scan(&epoch)
		if errors.Is(err, pgx.ErrNoRows) {
			return fmt.Errorf("%w: %w", ErrFenced, saves.ErrLocked)
		}
		if err != nil {
			return err
		}
		return c.join(ctx, tx, h.player, theirs)
	})
	if err != nil {
		return Change{Before: c.Before, Theirs: c.Theirs, Flawed: c.Flawed}, writing(err)
	}
	return c, nil
}

// Close frees the player, also when the context of the Hold has ended.
func (h *Hold) Close() error {
	h.db.leave(h.lease)
	err := h.db.do(context.WithoutCancel(h.ctx), func(ctx context.Context, on *pgxpool.Conn) error {
		_, err := on.Exec(ctx, "UPDATE lease SET until = '-infinity' WHERE player_id = $1 AND token = $2", h.player, h.lease.token)
		return err
	})
	return writing(err)
}

// join writes the union of the rows of a player and other lines, from the first one on that
// differs.
func (c *Change) join(ctx context.Context, tx pgx.Tx, player string, theirs []saves.Line) error {
	ours, err := c.read(ctx, tx, player)
	if err != nil {
		return err
	}
	all, err := saves.Union(ours, theirs)
	if err != nil {
		return err
	}
	c.Batches, c.Added = len(all), len(all)-len(ours)
	same := 0
	for same < len(ours) && all[same].Equal(ours[same]) {
		same++
	}
	if same == len(all) {
		return nil
	}
	if _, err := tx.Exec(ctx, "DELETE FROM snapshot WHERE player_id = $1", player); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "DELETE FROM batch WHERE player_id = $1 AND seq > $2", player, same); err != nil {
		return err
	}
	rest := all[same:]
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"batch"}, []string{"player_id", "seq", "id", "line"},
		pgx.CopyFromSlice(len(rest), func(i int) ([]any, error) {
			return []any{player, rest[i].Seq, []byte(rest[i].ID), rest[i].Text}, nil
		}))
	return err
}

// read reads all rows of a player.
func (c *Change) read(ctx context.Context, tx pgx.Tx, player string) ([]saves.Line, error) {
	found, err := tx.Query(ctx, "SELECT seq, line FROM batch WHERE player_id = $1 ORDER BY seq", player)
	if err != nil {
		return nil, err
	}
	rows, err := pgx.CollectRows(found, pgx.RowToStructByPos[row])
	if err != nil {
		return nil, err
	}
	p := prover{}
	ours := make([]saves.Line, 0, len(rows))
	for r := range slices.Values(rows) {
		if l, ok := p.take(r); ok {
			ours = append(ours, l)
		}
	}
	p.report.Batches = len(ours)
	c.Before = p.report
	switch {
	case p.report.Newer > 0:
		return nil, &saves.NewerError{Major: p.report.Newer}
	case len(ours) < len(rows):
		return nil, fmt.Errorf("the journal of the player: %w", saves.ErrDamaged)
	}
	return ours, nil
}
