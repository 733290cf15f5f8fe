package postgres_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// TestADiskThatIsFullLosesNothing has the rows of the batches on a real file system of 1 MB.
func TestADiskThatIsFullLosesNothing(t *testing.T) {
	server := postgrestest.Breakable(t)
	small := filepath.Join(server.Dir(), "small")
	if err := os.Mkdir(small, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	url := server.Fresh(t)
	t.Cleanup(func() {
		exec(t, url, "ALTER TABLE batch SET TABLESPACE pg_default", "DROP TABLESPACE small")
		if err := syscall.Unmount(small, 0); err != nil {
			t.Error(err)
		}
		if err := os.Remove(small); err != nil {
			t.Error(err)
		}
	})
	owner, err := os.Stat(server.Dir())
	if err != nil {
		t.Fatal(err)
	}
	who := owner.Sys().(*syscall.Stat_t)
	if err := os.Chown(small, int(who.Uid), int(who.Gid)); err != nil {
		t.Fatal(err)
	}
	exec(t, url, "CREATE TABLESPACE small LOCATION '"+small+"'", "ALTER TABLE batch SET TABLESPACE small")
	filler := filepath.Join(small, "filler")
	if err := os.WriteFile(filler, make([]byte, 900<<10), 0o600); err != nil {
		t.Fatal(err)
	}

	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	n := 0
	for ; n < 2000; n++ {
		if _, err = j.Append(savestest.Batch(n)); err != nil {
			break
		}
	}
	waits(t, j, err, 1, postgres.Full)
	_, err = j.Append(savestest.Batch(n + 1))
	waits(t, j, err, 2, postgres.Full)
	var want []int
	for i := range n {
		want = append(want, i)
	}
	holds(t, db, "ann", want...)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	add(t, j, n+2)
	shut(t, j)
	holds(t, db, "ann", append(want, n, n+1, n+2)...)
}
