package postgres

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// Options are how a process uses a database. The zero value is good.
type Options struct {
	// Node names this process to those who find a player held by it.
	Node string
	// Patience is how long one request may take, a wait for a connection included; 0 means
	// 5 s. After it the request has failed, and what it should have written waits in memory.
	Patience time.Duration
	// Lease is how long a player is held after the last Beat, by the server's clock; 0 means
	// 15 s. Call Beat three times in it.
	Lease time.Duration
	// Connections is how many connections requests share; 0 means 8. One more listens.
	Connections int
	// After is time.After. A log uses it to ring at most once in 50 ms; without it, it rings
	// at every change.
	After func(time.Duration) <-chan time.Time
}

// Database is a connection of this process to a database. Its methods may be called from
// several goroutines.
type Database struct {
	o       Options
	pool    *pgxpool.Pool
	session string // drawn by the server, unlike that of any other process
	ctx     context.Context
	end     context.CancelFunc
	bell    bell

	tokens  atomic.Int64
	resets  atomic.Int64
	servers atomic.Int64 // how often another server, or the same one anew, answered

	mu       sync.Mutex
	started  time.Time // when the server did that answered last
	journals map[string]holder
	closed   bool
}

// holder is a journal that holds a player.
type holder interface {
	// tend looks after the journal; held says whether the token still holds.
	tend(token string, held bool) error
}

// Open connects to the database at url and looks at its tables: they must be those of
// Migrate, else the error is a *SchemaError. Other errors are a *Failure. The url may name
// several hosts (target_session_attrs=read-write finds the one that takes writes). A pooler
// in between must keep a session on one connection.
func Open(ctx context.Context, url string, o Options) (*Database, error) {
	o.Patience = cmp.Or(o.Patience, 5*time.Second)
	o.Lease = cmp.Or(o.Lease, 15*time.Second)
	o.Connections = cmp.Or(o.Connections, 8)
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, reading(err)
	}
	d := &Database{o: o, journals: map[string]holder{}}
	d.ctx, d.end = context.WithCancel(context.Background())
	config.MaxConns = int32(o.Connections) //nolint:gosec // a small number
	config.ConnConfig.ConnectTimeout = o.Patience
	config.AfterConnect = d.greet
	if d.pool, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, reading(err)
	}
	d.bell.config = config.ConnConfig.Copy()
	err = d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		if err := tables(ctx, on); err != nil {
			return err
		}
		return on.QueryRow(ctx, "SELECT gen_random_uuid()::text").Scan(&d.session)
	})
	if err != nil {
		d.Close()
		return nil, reading(err)
	}
	return d, nil
}

// greet prepares a new connection: the server gives up a little after this side does, never
// holds a lock for a node that is gone, and never calls something committed that a crash of
// it could undo.
func (d *Database) greet(ctx context.Context, on *pgx.Conn) error {
	const text = `SELECT pg_postmaster_start_time(),
	set_config('statement_timeout', $1, false),
	set_config('lock_timeout', $1, false),
	set_config('idle_in_transaction_session_timeout', $2, false),
	set_config('default_transaction_isolation', 'read committed', false),
	set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') = 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)`
	patience := d.o.Patience.Milliseconds()
	var started time.Time
	var rest [5]string
	err := on.QueryRow(ctx, text, strconv.FormatInt(patience, 10), strconv.FormatInt(2*patience, 10)).
		Scan(&started, &rest[0], &rest[1], &rest[2], &rest[3], &rest[4])
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !started.Equal(d.started) {
		d.started = started
		d.servers.Add(1)
	}
	return nil
}

// do does work on a connection, within the patience. If the connection was lost it does it
// once more on a new one, so work must come to the same when it is done twice.
func (d *Database) do(ctx context.Context, work func(context.Context, *pgxpool.Conn) error) error {
	return d.within(ctx, d.o.Patience, work)
}

func (d *Database) within(ctx context.Context, patience time.Duration, work func(context.Context, *pgxpool.Conn) error) error {
	d.mu.Lock()
	closed := d.closed
	d.mu.Unlock()
	if closed {
		return saves.ErrClosed
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for try := 0; ; try++ {
		resets := d.resets.Load()
		lost, err := d.once(ctx, work)
		if !lost || try > 0 || ctx.Err() != nil {
			return d.told(ctx, err)
		}
		if d.resets.CompareAndSwap(resets, resets+1) {
			d.pool.Reset() // the others are to the same server
		}
	}
}

// once does work on a connection and reports whether the connection was lost.
func (d *Database) once(ctx context.Context, work func(context.Context, *pgxpool.Conn) error) (lost bool, err error) {
	on, err := d.pool.Acquire(ctx)
	if err != nil {
		return true, err
	}
	defer on.Release()
	err = work(ctx, on)
	return err != nil && on.Conn().IsClosed(), err
}

// told looks behind errors that speak of missing tables: those of another version may be
// there since the opening.
func (d *Database) told(ctx context.Context, err error) error {
	var f *Failure
	if err == nil || !errors.As(reading(err), &f) || f.Why != Schema {
		return err
	}
	_, failed := d.once(ctx, tables)
	var schema *SchemaError
	if errors.As(failed, &schema) {
		return schema
	}
	return err
}

// tables fails with a *SchemaError if the tables are not those that this program knows.
func tables(ctx context.Context, on *pgxpool.Conn) error {
	found, err := version(ctx, on)
	if err == nil && found != Wants() {
		err = &SchemaError{Found: found, Wants: Wants()}
	}
	return err
}

// Check asks the database whether it answers and takes writes, and its tables are those
// that this program knows.
func (d *Database) Check(ctx context.Context) error {
	err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
		var readOnly bool
		if err := on.QueryRow(ctx, "SELECT current_setting('transaction_read_only')::bool").Scan(&readOnly); err != nil {
			return err
		}
		if readOnly {
			return &Failure{Why: ReadOnly, Text: "it takes no writes", write: true}
		}
		return tables(ctx, on)
	})
	return reading(err)
}

// Pool is how many connections there are.
type Pool struct {
	InUse, Idle, Most int
	// Waited is how many requests had to wait for a connection since the opening.
	Waited int64
}

// Pool tells about the connections.
func (d *Database) Pool() Pool {
	s := d.pool.Stat()
	return Pool{InUse: int(s.AcquiredConns()), Idle: int(s.IdleConns()), Most: int(s.MaxConns()), Waited: s.EmptyAcquireCount()}
}

// Close ends all connections. Journals and logs should be closed before: those that are
// not can write nothing any more.
func (d *Database) Close() {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.end()
	d.bell.close()
	d.pool.Close()
}

// token draws a name for one holding of one player.
func (d *Database) token() string { return fmt.Sprintf("%s/%d", d.session, d.tokens.Add(1)) }
