package postgres

import "context"

// Context ends with the database.
func (d *Database) Context() context.Context { return d.ctx }
