// Package archive reads and writes built packs: a pack in one file, a zip archive with the
// name ending .qpack (docs/pack-format.md 16). An archive comes from a stranger. Nothing that
// it says about itself is believed: names, kinds, sizes and checksums are held against what is
// really there, and an archive that two programs could read in two ways is refused. Nothing is
// written to a disk here.
package archive

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"quest/content/source"
	"quest/content/source/saying"
)

// Extension is how the names of archives end.
const Extension = ".qpack"

// Limits of an archive. What is unpacked of it has the limits of a pack.
const (
	maxBytes = 24 << 20 // of the archive itself: a pack that cannot be compressed, and names
	maxRatio = 100      // unpacked bytes for each byte of the archive
)

// ErrNone is the error of a path that leads to no file, for errors.Is.
var ErrNone = errors.New("no file there")

// Load reads the archive at a path. Files are the contents of the archive if there are no
// findings, and implement source.Packed; the findings say why it is refused, all at once as far as
// it can be read. The error is for a file that cannot be read at all.
func Load(path string) (files fs.FS, refused []source.Finding, err error) {
	f, err := source.OpenAtOnce(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, &os.PathError{Op: "read", Path: path, Err: ErrNone}
	}
	name := filepath.Base(path)
	if info.Size() > maxBytes {
		return nil, []source.Finding{source.Refuse(name, saying.ArchiveTooLarge)}, nil
	}
	// The file may grow while it is read: what is read is counted.
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, nil, err
	}
	files, refused = Read(name, data)
	return files, refused, nil
}

// Read is Load for an archive in memory; name is what findings about the whole archive call it.
func Read(name string, data []byte) (fs.FS, []source.Finding) {
	r := &reader{name: name, data: data, seen: map[string]seen{}, files: newMemory()}
	if len(data) > maxBytes {
		r.refuse(name, saying.ArchiveTooLarge)
	} else {
		r.read()
	}
	if len(r.refused) > 0 {
		return nil, r.refused
	}
	if _, signed := r.files.files[source.SignatureFile]; signed {
		r.files.packed = r.sum()
	}
	return r.files, nil
}

// maxRefused is how many findings are kept of one archive.
const maxRefused = 100

// reader reads one archive.
type reader struct {
	name    string
	data    []byte
	entries []entry
	seen    map[string]seen // files and folders by their folded path
	files   *memory
	bytes   int64 // unpacked so far
	refused []source.Finding
}

func (r *reader) refuse(path string, key saying.Key, args ...string) {
	if len(r.refused) < maxRefused {
		r.refused = append(r.refused, source.Refuse(path, key, args...))
	}
}

// damaged refuses the archive as a whole. The reason is a word of the tables of findings.
func (r *reader) damaged(why string) { r.refuse(r.name, saying.ArchiveDamaged, "why", why) }

// read goes through the archive in the order in which each step can trust the one before:
// the directory, the names in it, how the entries lie in the file, what is in them.
func (r *reader) read() {
	if kind := foreign(r.data); kind != "" {
		r.refuse(r.name, saying.NotArchive, "kind", kind)
		return
	}
	if !r.directory() {
		return
	}
	for i := range r.entries {
		r.checkName(&r.entries[i])
	}
	r.checkRoot()
	if len(r.refused) > 0 || !r.checkLayout() {
		return
	}
	for i := range r.entries {
		if !r.unpack(&r.entries[i]) {
			return
		}
	}
}

// foreign names the format of a file that is no zip archive, "" for one that begins as a zip
// archive does.
func foreign(data []byte) string {
	starts := func(magic string) bool { return len(data) >= len(magic) && string(data[:len(magic)]) == magic }
	switch {
	case len(data) == 0:
		return "an empty file"
	case starts("PK\x03\x04"), starts("PK\x05\x06"):
		return ""
	case starts("\x1f\x8b"):
		return "a gzip file"
	case starts("7z\xbc\xaf\x27\x1c"):
		return "a 7z archive"
	case starts("Rar!"):
		return "a RAR archive"
	case starts("BZh"), starts("\xfd7zXZ"), starts("\x28\xb5\x2f\xfd"):
		return "a compressed file of another kind"
	case len(data) > 262 && string(data[257:262]) == "ustar":
		return "a tar archive"
	case starts("%PDF"):
		return "a PDF document"
	case starts("<"):
		return "a web page or an XML file"
	}
	return "no archive"
}
