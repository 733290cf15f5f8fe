//go:build unix

package saves_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"quest/content/racetest"
	"quest/saves"
	"quest/saves/savestest"
)

// aBackup is a name as a backup has it.
const aBackup = "000000003-20261123T090000Z-b4128a69.jsonl"

// ownNames are the names that quest makes in the folder of a save, of every sort.
var ownNames = []string{
	"save.lock", "save.holder", "save.claim", "journal-000001.jsonl", "journal-000002.jsonl",
	"journal-000001.jsonl.broken-1", "journal-000001.jsonl.damaged-00000000", "snap-000001.json", "snap-000009.json.tmp",
	"save-000002", "save-000002.tmp", "save-000005", "save-000003/journal-000001.jsonl", "save-000003.tmp/journal-000001.jsonl",
	"save-000003/snap-000001.json", "save-000003/save.left", "save-000003.tmp/save.left", "backups", "backups/" + aBackup, "backups/" + aBackup + ".tmp",
}

// isFolder reports whether quest makes a folder of a name.
func isFolder(name string) bool {
	return name == "backups" || strings.HasPrefix(filepath.Base(name), "save-0")
}

// planted are the things that somebody can put under a name, and what they are
// called. outside is a folder of somebody else.
var planted = []struct {
	what string
	kind saves.FileKind
	put  func(at, outside string) error
}{
	{"a link to a file", saves.Link, func(at, outside string) error { return os.Symlink(filepath.Join(outside, "thesis.tex"), at) }},
	{"a link to a folder", saves.Link, func(at, outside string) error { return os.Symlink(outside, at) }},
	{"a link to nothing", saves.Link, func(at, outside string) error { return os.Symlink(filepath.Join(outside, "none"), at) }},
	{"a link to a journal", saves.Link, func(at, outside string) error {
		return os.Symlink(filepath.Join(outside, "journal-000001.jsonl"), at)
	}},
	{"a link within the folder", saves.Link, func(at, _ string) error { return os.Symlink("notes.txt", at) }},
	{"a link to itself", saves.Link, func(at, _ string) error { return os.Symlink(filepath.Base(at), at) }},
	{"a link to endless bytes", saves.Link, func(at, _ string) error { return os.Symlink("/dev/zero", at) }},
	{"a pipe", saves.Pipe, func(at, _ string) error { return syscall.Mkfifo(at, 0o600) }},
	{"a socket", saves.Socket, socketAt},
	{"a device", saves.Device, func(at, _ string) error { return syscall.Mknod(at, syscall.S_IFCHR|0o600, 1<<8|5) }},
}

func socketAt(at, _ string) error {
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd) //nolint:errcheck // the name stays
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	if err := os.Chdir(filepath.Dir(at)); err != nil { // the path of a socket must be short
		return err
	}
	return errors.Join(syscall.Bind(fd, &syscall.SockaddrUnix{Name: filepath.Base(at)}), os.Chdir(dir))
}

// must fails a test for an error of its own doing.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// saveOnDisk makes a save with two segments, a snapshot, a backup, a finished and
// an unfinished rewriting in a real folder.
func saveOnDisk(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "players", "mina")
	fill(t, saves.OS(), dir, saves.Options{SegmentBytes: 300}, 1, 2, 3)
	for _, name := range []string{"backups", "save-000003", "save-000003.tmp"} {
		must(t, os.Mkdir(filepath.Join(dir, name), 0o700))
	}
	must(t, os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("of the player"), 0o600))
	for _, in := range []string{"save-000003", "save-000003.tmp"} {
		b, err := os.ReadFile(filepath.Join(dir, "journal-000001.jsonl"))
		must(t, err)
		must(t, os.WriteFile(filepath.Join(dir, in, "journal-000001.jsonl"), b, 0o600))
	}
	return dir
}

// somebodyElse makes a folder with files of somebody else, some under names that
// quest itself would make.
func somebodyElse(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "empty"), 0o700))
	for _, name := range []string{"thesis.tex", ".hidden", "notes.tmp", aBackup + ".tmp", "journal-000001.jsonl", "journal-000009.jsonl", "snap-000001.json.tmp"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("precious 1\nprecious 2\n"), 0o600))
	}
	return dir
}

// tree gives everything below a folder: names, kinds and bytes.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		all[name] = e.Type().String()
		if e.Type().IsRegular() {
			b, err := os.ReadFile(path)
			all[name] += string(b)
			return err
		}
		return nil
	}))
	return all
}

// uses are all ways to come near a save.
var uses = []struct {
	name string
	do   func(t *testing.T, dir string) error
}{
	{"open", func(_ *testing.T, dir string) error { return opened(saves.Open[event](dir, saves.Options{Fold: "1"})) }},
	{"look on", func(_ *testing.T, dir string) error {
		return opened(saves.Open[event](dir, saves.Options{ReadOnly: true, Fold: "1"}))
	}},
	{"verify", func(_ *testing.T, dir string) error { _, err := saves.Verify(dir, saves.Options{}); return err }},
	{"list backups", func(_ *testing.T, dir string) error { _, err := saves.Backups(dir, saves.Options{}); return err }},
	{"export", func(_ *testing.T, dir string) error {
		_, err := saves.Export(dir, io.Discard, saves.Options{})
		return err
	}},
	{"repair", func(_ *testing.T, dir string) error { _, err := saves.Repair(dir, saves.Options{}); return err }},
	{"compact", func(_ *testing.T, dir string) error { _, err := saves.Compact(dir, saves.Options{}); return err }},
	{"restore", func(_ *testing.T, dir string) error {
		b, _ := saves.BackupAt(filepath.Join(dir, "backups", aBackup))
		_, err := saves.Restore(dir, b, saves.Options{})
		return err
	}},
	{"import", func(_ *testing.T, dir string) error {
		_, err := saves.Import(dir, strings.NewReader(`{"id":"x","at":1,"ev":[]}`), saves.Options{})
		return err
	}},
	{"merge another in", func(t *testing.T, dir string) error {
		other := filepath.Join(t.TempDir(), "other")
		fill(t, saves.OS(), other, saves.Options{}, 9)
		_, err := saves.Merge(dir, other, saves.Options{})
		return err
	}},
	{"merge it in", func(t *testing.T, dir string) error {
		_, err := saves.Merge(filepath.Join(t.TempDir(), "fresh"), dir, saves.Options{})
		return err
	}},
	{"migrate", func(_ *testing.T, dir string) error {
		_, err := saves.Migrate(dir, saves.Options{}, func(_, _ *saves.Journal[event]) error { return nil })
		return err
	}},
}

// wantNotPlain makes sure that an error names a file and what it is.
func wantNotPlain(t *testing.T, err error, path string, kind saves.FileKind) {
	t.Helper()
	var e *saves.NotPlainError
	if !errors.As(err, &e) || e.Path != path || e.Kind != kind {
		t.Errorf("%v, want %s named as a %s", err, path, kind)
	}
}

// plant puts something in the place of a name in a save.
func plant(t *testing.T, dir, name string, put func(at, outside string) error, outside string) string {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	must(t, os.RemoveAll(at))
	if err := put(at, outside); errors.Is(err, syscall.EPERM) {
		t.Skip("only root may do this")
	} else {
		must(t, err)
	}
	return at
}

func TestWhatIsNoPlainFileIsNamedAndNothingOutsideIsTouched(t *testing.T) {
	racetest.Leave(t, "journals that are sound and broken are read and written by other tests")
	for _, p := range planted {
		t.Run(p.what, func(t *testing.T) {
			for _, name := range ownNames {
				outside := somebodyElse(t)
				dir := saveOnDisk(t)
				at := plant(t, dir, name, p.put, outside)
				theirs, ours := tree(t, outside), tree(t, dir)
				for _, use := range uses {
					wantNotPlain(t, use.do(t, dir), at, p.kind)
					if !maps.Equal(tree(t, outside), theirs) {
						t.Fatalf("%s at %s: to %s changed what lies elsewhere", p.what, name, use.name)
					}
					if !maps.Equal(tree(t, dir), ours) {
						t.Fatalf("%s at %s: to %s changed the save", p.what, name, use.name)
					}
				}
				if t.Failed() {
					t.Fatalf("%s at %s", p.what, name)
				}
			}
		})
	}
}

func TestAFolderInThePlaceOfAFileIsNamedAndTheOtherWayRound(t *testing.T) {
	for _, name := range ownNames {
		dir := saveOnDisk(t)
		put, kind := func(at, _ string) error { return os.Mkdir(at, 0o700) }, saves.Folder
		if isFolder(name) {
			put, kind = func(at, _ string) error { return os.WriteFile(at, nil, 0o600) }, saves.Ordinary
		}
		at := plant(t, dir, name, put, "")
		for _, use := range uses {
			wantNotPlain(t, use.do(t, dir), at, kind)
		}
	}
}

func TestAFolderOfASaveThatIsALinkIsRefused(t *testing.T) {
	dir := saveOnDisk(t)
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(dir, link))
	for _, path := range []string{link, link + string(filepath.Separator)} {
		for _, use := range uses {
			if use.name == "restore" { // the backup is looked for behind the link
				continue
			}
			wantNotPlain(t, use.do(t, path), link, saves.Link)
		}
	}
	dangling := filepath.Join(t.TempDir(), "dangling")
	must(t, os.Symlink(filepath.Join(dir, "none"), dangling))
	wantNotPlain(t, opened(saves.Open[event](dangling, saves.Options{})), dangling, saves.Link)
}

// TestAFileWithASecondNameIsNotWritten is about hard links: nobody can tell whose
// file it is, and it would change under its other name, too.
func TestAFileWithASecondNameIsNotWritten(t *testing.T) {
	for _, name := range []string{"save.lock", "save.holder", "journal-000001.jsonl"} {
		dir := filepath.Join(t.TempDir(), "save")
		fill(t, saves.OS(), dir, saves.Options{}, 1, 2, 3)
		theirs := filepath.Join(t.TempDir(), "theirs")
		at := filepath.Join(dir, name)
		b, err := os.ReadFile(at)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		b = append(b, "precious"...) // and a torn tail, which would be cut
		must(t, os.WriteFile(theirs, b, 0o600))
		must(t, errors.Join(os.RemoveAll(at), os.Link(theirs, at)))
		wantNotPlain(t, opened(saves.Open[event](dir, saves.Options{})), at, saves.HardLink)
		if got, err := os.ReadFile(theirs); err != nil || string(got) != string(b) {
			t.Errorf("%s: the file holds %q now, %v", name, got, err)
		}
	}
}

func TestALinkThatAppearsDuringPlayIsNotFollowed(t *testing.T) {
	outside := somebodyElse(t)
	theirs := tree(t, outside)
	dir := filepath.Join(t.TempDir(), "save")
	j, err := saves.Open[event](dir, saves.Options{Fold: "1", SegmentBytes: 1})
	must(t, err)
	mustAppend(t, j, 1)
	for _, name := range []string{"backups", "save.holder", "journal-000002.jsonl", "journal-000003.jsonl", "snap-000001.json.tmp"} {
		plant(t, dir, name, func(at, outside string) error { return os.Symlink(outside, at) }, outside)
	}
	_, _, err = j.Backup()
	wantNotPlain(t, err, filepath.Join(dir, "backups"), saves.Link)
	_, _ = j.Append(savestest.Batch(2)) // whether it is saved or not
	_ = j.Snapshot([]byte("{}"))
	_ = j.Close()
	if got := tree(t, outside); !maps.Equal(got, theirs) {
		t.Errorf("what lies elsewhere is now\n%v", got)
	}
}

func TestAPathThatBecomesALinkDuringPlayLeadsNowhereElse(t *testing.T) {
	outside := somebodyElse(t)
	theirs := tree(t, outside)
	dir := filepath.Join(t.TempDir(), "save")
	j, err := saves.Open[event](dir, saves.Options{Fold: "1", SegmentBytes: 1})
	must(t, err)
	mustAppend(t, j, 1)
	must(t, errors.Join(os.Rename(dir, dir+"-moved"), os.Symlink(outside, dir)))
	for n := 2; n < 5; n++ {
		_, _ = j.Append(savestest.Batch(n))
	}
	_, _, _ = j.Backup()
	_ = j.Snapshot([]byte("{}"))
	_ = j.Close()
	if got := tree(t, outside); !maps.Equal(got, theirs) {
		t.Errorf("what lies elsewhere is now\n%v", got)
	}
}

func TestOnlyFilesOfItsOwnAreClearedAway(t *testing.T) {
	dir := saveOnDisk(t)
	must(t, os.RemoveAll(filepath.Join(dir, "save-000003")))
	mine := []string{"save-000003.tmp/photo.jpg", "save-000003.tmp/.hidden", "backups/notes.tmp", "backups/x.tmp"}
	for _, name := range mine {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("precious"), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(dir, "save-000003.tmp", "save.left"), []byte("x"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "backups", aBackup+".tmp"), []byte("left by a try that died"), 0o600))
	other := filepath.Join(t.TempDir(), "other")
	fill(t, saves.OS(), other, saves.Options{}, 9)
	if _, err := saves.Merge(dir, other, clockAt(saves.OS(), morning)); err != nil {
		t.Fatal(err)
	}
	after := tree(t, dir)
	for _, name := range mine {
		if after[name] == "" {
			t.Errorf("%s is gone", name)
		}
	}
	for _, name := range []string{"save-000003.tmp/journal-000001.jsonl", "save-000003.tmp/save.left", "backups/" + aBackup + ".tmp"} {
		if after[name] != "" {
			t.Errorf("%s of a try that died is still there", name)
		}
	}
}

func TestAFileLongerThanAnySaveIsNotRead(t *testing.T) {
	racetest.Leave(t, "journals that are sound and broken are read and written by other tests")
	dir := saveOnDisk(t)
	for _, name := range []string{"journal-000001.jsonl", "snap-000001.json", "backups/" + aBackup} {
		at := filepath.Join(dir, name)
		must(t, errors.Join(os.WriteFile(at, nil, 0o600), os.Truncate(at, 1<<40)))
	}
	long := filepath.Join(dir, "journal-000001.jsonl")
	must(t, os.RemoveAll(filepath.Join(dir, "save-000003")))
	for _, do := range []func() error{
		func() error { return opened(saves.Open[event](dir, saves.Options{Fold: "1"})) },
		func() error { _, err := saves.Verify(dir, saves.Options{}); return err },
		func() error { _, err := saves.ImportFile(dir, long, saves.Options{}); return err },
		func() error {
			_, err := saves.Merge(filepath.Join(t.TempDir(), "new"), long, saves.Options{})
			return err
		},
	} {
		wantNotPlain(t, do(), long, saves.Huge)
	}
	_, err := saves.Import(dir, endless{}, saves.Options{})
	wantNotPlain(t, err, "-", saves.Huge)
}

// endless is a stream that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestWhatIsGivenAsAFileMustBeOne(t *testing.T) {
	outside := somebodyElse(t)
	for _, p := range planted {
		t.Run(p.what, func(t *testing.T) {
			given := plant(t, t.TempDir(), "given", p.put, outside)
			fresh := filepath.Join(t.TempDir(), "fresh")
			_, err := saves.ImportFile(fresh, given, saves.Options{})
			wantNotPlain(t, err, given, p.kind)
			_, err = saves.Merge(fresh, given, saves.Options{})
			wantNotPlain(t, err, given, p.kind)
			b, _ := saves.BackupAt(plant(t, t.TempDir(), aBackup, p.put, outside))
			_, err = saves.Restore(fresh, b, saves.Options{})
			wantNotPlain(t, err, b.Path, p.kind)
		})
	}
}

func TestABackupFromElsewhereCanBeRestored(t *testing.T) {
	from := filepath.Join(t.TempDir(), "from")
	fill(t, saves.OS(), from, saves.Options{}, 1, 2, 3)
	if _, err := saves.Import(from, strings.NewReader(fmt.Sprintf(`{"id":%q,"at":1,"ev":[]}`, "x")), clockAt(saves.OS(), morning)); err != nil {
		t.Fatal(err)
	}
	if all, err := saves.Backups(from, saves.Options{}); err != nil || len(all) == 0 {
		t.Fatalf("%d backups, %v", len(all), err)
	} else if c, err := saves.Restore(filepath.Join(t.TempDir(), "to"), all[len(all)-1], saves.Options{}); err != nil || c.Batches == 0 {
		t.Fatalf("%+v, %v", c, err)
	}
}
