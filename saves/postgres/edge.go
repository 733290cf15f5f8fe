package postgres

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"quest/saves"
)

// ErrFenced says that somebody else holds the player now, on this node or on another one:
// this journal can append nothing any more, and never will.
var ErrFenced = errors.New("the player goes on elsewhere")

// Why is a reason for which the database did not do what it was asked.
type Why string

// The reasons.
const (
	Away     Why = "away"      // it cannot be reached, it stops, starts, or the connection was lost
	Slow     Why = "slow"      // it did not answer in time
	Full     Why = "full"      // it has no room, no memory or no connections left
	ReadOnly Why = "read-only" // it takes no writes, as a standby does
	Denied   Why = "denied"    // it does not let this user in, or do this
	Schema   Why = "schema"    // its tables are not those that this program knows
	Other    Why = "other"
)

// Failure says that the database did not do what it was asked. It is saves.ErrCannotWrite
// or saves.ErrCannotRead. Whether a change was made nevertheless is not known.
type Failure struct {
	Why  Why
	Code string // SQLSTATE, "" where the server did not answer
	Text string // what the server or the network said, for people

	write bool
	ended error // of the context of the caller, nil if it did not end
}

func (e *Failure) Error() string {
	what := saves.ErrCannotRead
	if e.write {
		what = saves.ErrCannotWrite
	}
	if e.Code == "" {
		return fmt.Sprintf("%v: the database is %s: %s", what, e.Why, e.Text)
	}
	return fmt.Sprintf("%v: the database is %s: %s (%s)", what, e.Why, e.Text, e.Code)
}

// Is tells writing from reading.
func (e *Failure) Is(target error) bool {
	if e.write {
		return target == saves.ErrCannotWrite
	}
	return target == saves.ErrCannotRead
}

// Unwrap gives context.Canceled or context.DeadlineExceeded if the caller gave up.
func (e *Failure) Unwrap() error { return e.ended }

const (
	codeNoTable = "42P01"
	codeUnique  = "23505"
)

// whys are the reasons by SQLSTATE, or by its class of two letters.
var whys = map[string]Why{
	"08": Away, "57P01": Away, "57P02": Away, "57P03": Away, "57P05": Away,
	"57014": Slow, "55P03": Slow, "25P03": Slow, "25P04": Slow, "40": Slow,
	"53": Full, "25006": ReadOnly, "28": Denied, "42501": Denied, "3D000": Denied,
	"42P01": Schema, "42703": Schema, "42804": Schema, "42P10": Schema, "42883": Schema, "3F000": Schema, "23502": Schema,
}

func reading(err error) error { return edge(err, false) }
func writing(err error) error { return edge(err, true) }

// ours are errors that speak for themselves.
var ours = []error{
	saves.ErrLocked, saves.ErrNewer, saves.ErrClosed, saves.ErrChanged, saves.ErrConflict, saves.ErrDamaged, saves.ErrInvalidBatch,
	saves.ErrCannotRead, saves.ErrCannotWrite, saves.ErrEmpty, ErrOlder, ErrFenced, errAnother,
}

// edge makes an error of this package of one of the driver.
func edge(err error, write bool) error {
	if err == nil || slices.ContainsFunc(ours, func(known error) bool { return errors.Is(err, known) }) {
		return err
	}
	f := &Failure{Why: Away, Text: err.Error(), write: write}
	var refused *pgconn.PgError
	switch {
	case errors.As(err, &refused):
		f.Code, f.Text, f.Why = refused.Code, refused.Message, Other
		for _, code := range []string{refused.Code, refused.Code[:min(2, len(refused.Code))]} {
			if why, known := whys[code]; known {
				f.Why = why
				break
			}
		}
	case errors.Is(err, context.DeadlineExceeded), pgconn.Timeout(err):
		f.Why = Slow
	}
	for _, ended := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, ended) {
			f.ended = ended
		}
	}
	return f
}

// texts reads rows of one text each.
func texts(rows pgx.Rows) ([]string, error) { return pgx.CollectRows(rows, pgx.RowTo[string]) }
