package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Context ends with the database.
func (d *Database) Context() context.Context { return d.ctx }

// Hurry gives requests another patience from now on. A test opens what it needs with the usual one,
// however busy the computer is, and hurries only what is to fail.
func (d *Database) Hurry(patience time.Duration) { d.o.Patience = patience }

// LineAppend is the statement of an append, for a test that stops in the middle of it.
var LineAppend = lineAppend

// Token is what the journal proves that it holds the player.
func (j *Journal[E]) Token() string { return j.lease.token }

// Setting gives a setting of the server as the connections of the database have it.
func (d *Database) Setting(name string) (value string, err error) {
	err = d.do(d.ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		return on.QueryRow(ctx, "SELECT current_setting($1)", name).Scan(&value)
	})
	return value, err
}
