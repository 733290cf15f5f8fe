package interchange

import (
	"io"
	"io/fs"
	"slices"
	"strings"
)

// overlay is a folder in which some files have other content, or are new. A folder that is opened
// lists what is in both, as fs.ReadDir does: the reader of packs opens folders and lists them piece
// by piece.
type overlay struct{ top, below fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	top, errTop := o.top.Open(name)
	if errTop == nil {
		info, err := top.Stat()
		if err == nil && !info.IsDir() {
			return top, nil
		}
		_ = top.Close() // a folder in memory
	}
	below, err := o.below.Open(name)
	switch {
	case errTop != nil:
		return below, err
	case err != nil:
		return o.top.Open(name) // a folder that is new
	}
	info, err := below.Stat()
	if err != nil || !info.IsDir() {
		return below, nil //nolint:nilerr // the reader meets the error itself
	}
	entries, err := o.ReadDir(name)
	if err != nil {
		_ = below.Close() // the first error is given
		return nil, err
	}
	return &overlayDir{File: below, entries: entries}, nil
}

// ReadDir lists what is in a folder in either.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	below, errBelow := fs.ReadDir(o.below, name)
	top, errTop := fs.ReadDir(o.top, name)
	if errBelow != nil && errTop != nil {
		return nil, errBelow
	}
	for _, e := range below {
		if !slices.ContainsFunc(top, func(t fs.DirEntry) bool { return t.Name() == e.Name() }) {
			top = append(top, e)
		}
	}
	slices.SortFunc(top, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return top, nil
}

// overlayDir is an opened folder of an overlay that is in both.
type overlayDir struct {
	fs.File
	entries []fs.DirEntry // not yet listed
}

// ReadDir lists the next n entries, or all that are left for n <= 0, as fs.ReadDirFile wants it.
func (d *overlayDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.entries)
	} else if len(d.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.entries))
	some := d.entries[:n]
	d.entries = d.entries[n:]
	return some, nil
}
