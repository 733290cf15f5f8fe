package postgres

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5/pgxpool"
)

// A lease says who holds a player. Its token is in every append, so a journal whose lease
// was passed by appends nothing, whatever it believes and however long its statement has
// waited: the append locks the row of the lease, and after a wait the server reads the row
// as it is then. Its time says only when the next one need not ask.

// lease is what a journal holds of a player.
type lease struct {
	epoch int64
	token string
}

// leaseTake takes a free player, or any player if $5 says so. Taking twice with the same token is the
// same as once.
const leaseTake = `INSERT INTO lease AS l (player_id, epoch, token, node, until)
VALUES ($1, 1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
ON CONFLICT (player_id) DO UPDATE SET
	epoch = CASE WHEN l.token = $2 THEN l.epoch ELSE l.epoch + 1 END,
	token = excluded.token, node = excluded.node, until = clock_timestamp() + $4 * interval '1 millisecond'
WHERE $5 OR l.token = $2 OR l.until <= clock_timestamp()
RETURNING epoch`

// leaseRegain takes a player back from a lease of before this one: the server was replaced
// by a copy that knows less.
const leaseRegain = `UPDATE lease SET epoch = $3 + 1, token = $2, node = $4, until = clock_timestamp() + $5 * interval '1 millisecond'
WHERE player_id = $1 AND (epoch < $3 OR token = $2)
RETURNING epoch`

// leaseEnd frees a player and tells whether the last line of the journal is the one that the
// holder knows. The epoch stays, so that the next one is higher.
var leaseEnd = `UPDATE lease SET until = '-infinity' WHERE player_id = $1 AND token = $2 RETURNING ` + endsIn("$3::bigint", "$4")

// endsIn is true if the line of player $1 at a place ends in tail, or the place is 0.
func endsIn(seq, tail string) string {
	return `(` + seq + ` = 0 OR EXISTS (SELECT FROM batch WHERE player_id = $1 AND seq = ` + seq +
		` AND substr(line, octet_length(line) - 8) = ` + tail + `))`
}

// leaseBeat renews leases, but for those that somebody is at, which wait for the next
// beat: a beat holds up nobody. It gives the tokens that still hold.
const leaseBeat = `WITH free AS (
	SELECT player_id FROM lease WHERE token = ANY($1) FOR NO KEY UPDATE SKIP LOCKED
), kept AS (
	UPDATE lease l SET until = clock_timestamp() + $2 * interval '1 millisecond' FROM free f WHERE l.player_id = f.player_id
)
SELECT token FROM lease WHERE token = ANY($1)`

// Beat renews the leases of all journals that are open for writing, and tells those that
// were passed by, see Journal.Fenced. What waits in their memory is tried again. Call it
// three times in Options.Lease; a beat that is late costs nothing as long as nobody else
// wants the player.
func (d *Database) Beat(ctx context.Context) error {
	d.mu.Lock()
	tokens := slices.Collect(maps.Keys(d.journals))
	d.mu.Unlock()
	if len(tokens) == 0 {
		return nil
	}
	var held []string
	err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		rows, err := on.Query(ctx, leaseBeat, tokens, d.o.Lease.Milliseconds())
		if err != nil {
			return err
		}
		held, err = texts(rows)
		return err
	})
	if err != nil {
		return writing(err)
	}
	still := map[string]bool{}
	for _, token := range held {
		still[token] = true
	}
	for _, token := range tokens {
		d.mu.Lock()
		j, open := d.journals[token]
		d.mu.Unlock()
		if !open {
			continue
		}
		var failed *Failure
		if err := j.tend(token, still[token]); errors.As(err, &failed) {
			return err // the others would wait for the same
		}
	}
	return nil
}

// hold enters a journal among those that Beat cares for, leave takes it out.
func (d *Database) hold(l lease, j holder) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.journals[l.token] = j
}

func (d *Database) leave(l lease) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.journals, l.token)
}
