package library

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"quest/content"
	"quest/content/source"
)

// errTooMany ends the look at a folder that no pack can be.
var errTooMany = errors.New("too many files for a pack")

// stamp is the state of the files of a pack.
type stamp struct {
	sum    string    // of their names, kinds, sizes and times, and of what else decides whether a pack loads
	newest time.Time // of their times
}

// stampOf looks at a folder, or at an archive, without reading its files or following links in it. What a
// pack ignores is left out.
func stampOf(dir string, o source.Options) (stamp, error) {
	w := &walk{sum: sha256.New()}
	w.line = fmt.Appendf(nil, "schema %d version %q\n", content.Schema, o.Version)
	w.sum.Write(w.line)
	info, err := os.Stat(dir)
	if err != nil {
		return stamp{}, err
	}
	w.add(".", info)
	if info.Mode().IsRegular() { // an archive
		return stamp{hex.EncodeToString(w.sum.Sum(nil)), w.newest}, nil
	}
	if err := w.folder(dir, ""); err != nil {
		return stamp{}, err
	}
	return stamp{hex.EncodeToString(w.sum.Sum(nil)), w.newest}, nil
}

// walk goes through the files of a folder in the order of their names.
type walk struct {
	sum     hash.Hash
	newest  time.Time
	entries int
	line    []byte
}

func (w *walk) folder(dir, name string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if w.entries++; w.entries > 2*source.MaxEntries {
			return errTooMany
		}
		path := name + "/" + e.Name()
		w.add(path, info)
		if e.IsDir() {
			if err := w.folder(filepath.Join(dir, e.Name()), path); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walk) add(path string, info os.FileInfo) {
	if info.ModTime().After(w.newest) {
		w.newest = info.ModTime()
	}
	size := info.Size()
	if info.IsDir() {
		size = 0
	}
	w.line = strconv.AppendQuote(w.line[:0], path)
	for _, n := range []int64{int64(info.Mode().Type()), size, info.ModTime().UnixNano()} {
		w.line = strconv.AppendInt(append(w.line, ' '), n, 10)
	}
	w.line = append(w.line, '\n')
	w.sum.Write(w.line)
}
