package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// OpenJournal opens the journal of a player, who need not exist, and takes their lease. With
// JournalOptions.Fold and a snapshot that fits, the lines before it are not read, and Base
// gives its state.
//
// The error is a *saves.LockedError while another journal holds the player, on any node, a
// *saves.NewerError when a newer program wrote a format that this one would misread, or a
// *Failure. The same player may still be opened with View then.
func OpenJournal[E any](d *Database, player string, o JournalOptions) (*Journal[E], error) {
	j := &Journal[E]{db: d, player: player, o: o, seqs: map[string]int64{}, fenced: make(chan struct{})}
	if err := saneID(player); err != nil {
		return nil, err
	}
	if !o.View {
		j.lease.token = d.token()
	}
	var e ending
	err := d.do(d.ctx, func(ctx context.Context, on *pgxpool.Conn) (err error) {
		j.seen = d.servers.Load()
		if !o.View {
			if j.lease.epoch, err = d.take(ctx, on, player, j.lease.token, o.TakeOver); err != nil {
				return err
			}
		}
		// Read behind the taking: appends of the holder before are over.
		if e, err = readEnding(ctx, on, player); err != nil || o.Fold == "" {
			return err
		}
		j.base, err = readSnapshot(ctx, on, player, o.Fold)
		return err
	})
	if err == nil && e.newer > 0 && !o.View {
		err = &saves.NewerError{Major: e.newer}
	}
	j.last, j.tail, j.at = e.last, e.tail, e.at
	j.report = saves.Report{Partly: j.base != nil, Newer: e.newer}
	if err != nil {
		if !o.View && j.lease.epoch > 0 {
			_, _ = j.free() // it ends by itself, only later
		}
		return nil, reading(err)
	}
	if !o.View {
		d.hold(j.lease, j)
	}
	return j, nil
}

// saneID refuses what is no name of a player: PostgreSQL has no text with a zero in it.
func saneID(player string) error {
	if player == "" || strings.ContainsRune(player, 0) {
		return fmt.Errorf("%w: %q is no name of a player", saves.ErrCannotRead, player)
	}
	return nil
}

// take takes the lease of a player for a token.
func (d *Database) take(ctx context.Context, on querier, player, token string, over bool) (epoch int64, err error) {
	err = on.QueryRow(ctx, leaseTake, player, token, d.o.Node, d.o.Lease.Milliseconds(), over).Scan(&epoch)
	if !errors.Is(err, pgx.ErrNoRows) {
		return epoch, err
	}
	var e saves.LockedError
	if err := on.QueryRow(ctx, "SELECT node FROM lease WHERE player_id = $1", player).Scan(&e.Holder); err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return 0, err
	}
	e.Who.Host = e.Holder
	return 0, &e
}

// ending is where a journal ends.
type ending struct {
	last  saves.End
	tail  []byte
	at    int64
	newer int // major of the last line if it is newer than this program
}

// readEnding reads the last lines of a player. A last line that is damaged keeps its place,
// and the next one names what is there.
func readEnding(ctx context.Context, on *pgxpool.Conn, player string) (ending, error) {
	const newest = `SELECT seq, line FROM batch WHERE player_id = $1 ORDER BY seq DESC LIMIT 8`
	rows, err := on.Query(ctx, newest, player)
	if err != nil {
		return ending{}, err
	}
	lines, err := pgx.CollectRows(rows, pgx.RowToStructByPos[row])
	if err != nil || len(lines) == 0 {
		return ending{}, err
	}
	e := ending{tail: tailOf(lines[0].Line), last: saves.End{Seq: lines[0].Seq}}
	if sum, err := strconv.ParseUint(string(e.tail[:max(0, len(e.tail)-1)]), 16, 32); err == nil {
		e.last.Sum = uint32(sum)
	}
	for _, r := range slices.Backward(lines) {
		l, err := saves.ParseLine(r.Line)
		var newer *saves.NewerError
		if errors.As(err, &newer) {
			e.newer = max(e.newer, newer.Major)
		}
		if err == nil {
			e.at = max(e.at, l.At)
		}
	}
	return e, nil
}

// row is a line as the database holds it.
type row struct {
	Seq  int64
	Line []byte
}
