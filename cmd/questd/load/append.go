package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/oklog/ulid/v2"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

// appends is how many records are written each way.
const appends = 2000

// append measures a record of the journal against a bare INSERT of as many bytes with its
// COMMIT, in turns, on a database that writes to the disk.
func (r *run) append() error {
	server, err := postgrestest.Launch(postgrestest.Options{Durable: true})
	if errors.Is(err, postgrestest.ErrMissing) {
		r.tell("append through PostgreSQL", "not measured: "+err.Error(), "")
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	bare, kept, err := inTurns(ctx, server.URL("postgres"))
	if err != nil {
		return err
	}
	r.tell(fmt.Sprintf("append through PostgreSQL on the same machine, %d in turns with a bare INSERT + COMMIT", appends),
		fmt.Sprintf("p50 %s against %s: %.2f times; p99 %s against %s", short(kept.at(0.5)), short(bare.at(0.5)),
			float64(kept.at(0.5))/float64(bare.at(0.5)), short(kept.at(0.99)), short(bare.at(0.99))), "p50 <= 1.3 times")
	return nil
}

// inTurns writes both ways in turns, and gives how long each took.
func inTurns(ctx context.Context, url string) (bare, kept times, err error) {
	if err := postgres.Migrate(ctx, url); err != nil {
		return nil, nil, err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, nil, fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, "CREATE TABLE bare (n bigint PRIMARY KEY, line bytea NOT NULL)"); err != nil {
		return nil, nil, fmt.Errorf("a bare table: %w", err)
	}
	db, err := postgres.Open(ctx, url, postgres.Options{})
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	journal, err := postgres.OpenJournal[json.RawMessage](db, "load", postgres.JournalOptions{})
	if err != nil {
		return nil, nil, err
	}
	const warmUp = 100
	for n := range warmUp + appends {
		b := record(n)
		line, err := json.Marshal(b)
		if err != nil {
			return nil, nil, fmt.Errorf("a record: %w", err)
		}
		began := time.Now()
		if _, err := conn.Exec(ctx, "INSERT INTO bare VALUES ($1, $2)", n, line); err != nil {
			return nil, nil, fmt.Errorf("a bare INSERT: %w", err)
		}
		between := time.Now()
		if _, err := journal.Append(b); err != nil {
			return nil, nil, err
		}
		if n >= warmUp {
			bare, kept = append(bare, between.Sub(began)), append(kept, time.Since(between))
		}
	}
	return bare, kept, journal.Close()
}

// record is an answer with what it brings, as large as most are.
func record(n int) saves.Batch[json.RawMessage] {
	const size = 500
	answered := fmt.Sprintf(`{"answered":{"item":"load/test#item/question-%d","gave":{"choice":["a"]},"right":true,"note":%q}}`, n, strings.Repeat("x", size))
	return saves.Batch[json.RawMessage]{
		ID: ulid.Make().String(), T: time.Now().UnixMilli(), TZ: "UTC", Day: "2026-11-30", Rules: 1, Events: []json.RawMessage{json.RawMessage(answered)},
	}
}
