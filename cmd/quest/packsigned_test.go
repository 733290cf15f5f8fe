package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quest/content"
	"quest/content/archive"
	"quest/content/contenttest"
	"quest/content/signature"
	"quest/content/source"
)

// signingKey is a key of tests, another one for each seed.
func signingKey(t *testing.T, seed byte) signature.Secret {
	t.Helper()
	s, err := signature.NewSecret(rand.NewChaCha8([32]byte{seed}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// edition is the files of the small pack with an ID and a version.
func edition(t *testing.T, id, version string) map[string][]byte {
	t.Helper()
	files := contenttest.HarbourFiles(t)
	contenttest.Edit(t, files, "pack.yaml", "version: 1.0.0", "version: "+version)
	contenttest.Edit(t, files, "pack.yaml", "id: test/harbour", "id: "+id)
	return source.Read(files, source.Options{}).Files()
}

// signedEdition is its archive, signed.
func signedEdition(t *testing.T, id, version string, by signature.Secret) []byte {
	t.Helper()
	b, err := by.Archive(content.PackID(id), version, edition(t, id, version))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// insideOf is the files of an archive.
func insideOf(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	fsys, refused := archive.Read("x.qpack", data)
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	all := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all[path], err = fs.ReadFile(fsys, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// packed is an archive of files.
func packed(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	b, err := archive.Write(files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// written writes a file for a test.
func written(t *testing.T, path string, b []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestPacksThatAreNotWhatWasSignedAreRefused holds row 65 of docs/hostile.md: each case is refused with a
// sentence of its own in each language, from an archive and from a folder, by install and by update,
// with exit code 3 and not a byte changed.
func TestPacksThatAreNotWhatWasSignedAreRefused(t *testing.T) {
	ours, theirs := signingKey(t, 1), signingKey(t, 2)
	root := t.TempDir()
	save := filepath.Join(root, "save")
	if got := try(save, "pack", "install", written(t, filepath.Join(root, "first.qpack"), signedEdition(t, "test/harbour", "1.0.0", ours))); got.code != exitDone || !strings.Contains(got.out, "signed with "+ours.Key().Fingerprint()+"; once it is installed that key is kept") {
		t.Fatalf("%+v", got)
	}
	next := insideOf(t, signedEdition(t, "test/harbour", "1.1.0", ours))
	reef := insideOf(t, signedEdition(t, "test/reef", "1.1.0", ours))
	old := insideOf(t, signedEdition(t, "test/harbour", "1.0.0", ours))
	copyOf := func(change func(map[string][]byte)) map[string][]byte {
		all := map[string][]byte{}
		for path, b := range next {
			all[path] = bytes.Clone(b)
		}
		change(all)
		return all
	}
	swap := func(of map[string][]byte, names ...string) map[string][]byte {
		return copyOf(func(all map[string][]byte) {
			for _, name := range names {
				all[name] = of[name]
			}
		})
	}
	const manifest, sig = source.ManifestFile, source.SignatureFile
	for _, c := range []struct {
		name   string
		files  map[string][]byte
		en, ko string
		folder bool // the same from a folder
	}{
		{"no signature", copyOf(func(all map[string][]byte) { delete(all, manifest); delete(all, sig) }), "it is not signed, but packs of test are signed with the key", "서명이 없습니다", true},
		{"another key", insideOf(t, signedEdition(t, "test/harbour", "1.1.0", theirs)), "it is signed with the key " + theirs.Key().Fingerprint() + ", but packs of test with " + ours.Key().Fingerprint(), theirs.Key().Fingerprint() + " 키로 서명되어 있습니다", true},
		{"a file that changed", copyOf(func(all map[string][]byte) {
			all["lessons/01-tides.md"] = append(all["lessons/01-tides.md"], " \nMore.\n"...)
		}), "lessons/01-tides.md was changed after it was signed", "서명한 뒤에 바뀐 파일이 있습니다: lessons/01-tides.md", true},
		{"a file more", copyOf(func(all map[string][]byte) { all["README.md"] = []byte("more\n") }), "README.md was added after it was signed", "서명한 뒤에 더해진 파일이 있습니다: README.md", true},
		{"a file less", copyOf(func(all map[string][]byte) { delete(all, "rewards.yaml") }), "rewards.yaml, which was signed, is missing", "서명한 파일이 없습니다: rewards.yaml", true},
		{"a manifest that changed", copyOf(func(all map[string][]byte) { all[manifest] = append(all[manifest], "x\n"...) }), "one of them was changed", "둘 중 하나가 바뀌었습니다", true},
		{"the signature of another pack", swap(reef, manifest, sig), "its signature is that of test/reef 1.1.0, not of test/harbour 1.1.0", "test/reef 1.1.0의 서명입니다", true},
		{"the signature of another version", swap(old, manifest, sig), "its signature is that of test/harbour 1.0.0, not of test/harbour 1.1.0", "test/harbour 1.0.0의 서명입니다", true},
		{"no manifest", copyOf(func(all map[string][]byte) { delete(all, manifest) }), "half of its signature is missing", "서명이 반쪽입니다", true},
		{"half a signature", copyOf(func(all map[string][]byte) { all[sig] = all[sig][:len(all[sig])/2] }), "its signature is damaged", "서명이 손상되었습니다", true},
		{"terminal controls for a signature", copyOf(func(all map[string][]byte) {
			all[sig] = bytes.Replace(all[sig], []byte("trusted comment: test"), []byte("trusted comment: \x1b]0;x\x07\u202etest"), 1)
		}), "its signature is that of", "서명입니다", true},
		{"an archive that was packed again", copyOf(func(all map[string][]byte) { all["pack.yaml"] = append(all["pack.yaml"], "\n\n"...) }), "the archive was changed or packed again", "다시 압축되었습니다", false},
	} {
		file := written(t, filepath.Join(root, "work", "x.qpack"), packed(t, c.files))
		folder := filepath.Join(root, "work", "x")
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		for path, b := range c.files {
			written(t, filepath.Join(folder, filepath.FromSlash(path)), b)
		}
		before := snapshotOf(t, root)
		for _, how := range [][]string{{"install", file}, {"install", "--yes", "--downgrade", file}, {"update", file}, {"install", folder}, {"update", folder}} {
			if how[len(how)-1] == folder && !c.folder {
				continue
			}
			for lang, said := range map[string]string{"en": c.en, "ko": c.ko} {
				got := try(save, append([]string{"pack", "--lang", lang}, how...)...)
				if got.code != exitFailed || !strings.Contains(got.err, said) || got.out != "" {
					t.Errorf("%s: %v in %s: %+v", c.name, how, lang, got)
				}
				if strings.ContainsAny(got.err, "\x1b\x07\u202e") {
					t.Errorf("%s: says %q", c.name, got.err)
				}
			}
		}
		if info := try(save, "pack", "info", file); c.name == "a file less" { // an error of the pack, too
			if info.code != exitFailed || !strings.Contains(info.err, c.en) {
				t.Errorf("%s: info: %+v", c.name, info)
			}
		} else if info.code != exitDone || !strings.Contains(info.out, "it would not be installed: ") || !strings.Contains(info.out, c.en) {
			t.Errorf("%s: info: %+v", c.name, info)
		}
		if changed := differing(before, snapshotOf(t, root)); len(changed) > 0 {
			t.Errorf("%s: changed %v", c.name, changed)
		}
	}
	if got := try(save, "pack", "update", written(t, filepath.Join(root, "next.qpack"), packed(t, next))); got.code != exitDone || !strings.Contains(got.out, "the key of test known since ") {
		t.Errorf("the right one: %+v", got)
	}
}

// One pack that is refused keeps no other from being updated.
func TestARefusedUpdateKeepsNoOtherBack(t *testing.T) {
	root := t.TempDir()
	save, key := filepath.Join(root, "save"), signingKey(t, 1)
	for _, id := range []string{"test/harbour", "test/reef", "test/zoo"} {
		name := strings.TrimPrefix(id, "test/")
		if got := try(save, "pack", "install", written(t, filepath.Join(root, name+"-1.0.0.qpack"), signedEdition(t, id, "1.0.0", key))); got.code != exitDone {
			t.Fatalf("%+v", got)
		}
		next := signedEdition(t, id, "1.1.0", key)
		if name == "reef" {
			next = packed(t, edition(t, id, "1.1.0"))
		}
		written(t, filepath.Join(root, name+"-1.1.0.qpack"), next)
	}
	if got := try(save, "pack", "update"); got.code != exitFailed || strings.Count(got.err, "\n") != 1 || !strings.Contains(got.err, "reef-1.1.0.qpack is refused") {
		t.Errorf("%+v", got)
	}
	list := try(save, "pack", "list").out
	for _, want := range []string{"test/harbour 1.1.0 ", "test/reef 1.0.0 ", "test/zoo 1.1.0 "} {
		if !strings.Contains(list, want) {
			t.Errorf("no %s in\n%s", want, list)
		}
	}
}

// A pack with a signature that does not hold is refused for an owner that nobody knows, too: it is not
// taken for one without a signature.
func TestABrokenSignatureIsNeverTakenForNone(t *testing.T) {
	root := t.TempDir()
	save := filepath.Join(root, "save")
	whole := signedEdition(t, "test/harbour", "1.0.0", signingKey(t, 1))
	rnd := rand.New(rand.NewPCG(3, 4))
	places := make([]int, 40)
	for i := range places {
		places[i] = rnd.IntN(len(whole))
	}
	for _, at := range places {
		b := bytes.Clone(whole)
		b[at] ^= 1 << rnd.IntN(8)
		file := written(t, filepath.Join(root, "x.qpack"), b)
		if got := try(save, "pack", "install", file); got.code != exitFailed && got.code != exitFindings {
			t.Errorf("byte %d: %+v", at, got)
		}
	}
	if _, err := os.Stat(filepath.Join(save, packsDir)); err == nil {
		t.Error("something was written")
	}
}

// An installed version that somebody changed is told by info, and installed anew from its archive.
func TestAnInstalledVersionIsHeldAgainstItsSignatureWhenAsked(t *testing.T) {
	root := t.TempDir()
	save := filepath.Join(root, "save")
	file := written(t, filepath.Join(root, "x.qpack"), signedEdition(t, "test/harbour", "1.0.0", signingKey(t, 1)))
	if got := try(save, "pack", "install", file); got.code != exitDone {
		t.Fatalf("%+v", got)
	}
	lessons, err := filepath.Glob(filepath.Join(save, packsDir, "test", "harbour", "*", "lessons", "01-tides.md"))
	if err != nil || len(lessons) != 1 {
		t.Fatal(lessons, err)
	}
	state := func() string {
		t.Helper()
		var d described
		if got := try(save, "pack", "info", "test/harbour", "--json"); json.Unmarshal([]byte(got.out), &d) != nil {
			t.Fatalf("%+v", got)
		}
		return d.Signature.State
	}
	if got := state(); got != "verified" {
		t.Errorf("at first %s", got)
	}
	b, err := os.ReadFile(lessons[0])
	if err != nil {
		t.Fatal(err)
	}
	written(t, lessons[0], bytes.Replace(b, []byte("# Why the sea rises"), []byte("# How the sea rises"), 1))
	if got := state(); got != "refused" {
		t.Errorf("changed: %s", got)
	}
	if got := try(save, "pack", "info", "test/harbour"); !strings.Contains(got.out, "lessons/01-tides.md was changed after it was signed") {
		t.Errorf("%+v", got)
	}
}

// Two archives of one new owner with two keys come in at once from two terminals: the one that
// is second is refused by the key of the first.
func TestTwoTerminalsInstallTwoKeysAtOnce(t *testing.T) {
	for round := range 3 {
		root := t.TempDir()
		save := filepath.Join(root, "save")
		keys := []signature.Secret{signingKey(t, 1), signingKey(t, 2)}
		names := []string{"test/harbour", "test/reef"}
		got := make([]tried, len(keys))
		var working sync.WaitGroup
		for i := range keys {
			file := written(t, filepath.Join(root, strings.ReplaceAll(names[i], "/", "-")+".qpack"), signedEdition(t, names[i], "1.0.0", keys[i]))
			working.Go(func() { got[i] = try(save, "pack", "install", file) })
		}
		working.Wait()
		first := 0
		if got[0].code != exitDone {
			first = 1
		}
		if last := got[1-first]; got[first].code != exitDone || last.code != exitFailed || !strings.Contains(last.err, "it is signed with the key "+keys[1-first].Key().Fingerprint()) {
			t.Fatalf("round %d: %+v", round, got)
		}
		list := try(save, "pack", "list")
		if !strings.Contains(list.out, names[first]) || strings.Contains(list.out, names[1-first]) || !strings.Contains(list.out, "signed "+keys[first].Key().Fingerprint()) {
			t.Errorf("round %d: %+v", round, list)
		}
	}
}

// A key in a file that others can read is told; what is no key to sign with is refused before anything is
// written.
func TestKeysThatCannotSign(t *testing.T) {
	root := t.TempDir()
	save, pack := filepath.Join(root, "save"), filepath.Join(root, "harbour")
	for path, b := range edition(t, "test/harbour", "1.0.0") {
		if path == "pack.yaml" && !bytes.Contains(b, []byte("\noriginal: true\n")) {
			b = append(b, "original: true\n"...)
		}
		written(t, filepath.Join(pack, filepath.FromSlash(path)), b)
	}
	secret := signingKey(t, 1)
	keys := map[string]string{
		"public.key": string(secret.Key()) + "\n", "empty.key": "", "text.key": "hello\n", "long.key": strings.Repeat("A", 1<<20),
		"binary.key": "\x00\x1b]0;x\x07",
	}
	for name, text := range keys {
		written(t, filepath.Join(root, name), []byte(text))
	}
	before := snapshotOf(t, root)
	for _, name := range []string{"public.key", "empty.key", "text.key", "long.key", "binary.key", "nothing.key", "harbour", "harbour/pack.yaml"} {
		got := try(save, "pack", "build", pack, "--sign", filepath.Join(root, name))
		if got.code != exitFailed || got.out != "" || strings.ContainsAny(got.err, "\x1b\x07") {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if changed := differing(before, snapshotOf(t, root)); len(changed) > 0 {
		t.Errorf("changed %v", changed)
	}
	key := written(t, filepath.Join(root, "my.key"), []byte(secret.Text()))
	if got := try(save, "pack", "build", pack, "--sign", key); got.code != exitDone || got.err != "" || !strings.Contains(got.out, "signed with "+secret.Key().Fingerprint()) {
		t.Errorf("%+v", got)
	}
	if err := os.Chmod(key, 0o644); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(key); err == nil && info.Mode().Perm() == 0o644 {
		if got := try(save, "pack", "build", pack, "--sign", key); got.code != exitDone || !strings.Contains(got.err, "others on this computer can read the secret key") {
			t.Errorf("%+v", got)
		}
	}
}
