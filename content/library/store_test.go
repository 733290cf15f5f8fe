package library

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/signature"
	"quest/content/source"
)

// chance gives names of folders; every call another one.
var chance = rand.NewChaCha8([32]byte{1})

// arrival is a version of a small pack that is to be installed.
func arrival(t *testing.T, id, version string) Arrival {
	t.Helper()
	files := named(t, id, version)
	r := source.Read(files, today)
	p, findings := r.Pack()
	if p == nil {
		t.Fatalf("findings: %v", findings)
	}
	return Arrival{Pack: p, Files: r.Files(), Trace: Trace{From: "/somewhere", At: "2026-11-23T10:00:00Z"}}
}

// signedArrival is an arrival with the signature of a key, which is another one for each seed. The
// store believes what was verified before.
func signedArrival(t *testing.T, id, version string, seed byte) Arrival {
	t.Helper()
	secret, err := signature.NewSecret(rand.NewChaCha8([32]byte{seed}))
	if err != nil {
		t.Fatal(err)
	}
	a := arrival(t, id, version)
	a.Trace.Key = secret.Key()
	a.Files[source.ManifestFile] = signature.Manifest(secret.Key(), a.Files)
	a.Files[source.SignatureFile] = []byte("a signature\n")
	return a
}

// openStore opens a store that a test closes itself.
func openStore(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := OpenStore(dir, chance)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// bring installs a version as the command does, and lets older ones go.
func bring(s *Store, a Arrival) (string, error) {
	a.Over = newestOf(Versions(s.dir, a.Pack.ID()))
	dir, err := s.Install(a)
	if err == nil {
		err = s.Keep(a.Pack.ID(), dir)
	}
	return dir, err
}

// played is what a game that starts now would play of the packs in a folder. It fails for a
// pack that is there in part.
func played(t *testing.T, dir string) string {
	t.Helper()
	l := Open(Places{Installed: dir, Today: today.Today, Version: today.Version})
	for _, p := range l.Problems() {
		t.Errorf("%s: %v %v", p.Where, p.Err, p.Findings)
	}
	return idsOf(l.Packs())
}

func TestAVersionIsInstalledAndTheOneBeforeIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "packs")
	for _, step := range []struct {
		version string
		kept    string
	}{
		{"1.0.0", "1.0.0"},
		{"1.1.0", "1.1.0 1.0.0"},
		{"1.2.0", "1.2.0 1.1.0"},
		{"1.10.0", "1.10.0 1.2.0"},
		{"1.2.0", "1.2.0"},
		{"1.0.0", "1.0.0"},
		{"2.0.0-rc.1", "2.0.0-rc.1 1.0.0"},
		{"2.0.0", "2.0.0 2.0.0-rc.1"},
	} {
		s := openStore(t, dir)
		at, err := bring(s, arrival(t, "test/one", step.version))
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		if got := played(t, dir); got != "test/one "+step.version {
			t.Errorf("after %s: played %s", step.version, got)
		}
		if got := strings.Join(Versions(dir, "test/one"), " "); got != step.kept {
			t.Errorf("after %s: versions %s, want %s", step.version, got, step.kept)
		}
		if trace, ok := TraceOf(at); !ok || trace.From != "/somewhere" {
			t.Errorf("trace %+v", trace)
		}
		e := Open(Places{Installed: dir, Today: today.Today}).Packs()[0]
		if ByHand(dir, e.Path, e.Pack) {
			t.Errorf("%s counts as put there by hand", e.Path)
		}
	}
}

func TestTheSameVersionWithOtherContentsIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	first := arrival(t, "test/one", "1.0.0")
	if _, err := s.Install(first); err != nil {
		t.Fatal(err)
	}
	first.Over = "1.0.0"
	if _, err := s.Install(first); err != nil {
		t.Errorf("the same again: %v", err)
	}
	files := named(t, "test/one", "1.0.0")
	contenttest.Edit(t, files, inLesson, "# ", "# The ")
	r := source.Read(files, today)
	p, _ := r.Pack()
	if _, err := s.Install(Arrival{Pack: p, Files: r.Files(), Over: "1.0.0"}); !errors.Is(err, ErrSameVersion) {
		t.Errorf("error %v", err)
	}
}

func TestAnInstalledPackThatSomebodyChangedIsMadeWholeAgain(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	a := arrival(t, "test/one", "1.0.0")
	at, err := s.Install(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(at, inQuiz), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.Over = "1.0.0"
	if _, err := s.Install(a); err != nil {
		t.Fatal(err)
	}
	if got := played(t, dir); got != "test/one 1.0.0" {
		t.Errorf("played %s", got)
	}
}

func TestARemovedPackIsGone(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	for _, a := range []Arrival{arrival(t, "test/one", "1.0.0"), arrival(t, "test/one", "1.1.0"), arrival(t, "test/two", "1.0.0")} {
		if _, err := bring(s, a); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Remove("test/one"); err != nil {
		t.Fatal(err)
	}
	if got := played(t, dir); got != "test/two 1.0.0" {
		t.Errorf("played %s", got)
	}
	if err := s.Remove("test/two"); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 || entries[0].Name() != lockName {
		t.Errorf("left: %v", entries)
	}
}

func TestOneStoreAtATime(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	if _, err := OpenStore(dir, chance); !errors.Is(err, ErrBusy) {
		t.Errorf("a second one: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

var errStep = errors.New("this step fails")

// TestAnInstallationThatFailsAnywhereLeavesTheOldPacks lets every step of an update fail, once
// with the disk still there (an error, as of a full disk) and once without (a crash). What a game
// plays then is the old version or the new one, whole; the next installation works and leaves
// nothing of the broken one.
//
// With a signature, the key of a signed version that is there is known at every moment, so that no other key can
// take its place; an error takes the key away again with the version, and a key that was known stays.
func TestAnInstallationThatFailsAnywhereLeavesTheOldPacks(t *testing.T) {
	t.Run("unsigned", func(t *testing.T) { failAnywhere(t, 0, 0) })
	t.Run("the first signed version", func(t *testing.T) { failAnywhere(t, 0, 1) })
	t.Run("a signed version of a known key", func(t *testing.T) { failAnywhere(t, 1, 1) })
}

// failAnywhere lets every step of an update fail; before and then are the seeds of the keys of the
// versions that are there and of those that come, 0 for none.
func failAnywhere(t *testing.T, before, then byte) {
	comes := func(id, version string, seed byte) Arrival {
		if seed == 0 {
			return arrival(t, id, version)
		}
		return signedArrival(t, id, version, seed)
	}
	one, two, three := comes("test/one", "1.0.0", before), comes("test/one", "1.1.0", before), comes("test/one", "1.2.0", then)
	other := comes("test/other", "1.0.0", then)
	every := 1
	if testing.Short() {
		every = 6
	}
	there := filepath.Join(t.TempDir(), "packs")
	s := openStore(t, there)
	for _, a := range []Arrival{one, two} {
		if _, err := bring(s, a); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, crash := range []bool{false, true} {
		steps := 0
		for at := 1; ; at += every {
			dir := filepath.Join(t.TempDir(), "packs")
			if err := os.CopyFS(dir, os.DirFS(there)); err != nil {
				t.Fatal(err)
			}
			s := openStore(t, dir)
			n, failed := 0, false
			s.step = func(_, name string) error {
				if crash && failed {
					return errStep
				}
				if then != 0 && strings.HasPrefix(name, stagingPrefix) && strings.Contains(name, "/") {
					return nil // files that come in are the same in all versions
				}
				if n++; n == at {
					failed = true
					return errStep
				}
				return nil
			}
			_, err := bring(s, three)
			if err == nil && then == 0 {
				_, err = bring(s, other)
			}
			// Afterwards the lock is gone, as when the process ends.
			s.step = func(string, string) error { return nil }
			if cerr := s.Close(); cerr != nil {
				t.Fatal(cerr)
			}
			if !failed {
				break
			}
			steps++
			got := played(t, dir)
			allowed := []string{"test/one 1.1.0", "test/one 1.2.0", "test/one 1.2.0, test/other 1.0.0"}
			if !slices.Contains(allowed, got) {
				t.Fatalf("step %d, crash %v (%v): played %q", at, crash, err, got)
			}
			signer, known, kerr := SignerOf(dir, "test")
			switch {
			case kerr != nil:
				t.Fatalf("step %d, crash %v: the key: %v", at, crash, kerr)
			case (before != 0 || then != 0 && got != allowed[0]) && (!known || signer.Key != three.Trace.Key):
				t.Fatalf("step %d, crash %v: %q is there, and its key is not known: %+v", at, crash, got, signer)
			case !crash && before == 0 && known && got == allowed[0]:
				t.Fatalf("step %d (%v): a key is known of a version that did not come in", at, err)
			case !crash && known && !strings.HasPrefix(got, "test/one "+signer.Seen["one"]):
				t.Fatalf("step %d (%v): %q is there, and %s was seen", at, err, got, signer.Seen["one"])
			}
			s = openStore(t, dir)
			for _, a := range []Arrival{three, other} {
				if _, err := bring(s, a); err != nil {
					t.Fatalf("step %d, crash %v: then %v", at, crash, err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if got := played(t, dir); got != allowed[2] {
				t.Fatalf("step %d, crash %v: then played %q", at, crash, got)
			}
			if got := treeOf(t, dir); strings.Contains(got, stagingPrefix) || strings.Contains(got, removedPrefix) {
				t.Fatalf("step %d, crash %v: left\n%s", at, crash, got)
			}
		}
		if steps < 15/every {
			t.Errorf("only %d steps were tried", steps)
		}
	}
}

// treeOf lists all files and folders below a folder.
func treeOf(t *testing.T, dir string) string {
	t.Helper()
	var b bytes.Buffer
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		b.WriteString(path + " " + d.Type().String() + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A crash may come between any two steps, so what a version holds must be on the disk before it
// has its name.
func TestEverythingIsOnTheDiskBeforeAVersionHasItsName(t *testing.T) {
	s := openStore(t, t.TempDir())
	defer s.Close() //nolint:errcheck // the test is over
	pending := map[string]bool{}
	named := false
	s.step = func(op, name string) error {
		switch op {
		case "write", "mkdir":
			if strings.HasPrefix(name, stagingPrefix) {
				pending[name] = true
			}
		case "sync":
			delete(pending, name)
		case "rename":
			if named = true; len(pending) > 0 {
				t.Errorf("renamed while not on the disk: %v", pending)
			}
		}
		return nil
	}
	for _, a := range []Arrival{arrival(t, "test/one", "1.0.0"), signedArrival(t, "other/one", "1.0.0", 1)} {
		if _, err := s.Install(a); err != nil || !named {
			t.Error(err, named)
		}
		named = false
	}
}

func TestAStoreFollowsNoLinks(t *testing.T) {
	elsewhere := t.TempDir()
	for _, at := range []string{"packs", "packs/test", "packs/test/one", "packs/.lock", "packs/.signers"} {
		dir := t.TempDir()
		link := filepath.Join(dir, at)
		if err := os.MkdirAll(filepath.Dir(link), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, link); err != nil {
			t.Skip("no links here: ", err)
		}
		s, err := OpenStore(filepath.Join(dir, "packs"), chance)
		if err == nil {
			_, err = s.Install(signedArrival(t, "test/one", "1.0.0", 1))
			err = errors.Join(err, s.Close())
		}
		if err == nil {
			t.Errorf("%s as a link was taken", at)
		}
		if entries, _ := os.ReadDir(elsewhere); len(entries) > 0 {
			t.Fatalf("%s: written elsewhere: %v", at, entries)
		}
	}
}

func TestAPackThatWasPutThereByHandIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	for _, at := range []string{"test", filepath.Join("other", "one")} {
		write(t, filepath.Join(dir, at), named(t, "test/two", "1.0.0"))
	}
	before := treeOf(t, dir)
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	for _, id := range []string{"test/one", "other/one"} {
		if _, err := s.Install(arrival(t, id, "1.0.0")); !errors.Is(err, ErrByHand) {
			t.Errorf("%s: %v", id, err)
		}
		if err := s.Remove(content.PackID(id)); err == nil {
			t.Errorf("%s was removed", id)
		}
	}
	if got := strings.ReplaceAll(treeOf(t, dir), filepath.Join(dir, lockName)+" ----------\n", ""); got != before {
		t.Errorf("changed:\n%s\nbefore:\n%s", got, before)
	}
}

func TestAnArchiveAmongTheFoldersIsTold(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.qpack", "b.zip", ".hidden.qpack", "notes.txt", filepath.Join("test", "c.qpack")} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	for _, p := range Open(Places{Installed: dir}).Problems() {
		if errors.Is(p.Err, ErrArchiveHere) {
			told = append(told, filepath.Base(p.Where))
		}
	}
	if strings.Join(told, " ") != "a.qpack b.zip c.qpack" {
		t.Errorf("told of %v", told)
	}
}

// A decision that was made while another terminal installed something is made again.
func TestAVersionIsNotInstalledOverOneThatCameMeanwhile(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	late := arrival(t, "test/one", "1.0.0")
	if _, err := bring(s, arrival(t, "test/one", "1.1.0")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Install(late); !errors.Is(err, ErrMoved) {
		t.Errorf("error %v", err)
	}
	if got := played(t, dir); got != "test/one 1.1.0" {
		t.Errorf("played %s", got)
	}
}

// A game goes on with the pack with which it began, whatever is installed meanwhile.
func TestAGameGoesOnWithThePackWithWhichItBegan(t *testing.T) {
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "cache")
	for round, v := range []string{"1.0.0", "1.1.0"} {
		s := openStore(t, dir)
		if _, err := bring(s, arrival(t, "test/one", v)); err != nil {
			t.Fatal(err)
		}
		at := Places{Installed: dir, Cache: cache, Today: today.Today, Version: today.Version}
		Open(at) // puts it into the cache
		p := Open(at).Packs()[0].Pack
		for _, next := range []string{"2.0.0", "2.1.0", "2.2.0"} {
			if _, err := bring(s, arrival(t, "test/one", next)); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(s.Remove("test/one"), s.Close()); err != nil {
			t.Fatal(err)
		}
		for _, h := range p.Lessons() {
			if _, ok := p.Lesson(h.ID); !ok {
				t.Errorf("round %d: lesson %s is gone", round, h.ID)
			}
		}
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				if _, ok := p.Item(id); !ok {
					t.Errorf("round %d: item %s is gone", round, id)
				}
			}
		}
	}
}
