package postgres_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
	"quest/saves/savestest"
)

// linesIn reads the lines of a player as the database has them.
func linesIn(t testing.TB, url, player string) []byte {
	t.Helper()
	var all []byte
	const text = `SELECT coalesce(string_agg(line, ''::bytea ORDER BY seq), '') FROM batch WHERE player_id = $1`
	if err := postgrestest.Connect(t, url).QueryRow(context.Background(), text, player).Scan(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestARowIsTheLineOfAFileByteForByte(t *testing.T) {
	url := postgrestest.Fresh(t)
	dir := filepath.Join(t.TempDir(), "save")
	files, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	j := openJournal(t, connect(t, url, postgres.Options{}), "ann", postgres.JournalOptions{})
	for n := range 5 {
		add(t, j, n)
		if _, err := files.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	if err := files.Close(); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(dir, "journal-000001.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if got := linesIn(t, url, "ann"); !bytes.Equal(got, want) {
		t.Errorf("the database has\n%s\nthe file\n%s", got, want)
	}
}

// exported gives an export of batches.
func exported(t testing.TB, numbers ...int) string {
	t.Helper()
	dir := t.TempDir()
	j, err := saves.Open[event](dir, saves.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range numbers {
		if _, err := j.Append(savestest.Batch(n)); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if _, err := j.Export(&out); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAnImportRewritesTheChainFromTheFirstDifferenceOn(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"})
	add(t, j, 0, 1, 2, 5, 6)
	if err := j.Snapshot([]byte("state")); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 3)), postgres.ImportOptions{}); !errors.Is(err, saves.ErrLocked) {
		t.Fatalf("an import beside a game gave %v", err)
	}
	shut(t, j)
	const rows = "SELECT string_agg(xmin::text, ' ' ORDER BY seq) FROM batch WHERE seq <= 3"
	var before, after string
	look := postgrestest.Connect(t, url)
	if err := look.QueryRow(t.Context(), rows).Scan(&before); err != nil {
		t.Fatal(err)
	}
	view := openJournal(t, db, "ann", postgres.JournalOptions{View: true})
	c, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 1, 3, 4)), postgres.ImportOptions{
		Judge: func(payload []byte) string {
			if bytes.Contains(payload, []byte(savestest.Batch(4).ID)) {
				return "odd"
			}
			return ""
		},
	})
	if err != nil || c.Batches != 7 || c.Added != 2 || c.Flawed.Records != 1 || c.Flawed.ID != savestest.Batch(4).ID {
		t.Fatalf("the import gave %+v, %v", c, err)
	}
	holds(t, db, "ann", 0, 1, 2, 3, 4, 5, 6)
	if err := look.QueryRow(t.Context(), rows).Scan(&after); err != nil || after != before {
		t.Errorf("rows of before the difference were touched: %v", err)
	}
	if _, err := view.Poll(func(saves.Batch[event]) error { return nil }); !errors.Is(err, saves.ErrChanged) {
		t.Errorf("a view of before follows on: %v", err)
	}
	j = openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"})
	if _, ok := j.Base(); ok {
		t.Error("a snapshot stands for other batches than those before it")
	}
	add(t, j, 7)
	// An import that takes over ends the game that holds the player.
	if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 8)), postgres.ImportOptions{TakeOver: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Append(savestest.Batch(9)); !errors.Is(err, postgres.ErrFenced) {
		t.Errorf("the game went on: %v", err)
	}
	holds(t, db, "ann", 0, 1, 2, 3, 4, 5, 6, 7, 8)
}

func TestAHoldThatWasPassedByImportsNothing(t *testing.T) {
	db := connect(t, postgrestest.Fresh(t), postgres.Options{})
	h, err := db.Hold(t.Context(), "ann", postgres.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.OpenJournal[event](db, "ann", postgres.JournalOptions{}); !errors.Is(err, saves.ErrLocked) {
		t.Errorf("a player who is held was opened: %v", err)
	}
	if err := h.Import(strings.NewReader(exported(t, 0))); err != nil {
		t.Fatal(err)
	}
	j := openJournal(t, db, "ann", postgres.JournalOptions{TakeOver: true})
	if err := h.Import(strings.NewReader(exported(t, 1))); !errors.Is(err, postgres.ErrFenced) {
		t.Errorf("import gave %v", err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	add(t, j, 2)
	shut(t, j)
	holds(t, db, "ann", 0, 2)
	// A Hold whose context has ended frees the player all the same.
	ctx, cancel := context.WithCancel(t.Context())
	if h, err = db.Hold(ctx, "ann", postgres.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	shut(t, openJournal(t, db, "ann", postgres.JournalOptions{}))
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	url := postgrestest.Fresh(t)
	proxy := postgrestest.NewProxy(t, url)
	db := connect(t, proxy.URL(), postgres.Options{})
	if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 2, 3)), postgres.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	var line *saves.LineError
	if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 4)+"no record\n"), postgres.ImportOptions{}); !errors.As(err, &line) || line.Line != 2 {
		t.Errorf("a line that is none gave %v", err)
	}
	for _, answered := range []bool{false, true} {
		lost := proxy.Lose("commit", answered)
		if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 0, 1)), postgres.ImportOptions{}); err != nil {
			t.Fatal(err)
		}
		<-lost
	}
	holds(t, db, "ann", 0, 1, 2, 3)
}

func TestRowsThatAreDamagedAreToldAndEverythingElseIsKept(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 0, 1, 2, 3, 4, 5)
	shut(t, j)
	exec(t, url,
		"UPDATE batch SET line = set_byte(line, 40, get_byte(line, 40) # 1) WHERE seq = 2",
		"DELETE FROM batch WHERE seq = 4",
		"UPDATE batch SET line = set_byte(line, 40, get_byte(line, 40) # 1) WHERE seq = 6")
	j = openJournal(t, db, "ann", postgres.JournalOptions{})
	add(t, j, 6)
	var got []string
	if err := j.Replay(func(b saves.Batch[event]) error { got = append(got, b.ID[len(b.ID)-1:]); return nil }); err != nil {
		t.Fatal(err)
	}
	if strings.Join(got, "") != "0246" {
		t.Errorf("batches %v are read", got)
	}
	if r := j.Report(); r.Lost() != 3 || r.Unlinked != 0 {
		t.Errorf("the report is %+v", r)
	}
	shut(t, j)
	before := linesIn(t, url, "ann")
	if _, err := db.Import(t.Context(), "ann", strings.NewReader(exported(t, 7)), postgres.ImportOptions{}); !errors.Is(err, saves.ErrDamaged) {
		t.Errorf("an import into damage gave %v", err)
	}
	if !bytes.Equal(linesIn(t, url, "ann"), before) {
		t.Error("the import changed rows")
	}
}

func TestASnapshotThatIsDamagedIsNotThere(t *testing.T) {
	url := postgrestest.Fresh(t)
	db := connect(t, url, postgres.Options{})
	j := openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"})
	for n := range 5 {
		add(t, j, n)
		if err := j.Snapshot([]byte{byte(n)}); err != nil {
			t.Fatal(err)
		}
	}
	shut(t, j)
	exec(t, url, "UPDATE snapshot SET body = 'x' WHERE seq = 5", "UPDATE snapshot SET tail = '00000000' WHERE seq = 4")
	j = openJournal(t, db, "ann", postgres.JournalOptions{Fold: "1"})
	state, ok := j.Base()
	n := 0
	if err := j.Replay(func(saves.Batch[event]) error { n++; return nil }); err != nil || !ok || !bytes.Equal(state, []byte{2}) || n != 2 {
		t.Errorf("base %v, %v, and %d batches behind it, %v", state, ok, n, err)
	}
	if r, err := j.CheckOlder(); err != nil || !r.Clean() || r.Batches != 5 {
		t.Errorf("%+v, %v", r, err)
	}
	shut(t, j)
}
