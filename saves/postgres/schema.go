package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver under goose
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"quest/saves"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrOlder says that the tables of the database are those of an older version, or missing:
// Migrate brings them up.
var ErrOlder = errors.New("the tables of the database are of an older version")

// SchemaError says that the tables of the database are not those that this program knows.
// It is ErrOlder, or saves.ErrNewer.
type SchemaError struct {
	Found int64 // version of the tables, 0 for none
	Wants int64 // version that this program knows
}

func (e *SchemaError) Error() string {
	return fmt.Sprintf("the tables of the database have version %d, and this program wants %d", e.Found, e.Wants)
}

// Is tells older from newer.
func (e *SchemaError) Is(target error) bool {
	if e.Found < e.Wants {
		return target == ErrOlder
	}
	return target == saves.ErrNewer
}

// Migrate brings the tables up to the version that this program knows, one migration after
// the other, each in a transaction. Several may be called at once, also on several
// machines: one works and the others wait. Tables of a newer version are a *SchemaError and
// stay as they are. It may take long; ctx ends it.
func Migrate(ctx context.Context, url string) error {
	found, err := Version(ctx, url)
	if err != nil {
		return err
	}
	if found > Wants() {
		return &SchemaError{Found: found, Wants: Wants()}
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		return reading(err)
	}
	defer db.Close() //nolint:errcheck // what was written is committed
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 600))
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return writing(err)
	}
	return nil
}

// Version gives the version of the tables in the database at url, 0 for none.
func Version(ctx context.Context, url string) (int64, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return 0, reading(err)
	}
	defer conn.Close(ctx) //nolint:errcheck // it was only read
	found, err := version(ctx, conn)
	if err != nil {
		return 0, reading(err)
	}
	return found, nil
}

// Wants is the version of the tables that this program knows.
func Wants() int64 {
	files, _ := fs.Glob(migrations, "migrations/*.sql") // the pattern is a good one
	var wants int64
	for _, file := range files {
		n, _ := goose.NumericComponent(path.Base(file)) // a test reads every name
		wants = max(wants, n)
	}
	return wants
}

type querier interface {
	QueryRow(ctx context.Context, text string, args ...any) pgx.Row
}

// version reads the version of the tables as goose keeps it.
func version(ctx context.Context, on querier) (int64, error) {
	const newest = `SELECT coalesce(max(version_id) FILTER (WHERE is_applied), 0) FROM goose_db_version`
	var found int64
	err := on.QueryRow(ctx, newest).Scan(&found)
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == codeNoTable {
		return 0, nil
	}
	return found, err
}
