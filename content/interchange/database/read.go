// Package database reads tables of SQLite databases that come from strangers, and writes small
// ones. Everything happens in memory. Nothing that a database says is run: no view, trigger,
// function or extension of it, and no SQL that it or a caller brings; only whole tables are read,
// column by column, within limits. What is broken in a database is an error, never a panic.
package database

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// Limits of a database that is read.
const (
	maxRows   = 2_000_000 // of all tables together
	maxValue  = 8 << 20   // bytes of one value
	maxValues = 64 << 20  // bytes of all values: pages of a forged database can be read many times
	maxMemory = 64 << 20  // bytes that SQLite may use
	maxSchema = 1 << 16   // bytes of the SQL that describes one table
)

// Errors of databases that cannot be read.
var (
	ErrNone    = errors.New("this is no SQLite database")
	ErrDamaged = errors.New("the database is damaged")
	ErrTooMuch = errors.New("the database holds too much")
	ErrOther   = errors.New("the database has not the table or the column")
)

// magic is how every database of SQLite 3 begins.
const magic = "SQLite format 3\x00"

// Is reports whether bytes begin as a database does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }

// Database is an open database. It is for one goroutine, and has to be closed.
type Database struct {
	name   string // of the bytes for the driver
	conn   *sqlite3.Conn
	budget *budget
	bytes  int // of values that may still be read
}

// budget ends what the driver does once it has asked too often whether it may go on: it asks
// before each row, and after each 1,000 operations.
type budget struct {
	context.Context
	left int
}

func (b *budget) Err() error {
	if b.left--; b.left < 0 {
		return context.Canceled
	}
	return nil
}

// Open opens a database. The bytes must not change until it is closed.
func Open(data []byte) (d *Database, err error) {
	if !Is(data) {
		return nil, ErrNone
	}
	d = &Database{name: shared.put(&data), bytes: maxValues, budget: &budget{context.Background(), maxRows}}
	defer func() {
		if err != nil {
			d.Close()
		}
	}()
	defer caught(&err)
	ctx := sqlite3.WithMaxMemory(context.Background(), maxMemory)
	if d.conn, err = sqlite3.OpenContext(ctx, "file:"+d.name+"?vfs="+place+"&mode=ro&immutable=1"); err != nil {
		return d, d.broken(err)
	}
	d.conn.SetInterrupt(d.budget)
	return d, d.broken(d.restrict())
}

// restrict takes from the connection all that reading a table does not need.
func (d *Database) restrict() error {
	for option, on := range map[sqlite3.DBConfig]bool{
		sqlite3.DBCONFIG_DEFENSIVE: true, sqlite3.DBCONFIG_TRUSTED_SCHEMA: false, sqlite3.DBCONFIG_ENABLE_TRIGGER: false, sqlite3.DBCONFIG_ENABLE_VIEW: false,
	} {
		if _, err := d.conn.Config(option, on); err != nil {
			return err
		}
	}
	for limit, most := range map[sqlite3.LimitCategory]int{
		sqlite3.LIMIT_LENGTH: maxValue, sqlite3.LIMIT_SQL_LENGTH: maxSchema, sqlite3.LIMIT_ATTACHED: 0, sqlite3.LIMIT_TRIGGER_DEPTH: 1,
		sqlite3.LIMIT_EXPR_DEPTH: 20, sqlite3.LIMIT_COMPOUND_SELECT: 2, sqlite3.LIMIT_COLUMN: 100, sqlite3.LIMIT_WORKER_THREADS: 0,
	} {
		d.conn.Limit(limit, most)
	}
	if err := foldCase(d.conn); err != nil {
		return err
	}
	return d.conn.SetAuthorizer(func(action sqlite3.AuthorizerActionCode, name, _, _, _ string) sqlite3.AuthorizerReturnCode {
		switch {
		case action == sqlite3.AUTH_SELECT, action == sqlite3.AUTH_READ, action == sqlite3.AUTH_PRAGMA && name == "table_xinfo":
			return sqlite3.AUTH_OK
		}
		return sqlite3.AUTH_DENY
	})
}

// foldCase gives the connection the collation that tables of Anki name, without which they cannot
// be read. No order of it is relied on.
func foldCase(conn *sqlite3.Conn) error {
	return conn.CreateCollation("unicase", func(a, b []byte) int {
		return strings.Compare(strings.ToLower(string(a)), strings.ToLower(string(b)))
	})
}

// Close ends the reading.
func (d *Database) Close() {
	defer func() { _ = recover() }() // of a damaged database nothing is kept
	defer shared.drop(d.name)
	if d.conn != nil {
		d.conn.SetInterrupt(context.Background())
		_ = d.conn.Close() // it was only read
		d.conn = nil
	}
}

// Columns gives the names of the columns of a table as they are stored; none if there is no
// such table, and without those whose values are computed.
func (d *Database) Columns(table string) (names []string, err error) {
	there := false
	err = d.each("SELECT type, name FROM main.sqlite_schema", func(r Row) error {
		there = there || r.Text(0) == "table" && r.Text(1) == table
		return nil
	})
	if err != nil || !there {
		return nil, err
	}
	err = d.each("PRAGMA main.table_xinfo("+sqlite3.QuoteIdentifier(table)+")", func(r Row) error {
		if hidden := r.Int(6); hidden == 0 {
			names = append(names, r.Text(1))
		}
		return nil
	})
	return names, err
}

// Row is one row of a table, while it is read.
type Row struct{ of *sqlite3.Stmt }

// Int gives a column as a whole number; 0 for what is none.
func (r Row) Int(column int) int64 { return r.of.ColumnInt64(column) }

// Text gives a column as text. It need not be valid UTF-8.
func (r Row) Text(column int) string { return r.of.ColumnText(column) }

// Bytes gives a column as bytes.
func (r Row) Bytes(column int) []byte { return r.of.ColumnBlob(column, nil) }

// Each reads columns of a table, in the order in which the rows are stored. It fails if the table
// has not all of them. An error of yield ends it.
func (d *Database) Each(table string, columns []string, yield func(Row) error) error {
	known, err := d.Columns(table)
	if err != nil {
		return err
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		if !slices.Contains(known, c) {
			return fmt.Errorf("%w: %s.%s", ErrOther, table, c)
		}
		names[i] = sqlite3.QuoteIdentifier(c)
	}
	return d.each("SELECT "+strings.Join(names, ", ")+" FROM main."+sqlite3.QuoteIdentifier(table)+" NOT INDEXED", yield)
}

// each runs a query of this package.
func (d *Database) each(query string, yield func(Row) error) (err error) {
	defer caught(&err)
	s, _, err := d.conn.Prepare(query)
	if err != nil {
		return d.broken(err)
	}
	defer func() { _ = s.Close() }() // its error is that of the last step
	for s.Step() {
		for i := range s.DataCount() {
			if d.bytes -= len(s.ColumnRawBlob(i)); d.bytes < 0 {
				return ErrTooMuch
			}
		}
		if err := yield(Row{s}); err != nil {
			return err
		}
	}
	return d.broken(s.Err())
}

// broken makes the error of this package of an error of the driver.
func (d *Database) broken(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sqlite3.NOTADB):
		return fmt.Errorf("%w: %w", ErrNone, err)
	case d.budget.left < 0, errors.Is(err, sqlite3.TOOBIG):
		return fmt.Errorf("%w: %w", ErrTooMuch, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// caught makes an error of a panic. The driver panics when it is out of memory, and a database
// that leads SQLite to where it has no memory ends in one, too, instead of in other memory.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}
