package source

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"quest/content/contenttest"
)

// The files of a signature are read, and are no part of the pack.
func TestASignatureIsNoPartOfThePack(t *testing.T) {
	files := contenttest.HarbourFiles(t)
	plain := Read(files, Options{})
	files[ManifestFile] = &fstest.MapFile{Data: []byte("one\r\ntwo\r\n")}
	files[SignatureFile] = &fstest.MapFile{Data: []byte{}}
	files["lessons/"+ManifestFile] = &fstest.MapFile{Data: []byte("x")}
	signed := Read(files, Options{})
	if _, findings := signed.Pack(); len(findings) != 1 || findings[0].Code != "Z001" || findings[0].File != "lessons/"+ManifestFile {
		t.Errorf("findings %v", findings)
	}
	delete(files, "lessons/"+ManifestFile)
	signed = Read(files, Options{})
	p, findings := signed.Pack()
	before, _ := plain.Pack()
	if p == nil || p.Hash() != before.Hash() || len(signed.Files()) != len(plain.Files()) {
		t.Fatalf("findings %v", findings)
	}
	if s := signed.Signature(); !bytes.Equal(s.Manifest, []byte("one\ntwo\n")) || s.Signature == nil || s.Archive {
		t.Errorf("%+v", s)
	}
	if s := plain.Signature(); s.Manifest != nil || s.Signature != nil {
		t.Errorf("without: %+v", s)
	}
}

// What is no plain file, or too large, is refused under these names as under any other.
func TestASignatureIsAPlainSmallFile(t *testing.T) {
	for _, name := range []string{ManifestFile, SignatureFile} {
		for code, f := range map[string]*fstest.MapFile{
			"Z003": {Data: make([]byte, MaxFileBytes+1)},
			"Z004": {Mode: fs.ModeNamedPipe},
			"Z001": {Mode: fs.ModeDir},
		} {
			files := contenttest.HarbourFiles(t)
			files[name] = f
			if p, findings := Load(files, Options{}); p != nil || len(findings) != 1 || findings[0].Code != code {
				t.Errorf("%s: want %s: %v", name, code, findings)
			}
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, contenttest.HarbourFiles(t)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(dir, "pack.yaml"), filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
		if p, findings, err := LoadDir(dir, Options{}); p != nil || err != nil || len(findings) != 1 || findings[0].Code != "Z004" {
			t.Errorf("%s as a link: %v, %v", name, findings, err)
		}
	}
}
