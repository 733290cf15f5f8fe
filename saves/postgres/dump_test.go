package postgres_test

import (
	"os"
	osexec "os/exec"
	"path/filepath"
	"testing"

	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

// TestADumpBringsEverythingBack is what docs/class.md says about backup and restore.
func TestADumpBringsEverythingBack(t *testing.T) {
	from, to := postgrestest.Fresh(t), postgrestest.Empty(t)
	db := connect(t, from, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"})
	add(t, j, 0, 1, 2)
	if err := j.Snapshot([]byte("state")); err != nil {
		t.Fatal(err)
	}
	log := openLog(t, db)
	write(t, log, note{N: 1}, note{N: 2})

	file := filepath.Join(t.TempDir(), "quest.dump")
	run(t, "pg_dump", "--format=custom", "--file="+file, from) // while the server runs
	add(t, j, 3)
	run(t, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname="+to, file)

	back := connect(t, to, postgres.Options{})
	holds(t, back, "ann", 0, 1, 2)
	k := openJournal(t, back, "ann", postgres.JournalOptions{Fold: "1", TakeOver: true}) // the lease came along
	if state, ok := k.Base(); !ok || string(state) != "state" {
		t.Errorf("the snapshot is %q, %v", state, ok)
	}
	add(t, k, 4)
	shut(t, k)
	holds(t, back, "ann", 0, 1, 2, 4)
	if news := poll(t, openLog(t, back)); len(news) != 2 {
		t.Errorf("the log has %v", news)
	}
	holds(t, db, "ann", 0, 1, 2, 3)
}

// run runs a program of PostgreSQL.
func run(t testing.TB, name string, args ...string) {
	t.Helper()
	path, err := osexec.LookPath(name)
	if err != nil {
		found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
		if len(found) == 0 {
			t.Skip(name + " is not installed")
		}
		path = found[len(found)-1]
	}
	cmd := osexec.Command(path, args...)
	cmd.Env = append(os.Environ(), "PGCONNECT_TIMEOUT=20")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}
