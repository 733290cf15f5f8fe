package database

import (
	"context"
	"fmt"
	"strings"

	"github.com/ncruces/go-sqlite3"
)

// Rows are what is written into a table: a value for each of its columns, an int64, a string or
// a []byte.
type Rows struct {
	Table  string
	Values [][]any
}

// Write makes a database of SQL that creates its tables, and of their rows. The same arguments
// give the same bytes, as long as the version of SQLite is the same.
func Write(schema string, tables []Rows) (data []byte, err error) {
	defer caught(&err)
	conn, err := sqlite3.OpenContext(context.Background(), ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // it lives in memory
	if err := foldCase(conn); err != nil {
		return nil, err
	}
	if err := conn.Exec(schema); err != nil {
		return nil, fmt.Errorf("create the tables: %w", err)
	}
	if err := conn.Exec("BEGIN"); err != nil {
		return nil, err
	}
	for _, rows := range tables {
		if err := insert(conn, rows); err != nil {
			return nil, fmt.Errorf("write the table %s: %w", rows.Table, err)
		}
	}
	if err := conn.Exec("COMMIT"); err != nil {
		return nil, err
	}
	name := shared.put(&data)
	defer shared.drop(name)
	err = conn.Backup("main", "file:"+name+"?vfs="+place+"&nolock=1")
	return data, err
}

func insert(conn *sqlite3.Conn, rows Rows) error {
	if len(rows.Values) == 0 {
		return nil
	}
	places := strings.TrimSuffix(strings.Repeat("?,", len(rows.Values[0])), ",")
	s, _, err := conn.Prepare("INSERT INTO " + sqlite3.QuoteIdentifier(rows.Table) + " VALUES (" + places + ")")
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // its error is that of the last row
	for _, row := range rows.Values {
		for i, v := range row {
			var err error
			switch v := v.(type) {
			case int64:
				err = s.BindInt64(i+1, v)
			case string:
				err = s.BindText(i+1, v)
			case []byte:
				err = s.BindBlob(i+1, v)
			default:
				err = fmt.Errorf("a value of the type %T", v)
			}
			if err != nil {
				return err
			}
		}
		if err := s.Exec(); err != nil {
			return err
		}
	}
	return nil
}
