package signature

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"aead.dev/minisign"

	"quest/content"
	"quest/content/archive"
	"quest/content/contenttest"
	"quest/content/source"
)

const harbour = content.PackID("test/harbour")

// secret is a key of tests, another one for each seed.
func secret(t testing.TB, seed byte) Secret {
	t.Helper()
	s, err := NewSecret(rand.NewChaCha8([32]byte{seed}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// files is the files of a sound pack, as they are packed.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	return source.Read(contenttest.HarbourFiles(t), source.Options{}).Files()
}

// signed is a signed archive of that pack.
func signed(t testing.TB, s Secret) []byte {
	t.Helper()
	b, err := s.Archive(harbour, "1.0.0", files(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// verify reads an archive as quest does, and holds it against its signature. The archive may be
// refused before that.
func verify(data []byte) (Key, error) {
	fsys, refused := archive.Read("x.qpack", data)
	if len(refused) > 0 {
		return "", errors.New(refused[0].String(content.English))
	}
	r := source.Read(fsys, source.Options{})
	p, findings := r.Pack()
	if p == nil {
		return "", errors.New(findings[0].String(content.English))
	}
	return Verify(Held{Pack: p.ID(), Version: p.Meta().Version, Files: r.Files(), Signature: r.Signature()})
}

// unpacked is the files of an archive.
func unpacked(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	fsys, refused := archive.Read("x.qpack", data)
	if len(refused) > 0 {
		t.Fatal(refused[0].String(content.English))
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

func TestASignedArchiveIsWhatItsKeySigned(t *testing.T) {
	s := secret(t, 1)
	one := signed(t, s)
	if !bytes.Equal(one, signed(t, s)) {
		t.Error("the same pack and key give other bytes")
	}
	if key, err := verify(one); err != nil || key != s.Key() {
		t.Errorf("%s, %v", key, err)
	}
	unsigned, err := archive.Write(files(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := verify(unsigned); !refusedFor(err, Unsigned) {
		t.Errorf("without a signature: %v", err)
	}
	all := unpacked(t, one)
	public, _ := s.Key().public()
	if !minisign.Verify(public, all[source.ManifestFile], all[source.SignatureFile]) {
		t.Error("minisign does not take the signature")
	}
	if text := string(all[source.ManifestFile]); !strings.Contains(text, "\n"+sumOf(all["pack.yaml"])+"  pack.yaml\n") {
		t.Errorf("manifest:\n%s", text)
	}
}

func refusedFor(err error, why Reason) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Why == why
}

// TestNoByteOfASignedArchiveCanChange flips a bit of every byte, those that nobody reads included:
// times, modes, and the bits that fill up compressed data.
func TestNoByteOfASignedArchiveCanChange(t *testing.T) {
	whole := signed(t, secret(t, 1))
	rnd := rand.New(rand.NewPCG(1, 2))
	bits := 1
	if !testing.Short() {
		bits = 3
	}
	for at := range whole {
		for _, bit := range rnd.Perm(8)[:bits] {
			b := bytes.Clone(whole)
			b[at] ^= 1 << bit
			if key, err := verify(b); err == nil {
				t.Errorf("bit %d of byte %d: signed by %s", bit, at, key)
			}
		}
	}
	for _, n := range []int{0, 1, len(whole) / 2, len(whole) - 1} {
		if _, err := verify(whole[:n]); err == nil {
			t.Errorf("cut to %d bytes it is taken", n)
		}
	}
	if _, err := verify(append(bytes.Clone(whole), 0)); err == nil {
		t.Error("with a byte behind it, it is taken")
	}
}

// TestEveryWayToChangeASignedPackIsRefused changes the unpacked files of a signed archive and reads
// them from a folder, and packs them again.
func TestEveryWayToChangeASignedPackIsRefused(t *testing.T) {
	ours, theirs := secret(t, 1), secret(t, 2)
	whole, other := unpacked(t, signed(t, ours)), unpacked(t, signed(t, theirs))
	reef := files(t)
	reef["pack.yaml"] = bytes.Replace(reef["pack.yaml"], []byte(harbour), []byte("test/reef"), 1)
	b, err := ours.Archive("test/reef", "1.0.0", reef)
	if err != nil {
		t.Fatal(err)
	}
	reef = unpacked(t, b)
	signature := func(of map[string][]byte) func(map[string][]byte) {
		return func(all map[string][]byte) {
			all[source.ManifestFile], all[source.SignatureFile] = of[source.ManifestFile], of[source.SignatureFile]
		}
	}
	edit := func(path, before, after string) func(map[string][]byte) {
		return func(all map[string][]byte) {
			if !bytes.Contains(all[path], []byte(before)) {
				t.Fatalf("%s has no %q", path, before)
			}
			all[path] = bytes.Replace(all[path], []byte(before), []byte(after), 1)
		}
	}
	unsign := func(name string) func(map[string][]byte) {
		return func(all map[string][]byte) { delete(all, name) }
	}
	for _, c := range []struct {
		name   string
		change func(map[string][]byte)
		why    Reason
		what   string
	}{
		{"no signature", func(all map[string][]byte) { delete(all, source.ManifestFile); delete(all, source.SignatureFile) }, Unsigned, ""},
		{"no manifest", unsign(source.ManifestFile), Incomplete, ""},
		{"no signature of the manifest", unsign(source.SignatureFile), Incomplete, ""},
		{"an empty signature", func(all map[string][]byte) { all[source.SignatureFile] = nil }, Unreadable, ""},
		{"an empty manifest", func(all map[string][]byte) { all[source.ManifestFile] = nil }, Unreadable, ""},
		{"another comment", edit(source.SignatureFile, "a quest pack", "a chest pack"), Unreadable, ""},
		{"a changed file", edit("lessons/01-tides.md", "# Why", "# How"), Changed, "lessons/01-tides.md"},
		{"a file more", func(all map[string][]byte) { all["README.md"] = []byte("hello\n") }, Added, "README.md"},
		{"a file less", unsign("concepts.yaml"), Missing, "concepts.yaml"},
		{"a changed manifest", edit(source.ManifestFile, "  pack.yaml", "  pack.yml"), Apart, ""},
		{"another key in the manifest", edit(source.ManifestFile, string(ours.Key()), string(theirs.Key())), Apart, ""},
		{"no key in the manifest", edit(source.ManifestFile, "# key", "# kay"), Unreadable, ""},
		{"the manifest of another key", func(all map[string][]byte) { all[source.ManifestFile] = other[source.ManifestFile] }, Apart, ""},
		{"the signature of another key", func(all map[string][]byte) { all[source.SignatureFile] = other[source.SignatureFile] }, Apart, ""},
		{"both of another pack", signature(reef), OtherPack, "test/reef 1.0.0"},
		{"the signature of another pack", func(all map[string][]byte) { all[source.SignatureFile] = reef[source.SignatureFile] }, OtherPack, "test/reef 1.0.0"},
		{"the manifest of another pack", func(all map[string][]byte) { all[source.ManifestFile] = reef[source.ManifestFile] }, Apart, ""},
		{"another version", edit("pack.yaml", "version: 1.0.0", "version: 1.0.1"), OtherPack, "test/harbour 1.0.0"},
		{"another sum of the archive", edit(source.SignatureFile, "archive:", "archive:0"), Apart, ""},
	} {
		all := maps.Clone(whole)
		c.change(all)
		fsys := contenttest.HarbourFiles(t)
		clear(fsys)
		for path, b := range all {
			f := *contenttest.HarbourFiles(t)["pack.yaml"]
			f.Data = b
			fsys[path] = &f
		}
		r := source.Read(fsys, source.Options{})
		version := "1.0.0"
		if c.name == "another version" {
			version = "1.0.1"
		}
		_, err := Verify(Held{Pack: harbour, Version: version, Files: r.Files(), Signature: r.Signature()})
		var refused *Refusal
		if !errors.As(err, &refused) || refused.Why != c.why || refused.What != c.what || refused.Error() == "" {
			t.Errorf("%s: %v", c.name, err)
		}
		packed, err := archive.Write(all)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := verify(packed); err == nil {
			t.Errorf("%s: taken from an archive", c.name)
		}
	}
}

// A folder may have ends of lines of another system, which are no change; an archive that was packed
// again is refused although its files are right.
func TestAFolderMayBeUnpackedButNoArchivePackedAgain(t *testing.T) {
	s := secret(t, 1)
	all := unpacked(t, signed(t, s))
	fsys := contenttest.HarbourFiles(t)
	template := *fsys["pack.yaml"]
	clear(fsys)
	for path, b := range all {
		f := template
		f.Data = bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
		fsys[path] = &f
	}
	r := source.Read(fsys, source.Options{})
	if key, err := Verify(Held{Pack: harbour, Version: "1.0.0", Files: r.Files(), Signature: r.Signature()}); err != nil || key != s.Key() {
		t.Errorf("a folder: %v", err)
	}
	again := maps.Clone(all)
	again["lessons/01-tides.md"] = append(bytes.Clone(all["lessons/01-tides.md"]), "\n\n"...) // read as the same text
	packed, err := archive.Write(again)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := verify(packed); !refusedFor(err, Repacked) {
		t.Errorf("packed again: %v", err)
	}
}

func TestKeysAreReadAgain(t *testing.T) {
	s := secret(t, 1)
	again, err := ParseSecret(s.Text())
	if err != nil || again.Key() != s.Key() {
		t.Errorf("%s, %v", again.Key(), err)
	}
	text, err := s.minisign().MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	for _, written := range []string{string(s.Key()), " " + string(s.Key()) + "\r\n", string(text), string(text) + "\n"} {
		if key, err := ParseKey(written); err != nil || key != s.Key() {
			t.Errorf("%q: %s, %v", written, key, err)
		}
	}
	if _, err := ParseKey(s.Text()); !errors.Is(err, ErrSecret) {
		t.Errorf("a secret key: %v", err)
	}
	if _, err := ParseSecret(string(text)); !errors.Is(err, ErrPublic) {
		t.Errorf("a public key: %v", err)
	}
	key := string(s.Key())
	for _, wrong := range []string{"", "RW", key[:55], key + "A", key[:54] + "==", "x" + key[1:], key[:20] + "\n" + key[20:], "untrusted comment: x"} {
		if got, err := ParseKey(wrong); !errors.Is(err, ErrNoKey) {
			t.Errorf("%q: %s, %v", wrong, got, err)
		}
		if _, err := ParseSecret(wrong); !errors.Is(err, ErrNoKey) {
			t.Errorf("%q as a secret: %v", wrong, err)
		}
	}
	half := []byte(s.Text())
	other := secret(t, 2).Text()
	copy(half[len(half)-100:], other[len(other)-100:]) // the public half and the checksum of another key
	if _, err := ParseSecret(string(half)); !errors.Is(err, ErrNoKey) {
		t.Errorf("a damaged key: %v", err)
	}
}

// A fingerprint is how people tell keys apart, so it may never change.
func TestFingerprintsStay(t *testing.T) {
	const key = Key("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")
	if _, err := ParseKey(string(key)); err != nil {
		t.Fatal(err)
	}
	if got := key.Fingerprint(); got != "ssix-ktpe-7an5-gafe" { // worked out by another program
		t.Error(got)
	}
	seen := map[string]bool{}
	for seed := range byte(50) {
		print := secret(t, seed).Key().Fingerprint()
		if len(print) != 19 || seen[print] || strings.Trim(print, fingerprintSigns+"-") != "" {
			t.Errorf("fingerprint %q", print)
		}
		seen[print] = true
	}
}

// FuzzVerify gives any bytes as a signature: only the one that the key made is taken.
func FuzzVerify(f *testing.F) {
	s := secret(f, 1)
	all := unpacked(f, signed(f, s))
	manifest, right := all[source.ManifestFile], all[source.SignatureFile]
	f.Add(manifest, right)
	f.Add(manifest, bytes.ToUpper(right))
	f.Add([]byte(keyMark+string(s.Key())+"\n"), right)
	f.Add([]byte{}, []byte("untrusted comment: \n\ntrusted comment: \n\n"))
	f.Add(bytes.Repeat([]byte("# key \n"), 100), bytes.Repeat([]byte("A"), 1000))
	r := source.Read(contenttest.HarbourFiles(f), source.Options{})
	held := Held{Pack: harbour, Version: "1.0.0", Files: r.Files()}
	f.Fuzz(func(t *testing.T, m, sig []byte) {
		held.Signature = source.Signature{Manifest: m, Signature: sig}
		key, err := Verify(held)
		var refused *Refusal
		switch {
		case err == nil && (key != s.Key() || !bytes.Equal(m, manifest) || !bytes.Equal(sig, right)):
			t.Errorf("taken: %q, %q", m, sig)
		case err != nil && (!errors.As(err, &refused) || refused.Error() == ""):
			t.Errorf("refused with %v", err)
		}
	})
}

// FuzzParse gives any text as a key.
func FuzzParse(f *testing.F) {
	s := secret(f, 1)
	f.Add(string(s.Key()))
	f.Add(s.Text())
	f.Add("untrusted comment: \n")
	f.Fuzz(func(t *testing.T, text string) {
		if key, err := ParseKey(text); err == nil {
			if again, err := ParseKey(string(key)); err != nil || again != key || len(key) != 56 {
				t.Errorf("%q: %q, %v", text, key, err)
			}
		}
		if s, err := ParseSecret(text); err == nil {
			if _, err := ParseKey(string(s.Key())); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
	})
}
