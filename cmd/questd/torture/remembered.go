package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5"
)

// memory is what one journal remembers.
type memory struct {
	answers int             // in batches that differ
	ids     map[string]bool // of batches
	given   map[string]int  // how often the same answer was entered under different IDs
	twice   int             // answers entered under another ID than before
}

// enter counts a line of a journal.
func (m *memory) enter(line []byte) error {
	body, _, _ := bytes.Cut(line, []byte("\t"))
	var b struct {
		ID     string
		T      int64
		Events []map[string]json.RawMessage `json:"ev"`
	}
	if err := json.Unmarshal(body, &b); err != nil {
		return fmt.Errorf("a line of a journal: %w", err)
	}
	if m.ids == nil {
		m.ids, m.given = map[string]bool{}, map[string]int{}
	}
	if m.ids[b.ID] {
		return nil // of a segment that was written again
	}
	m.ids[b.ID] = true
	for _, e := range b.Events {
		if _, answered := e["answered"]; !answered {
			continue
		}
		m.answers++
		same := fmt.Sprint(b.T, string(e["answered"]))
		if m.given[same]++; m.given[same] > 1 {
			m.twice++
		}
	}
	return nil
}

// remembered reads the journals of all players, as they lie in the folder or the database.
func (t *trial) remembered() ([]*memory, error) {
	if t.server.database != nil {
		return fromDatabase(t.server.database.URL("postgres"))
	}
	var all []*memory
	// A player has a folder; a folder has one journal, in one segment or several.
	folders := map[string]*memory{}
	err := filepath.WalkDir(filepath.Join(t.dir, "saves"), func(file string, d os.DirEntry, err error) error {
		if match, _ := filepath.Match("journal-*.jsonl", d.Name()); err != nil || !match || filepath.Base(filepath.Dir(file)) == "backups" {
			return err
		}
		m := folders[filepath.Dir(file)]
		if m == nil {
			m = new(memory)
			folders[filepath.Dir(file)] = m
			all = append(all, m)
		}
		return m.enterFile(file)
	})
	return all, err
}

func (m *memory) enterFile(file string) error {
	f, err := os.Open(file) // #nosec G304 -- of the torture
	if err != nil {
		return fmt.Errorf("a journal: %w", err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := m.enter(lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}

func fromDatabase(url string) ([]*memory, error) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = conn.Close(ctx) }()
	rows, err := conn.Query(ctx, "SELECT player_id, line FROM batch ORDER BY player_id, seq")
	if err != nil {
		return nil, fmt.Errorf("read journals: %w", err)
	}
	var (
		all    []*memory
		newest string
		id     string
		line   []byte
	)
	_, err = pgx.ForEachRow(rows, []any{&id, &line}, func() error {
		if len(all) == 0 || id != newest {
			all = append(all, new(memory))
			newest = id
		}
		return all[len(all)-1].enter(line)
	})
	if err != nil {
		return nil, errors.Join(errors.New("read journals"), err)
	}
	return all, nil
}
