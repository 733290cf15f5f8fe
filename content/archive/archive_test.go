package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"quest/content"
	"quest/content/archive/archivetest"
	"quest/content/contenttest"
	"quest/content/racetest"
	"quest/content/source"
)

var today = source.Options{Today: "2026-11-23", Version: "0.1.0"}

// small is the files of a sound pack.
func small(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for name, f := range contenttest.HarbourFiles(t) {
		files[name] = f.Data
	}
	return files
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	files := small(t)
	first, err := Write(files)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Write(maps.Clone(files))
	if err != nil || !bytes.Equal(first, second) {
		t.Fatal("the same files give other bytes", err)
	}
	got, refused := Read("x.qpack", first)
	if len(refused) > 0 {
		t.Fatalf("refused: %v", refused)
	}
	if p, findings := source.Load(got, today); p == nil || len(findings) > 0 {
		t.Errorf("findings: %v", findings)
	}
	held := map[string][]byte{}
	err = fs.WalkDir(got, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			held[path], err = fs.ReadFile(got, path)
		}
		return err
	})
	if err != nil || !maps.EqualFunc(held, files, bytes.Equal) {
		t.Errorf("other files: %v, %v", held, err)
	}
}

// TestABuiltArchiveIsPlain reads with another program what a built archive says: nothing but
// names, one time, one mode, one method.
func TestABuiltArchiveIsPlain(t *testing.T) {
	b, err := Write(small(t))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	before := ""
	for _, f := range r.File {
		if f.Name <= before {
			t.Errorf("%s comes behind %s", f.Name, before)
		}
		before = f.Name
		if f.Modified.Format("2006-01-02 15:04:05") != "1980-01-01 00:00:00" || f.Mode() != 0o644 || f.Method != zip.Deflate || len(f.Extra) > 0 || f.Comment != "" || f.Flags&^(1<<11) != 0 {
			t.Errorf("%s: %v %v %d %x %q %x", f.Name, f.Modified, f.Mode(), f.Method, f.Extra, f.Comment, f.Flags)
		}
	}
	if r.Comment != "" {
		t.Errorf("comment %q", r.Comment)
	}
}

func TestHostileArchivesAreRefused(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, c := range archivetest.Hostile(small(t)) {
		files, refused := Read("x.qpack", c.Data)
		if len(refused) == 0 {
			// What the archive may hold, but no pack, is found when the pack is read.
			_, refused = source.Load(files, today)
		}
		if len(refused) == 0 || refused[0].Code != c.Code || refused[0].Level != source.Error {
			t.Errorf("%s: want %s, found %v", c.Name, c.Code, refused)
		}
		for _, f := range refused {
			for _, lang := range []content.Lang{content.English, content.Korean} {
				line := f.String(lang)
				if _, err := content.CleanLine(line); err != nil || strings.Contains(line, "{") {
					t.Errorf("%s: says %q: %v", c.Name, line, err)
				}
			}
		}
	}
}

func TestArchivesOfOtherProgramsAreTaken(t *testing.T) {
	for _, c := range archivetest.Taken(small(t)) {
		files, refused := Read("x.qpack", c.Data)
		if len(refused) > 0 {
			t.Errorf("%s: %v", c.Name, refused[0].String(content.English))
			continue
		}
		if p, findings := source.Load(files, today); p == nil || p.Items() != 4 {
			t.Errorf("%s: findings %v", c.Name, findings)
		}
	}
}

// TestHostileArchivesCostLittle counts what is allocated while an archive is read: never much
// more than the largest pack, whatever it unpacks to.
func TestHostileArchivesCostLittle(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, c := range archivetest.Hostile(small(t)) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Read("x.qpack", c.Data)
		runtime.ReadMemStats(&after)
		const most = 128 << 20 // six times what a pack may hold; the race detector takes a third of it
		if n := after.TotalAlloc - before.TotalAlloc; n > most {
			t.Errorf("%s: %d MiB", c.Name, n>>20)
		}
	}
}

// TestTheSumOfASignedArchive holds what a signature names: the sum of the archive as it was before. It
// is worked out without a second archive in memory.
func TestTheSumOfASignedArchive(t *testing.T) {
	racetest.OneGoroutine(t)
	files := small(t)
	rnd := rand.NewChaCha8([32]byte{1})
	for _, name := range []string{"media/a.txt", "media/b.txt", "media/c.txt", "media/d.txt"} {
		files[name] = make([]byte, source.MaxFileBytes)
		_, _ = rnd.Read(files[name]) // never fails
	}
	files[source.ManifestFile] = []byte("a manifest\n")
	before, err := Write(files)
	if err != nil {
		t.Fatal(err)
	}
	files[source.SignatureFile] = []byte("a signature\n")
	whole, err := Write(files)
	if err != nil {
		t.Fatal(err)
	}
	sum := func(b []byte) string {
		t.Helper()
		got, refused := Read("x.qpack", b)
		if len(refused) > 0 {
			t.Fatal(refused[0].String(content.English))
		}
		return got.(source.Packed).Packed()
	}
	if got := sum(whole); got != Sum(before) {
		t.Errorf("%s, want %s", got, Sum(before))
	}
	if got := sum(before); got != "" {
		t.Errorf("without a signature %s", got)
	}
	// A time that nobody reads, in both places where it stands.
	later := bytes.ReplaceAll(whole, []byte{0, 0, 0x21, 0}, []byte{0, 0, 0x22, 0})
	if got := sum(later); bytes.Equal(later, whole) || got == Sum(before) {
		t.Errorf("with another time %s", got)
	}
	var was, now runtime.MemStats
	runtime.ReadMemStats(&was)
	Read("x.qpack", whole)
	runtime.ReadMemStats(&now)
	if n := now.TotalAlloc - was.TotalAlloc; n > 32<<20 {
		t.Errorf("%d MiB for an archive of %d", n>>20, len(whole)>>20)
	}
}

func TestAFileThatIsNoArchiveIsNotReadToItsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "course-backup.qpack")
	if err := os.WriteFile(path, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 100<<20); err != nil {
		t.Skip("no sparse files here: ", err)
	}
	_, refused, err := Load(path)
	if err != nil || len(refused) != 1 || refused[0].Code != "Z003" || refused[0].File != "course-backup.qpack" {
		t.Errorf("%v, %v", refused, err)
	}
	if _, _, err := Load(t.TempDir()); err == nil {
		t.Error("a folder was taken")
	}
	if _, _, err := Load(path + "-not"); err == nil {
		t.Error("nothing was taken")
	}
}

// agrees makes sure that another program reads the same files in an archive that is taken.
func agrees(t *testing.T, data []byte, files fs.FS) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("another program does not read it: %v", err)
	}
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") || source.Ignored(f.Name) {
			continue
		}
		ours, err := fs.ReadFile(files, f.Name)
		if err != nil {
			if f.Mode().IsDir() {
				continue
			}
			t.Fatalf("%s is only read by the other program: %v", f.Name, err)
		}
		if !source.AllowedPath(f.Name) {
			t.Fatalf("name %q was taken", f.Name)
		}
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := io.ReadAll(rc)
		if err != nil || !bytes.Equal(ours, theirs) {
			t.Fatalf("%s is read in two ways: %v", f.Name, err)
		}
	}
}

// TestDamageNeverChangesWhatIsRead flips bytes of an archive: it is refused, or holds what it
// held.
func TestDamageNeverChangesWhatIsRead(t *testing.T) {
	racetest.OneGoroutine(t)
	files := small(t)
	whole, err := Write(files)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for at := 0; at < len(whole); at++ {
		b := bytes.Clone(whole)
		b[at] ^= byte(1 << rnd.IntN(8))
		got, refused := Read("x.qpack", b)
		if len(refused) > 0 {
			continue
		}
		taken++
		agrees(t, b, got)
		for name, data := range files {
			if held, err := fs.ReadFile(got, name); err != nil || !bytes.Equal(held, data) {
				t.Fatalf("byte %d: %s changed", at, name)
			}
		}
	}
	if taken > len(whole)/10 { // times, versions and modes may differ
		t.Errorf("%d of %d damaged archives were taken", taken, len(whole))
	}
}

func FuzzRead(f *testing.F) {
	racetest.OneGoroutine(f)
	files := small(f)
	for _, c := range append(archivetest.Hostile(files), archivetest.Taken(files)...) {
		if len(c.Data) < 64<<10 {
			f.Add(c.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		files, refused := Read("x.qpack", data)
		if (files == nil) != (len(refused) > 0) {
			t.Fatalf("files %v, refused %v", files, refused)
		}
		if files == nil {
			return
		}
		agrees(t, data, files)
		source.Load(files, today)
	})
}
