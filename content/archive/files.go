package archive

import (
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"quest/content/source"
	"quest/content/source/saying"
)

// unpack reads the data of an entry to its end, within the limits of a pack: what comes out is
// counted, whatever the directory says. It is false if the archive is not read on.
func (r *reader) unpack(e *entry) bool {
	var from io.Reader = bytes.NewReader(e.data)
	packed := from.(*bytes.Reader)
	if e.method == deflated {
		from = flate.NewReader(packed)
	}
	b, err := io.ReadAll(io.LimitReader(from, source.MaxFileBytes+1))
	r.bytes += int64(len(b))
	switch {
	case r.bytes > maxRatio*int64(len(r.data)):
		r.refuse(r.name, saying.RatioTooHigh)
	case len(b) > source.MaxFileBytes:
		r.refuse(e.name, saying.FileTooLarge)
	case r.bytes > source.MaxPackBytes:
		r.refuse(r.name, saying.PackTooLarge)
	case err != nil, packed.Len() > 0:
		r.damaged("what is packed in it cannot be unpacked")
	case int64(len(b)) != e.size, crc32.ChecksumIEEE(b) != e.crc:
		r.damaged("its sizes or checksums are not those of what is in it")
	default:
		if !e.skipped {
			r.files.add(e.name, b)
		}
		return true
	}
	return false
}

// memory is a file system of files in memory, which source.Read reads.
type memory struct {
	files   map[string][]byte
	folders map[string][]string // names in each folder, in the order in which they came
	packed  string              // see Packed
}

// Packed implements source.Packed; it is "" for an archive without a signature.
func (m *memory) Packed() string { return m.packed }

func newMemory() *memory {
	return &memory{files: map[string][]byte{}, folders: map[string][]string{".": nil}}
}

func (m *memory) add(name string, b []byte) {
	m.files[name] = b
	for {
		dir, base := path.Dir(name), path.Base(name)
		_, known := m.folders[dir]
		m.folders[dir] = append(m.folders[dir], base)
		if known {
			return
		}
		name = dir
	}
}

// Open implements fs.FS.
func (m *memory) Open(name string) (fs.File, error) {
	if names, ok := m.folders[name]; ok {
		names = slices.Sorted(slices.Values(names))
		return &opened{at: description{name: path.Base(name), folder: true}, in: m, path: name, names: names}, nil
	}
	b, ok := m.files[name]
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &opened{at: description{name: path.Base(name), size: int64(len(b))}, Reader: strings.NewReader(string(b))}, nil
}

// opened is an open file, or an open folder with the names that were not listed yet.
type opened struct {
	*strings.Reader // nil for a folder
	at              description
	in              *memory
	path            string
	names           []string
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.at, nil }
func (o *opened) Close() error               { return nil }

func (o *opened) Read(b []byte) (int, error) {
	if o.Reader == nil {
		return 0, &fs.PathError{Op: "read", Path: o.path, Err: errors.New("is a directory")}
	}
	return o.Reader.Read(b)
}

// ReadDir implements fs.ReadDirFile.
func (o *opened) ReadDir(n int) ([]fs.DirEntry, error) {
	if o.Reader != nil {
		return nil, &fs.PathError{Op: "readdir", Path: o.path, Err: errors.New("not a directory")}
	}
	if n > 0 && len(o.names) == 0 {
		return nil, io.EOF
	}
	some := o.names
	if n > 0 {
		some = some[:min(n, len(some))]
	}
	o.names = o.names[len(some):]
	all := make([]fs.DirEntry, len(some))
	for i, name := range some {
		full := path.Join(o.path, name)
		_, folder := o.in.folders[full]
		all[i] = fs.FileInfoToDirEntry(description{name: name, size: int64(len(o.in.files[full])), folder: folder})
	}
	return all, nil
}

// description is what is known of a file or folder in memory.
type description struct {
	name   string
	size   int64
	folder bool
}

func (d description) Name() string       { return d.name }
func (d description) Size() int64        { return d.size }
func (d description) IsDir() bool        { return d.folder }
func (d description) Sys() any           { return nil }
func (d description) ModTime() time.Time { return time.Time{} }

func (d description) Mode() fs.FileMode {
	if d.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
