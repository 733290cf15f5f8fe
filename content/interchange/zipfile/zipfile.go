// Package zipfile reads the zip archives of other programs in memory, with limits: names
// that lead out of the archive, links, encrypted entries and bombs refuse it. Nothing is
// written to a disk. It also writes archives, the same files always as the same bytes.
package zipfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
)

// Limits of an archive.
const (
	maxEntries = 10_000
	maxFile    = 32 << 20 // bytes of one file that is unpacked
	maxAll     = 96 << 20 // bytes of all files that are unpacked
	maxRatio   = 200      // unpacked bytes for each byte that is packed, above a small size
	smallSize  = 1 << 20
)

// What is wrong with an archive.
const (
	Damaged   interchange.Key = "ZipDamaged"
	TooMany   interchange.Key = "ZipTooMany"
	Outside   interchange.Key = "ZipOutside"
	Link      interchange.Key = "ZipLink"
	Encrypted interchange.Key = "ZipEncrypted"
	Bomb      interchange.Key = "ZipBomb"
	TooLarge  interchange.Key = "ZipTooLarge"
)

// Archive is the files of one archive. They are unpacked when they are asked for.
type Archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func refuse(key interchange.Key, args ...string) error {
	return &interchange.SyntaxError{Key: key, Args: args}
}

// Open reads the directory of an archive. The error is an *interchange.SyntaxError.
func Open(data []byte) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(Damaged, "why", content.OneLine(err.Error()))
	}
	if len(z.File) > maxEntries {
		return nil, refuse(TooMany, "n", strconv.Itoa(len(z.File)), "most", strconv.Itoa(maxEntries))
	}
	a := &Archive{files: map[string]*zip.File{}, left: maxAll}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		switch mode := f.Mode(); {
		case outside(name):
			return nil, refuse(Outside, "name", content.OneLine(name))
		case mode.IsDir() || strings.HasSuffix(name, "/"):
			continue
		case mode&fs.ModeType != 0:
			return nil, refuse(Link, "name", content.OneLine(name))
		case f.Flags&1 != 0:
			return nil, refuse(Encrypted, "name", content.OneLine(name))
		}
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

// outside reports whether a name could lead out of a folder on any system.
func outside(name string) bool {
	if name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, ":\x00") || strings.HasPrefix(name, "/") {
		return true
	}
	return slices.Contains(strings.Split(name, "/"), "..")
}

// Names lists the files in order.
func (a *Archive) Names() []string { return slices.Sorted(maps.Keys(a.files)) }

// Has reports whether there is a file of a name.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// Read unpacks a file. The error is an *interchange.SyntaxError, or fs.ErrNotExist.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	shown := content.OneLine(name)
	r, err := f.Open()
	if err != nil {
		return nil, refuse(Damaged, "why", shown)
	}
	defer func() { _ = r.Close() }() // it was only read
	most := min(a.left, maxFile, max(smallSize, int64(min(f.CompressedSize64, maxAll))*maxRatio))
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case int64(len(data)) > most && most < min(a.left, maxFile):
		return nil, refuse(Bomb, "name", shown)
	case int64(len(data)) > most:
		return nil, refuse(TooLarge, "name", shown, "most", strconv.Itoa(int(maxFile>>20)))
	case err != nil:
		return nil, refuse(Damaged, "why", shown)
	}
	a.left -= int64(len(data))
	return data, nil
}

// firstDay gives the first day that a zip archive can name.
func firstDay() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

// File is a file of an archive that is written.
type File struct {
	Name string
	Data []byte
}

// Write makes an archive of files, in their order. The same files give the same bytes.
func Write(files []File) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		to, err := w.CreateHeader(&zip.FileHeader{Name: path.Clean(f.Name), Method: zip.Deflate, Modified: firstDay()})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
