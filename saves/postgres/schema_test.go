package postgres_test

import (
	"errors"
	"sync"
	"testing"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

func TestSeveralMigrateAtOnceAndOneDoesIt(t *testing.T) {
	url := postgrestest.Empty(t)
	if v, err := postgres.Version(t.Context(), url); err != nil || v != 0 {
		t.Fatalf("an empty database has version %d, %v", v, err)
	}
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if err := postgres.Migrate(t.Context(), url); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if v, err := postgres.Version(t.Context(), url); err != nil || v != postgres.Wants() {
		t.Fatalf("version %d, %v, want %d", v, err, postgres.Wants())
	}
}

func TestTablesOfANewerVersionAreLeftAlone(t *testing.T) {
	url := postgrestest.Fresh(t)
	if err := postgrestest.Exec(url, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, true)"); err != nil {
		t.Fatal(err)
	}
	err := postgres.Migrate(t.Context(), url)
	var schema *postgres.SchemaError
	if !errors.Is(err, saves.ErrNewer) || !errors.As(err, &schema) || schema.Found != 999 || schema.Wants != postgres.Wants() {
		t.Fatalf("migrate: %v", err)
	}
}
