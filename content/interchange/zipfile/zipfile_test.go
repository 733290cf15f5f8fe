package zipfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"quest/content/interchange"
)

func packed(t *testing.T, headers ...zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range headers {
		to, err := w.CreateHeader(&headers[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = to.Write([]byte(headers[i].Comment))
	}
	_ = w.Close()
	return b.Bytes()
}

func key(err error) interchange.Key {
	var bad *interchange.SyntaxError
	if errors.As(err, &bad) {
		return bad.Key
	}
	return ""
}

func TestHostileArchivesAreRefusedByName(t *testing.T) {
	link := zip.FileHeader{Name: "a"}
	link.SetMode(fs.ModeSymlink | 0o777)
	for name, c := range map[string]struct {
		data []byte
		want interchange.Key
	}{
		"up":            {packed(t, zip.FileHeader{Name: "../a"}), Outside},
		"up in between": {packed(t, zip.FileHeader{Name: "a/../../b"}), Outside},
		"backslashes":   {packed(t, zip.FileHeader{Name: `..\a`}), Outside},
		"absolute":      {packed(t, zip.FileHeader{Name: "/etc/passwd"}), Outside},
		"drive":         {packed(t, zip.FileHeader{Name: "C:/a"}), Outside},
		"link":          {packed(t, link), Link},
		"cut off":       {packed(t, zip.FileHeader{Name: "a"})[:20], Damaged},
		"no archive":    {[]byte("PK\x03\x04 and nothing else"), Damaged},
	} {
		if _, err := Open(c.data); key(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestABombIsNotUnpacked(t *testing.T) {
	data, err := Write([]File{{"bomb", bytes.Repeat([]byte{0}, 30<<20)}, {"small", []byte("x")}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Read("bomb"); key(err) != Bomb {
		t.Errorf("%v", err)
	}
	if b, err := a.Read("small"); err != nil || string(b) != "x" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := a.Read("nothing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	files := []File{{"b/c.txt", []byte(strings.Repeat("text", 100))}, {"a.txt", nil}}
	one, err := Write(files)
	two, _ := Write(files)
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("%v", err)
	}
	a, err := Open(one)
	if err != nil || strings.Join(a.Names(), " ") != "a.txt b/c.txt" || !a.Has("a.txt") {
		t.Errorf("%v %v", a.Names(), err)
	}
}

func FuzzOpen(f *testing.F) {
	data, _ := Write([]File{{"a", []byte("b")}})
	f.Add(data)
	f.Fuzz(func(_ *testing.T, data []byte) {
		a, err := Open(data)
		if err != nil {
			return
		}
		for _, name := range a.Names() {
			_, _ = a.Read(name)
		}
	})
}
