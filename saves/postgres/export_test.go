package postgres

import "context"

// Context ends with the database.
func (d *Database) Context() context.Context { return d.ctx }

// LineAppend is the statement of an append, for a test that stops in the middle of it.
var LineAppend = lineAppend

// Token is what the journal proves that it holds the player.
func (j *Journal[E]) Token() string { return j.lease.token }
