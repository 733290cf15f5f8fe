package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"quest/content"
	"quest/content/source"
)

// A cached pack is its compiled form behind one line: the stamp of the files from
// which it was made. There is one cached pack for each folder, named by its path, so
// that old ones do not pile up.

// errTooMany ends the look at a folder that no pack can be.
var errTooMany = errors.New("too many files for a pack")

// settled is how much older than the cache a file must be for its time to be
// trusted: clocks of file systems are coarse.
const settled = 2 * time.Second

// loadCached is LoadDir with a cache. The cache only saves time: where it cannot be
// read or written, the pack is loaded from its source as if there were none.
func loadCached(dir, cache string, o source.Options) (*content.Pack, []source.Finding, error) {
	root, err := source.OpenFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close() //nolint:errcheck // read only
	if cache == "" {
		p, findings := source.Load(root.FS(), o)
		return p, findings, nil
	}
	file, err := cacheFile(dir, cache)
	if err != nil {
		return nil, nil, err
	}
	stamp, newest, stampErr := stampOf(root.FS(), o)
	if stampErr == nil {
		if p := readCached(file, stamp, newest, root.FS()); p != nil {
			return p, nil, nil
		}
	}
	p, findings := source.Load(root.FS(), o)
	if p != nil && stampErr == nil {
		// The files may have changed while they were read: only what was there
		// before and after is worth keeping.
		if again, _, err := stampOf(root.FS(), o); err == nil && again == stamp {
			_ = writeCached(file, stamp, p) // the next start is slower, nothing else
		}
	}
	return p, findings, nil
}

func cacheFile(dir, cache string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the pack: %w", err)
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(cache, hex.EncodeToString(sum[:12])+".pack"), nil
}

// stampOf identifies the state of a folder without reading its files: their names,
// sizes and times, and what else decides whether a pack loads. It also returns the
// newest of the times.
func stampOf(fsys fs.FS, o source.Options) (string, time.Time, error) {
	var newest time.Time
	var lines []string
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != "." && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if len(lines) > 2*source.MaxEntries {
			return errTooMany
		}
		if info.ModTime().After(newest) {
			newest = info.ModTime()
		}
		size := info.Size()
		if d.IsDir() {
			size = 0
		}
		lines = append(lines, fmt.Sprintf("%q %v %d %d\n", path, d.Type(), size, info.ModTime().UnixNano()))
		return nil
	})
	if err != nil {
		return "", newest, err
	}
	slices.Sort(lines)
	sum := sha256.New()
	for _, l := range append([]string{fmt.Sprintf("schema %d version %q\n", content.Schema, o.Version)}, lines...) {
		sum.Write([]byte(l))
	}
	return hex.EncodeToString(sum.Sum(nil)), newest, nil
}

// readCached returns the cached pack if it was made from the files as they are now.
// Files that are hardly older than the cache may have changed within one tick of the
// clock; then their content decides.
func readCached(file, stamp string, newest time.Time, fsys fs.FS) *content.Pack {
	info, err := os.Stat(file)
	if err != nil {
		return nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	line, compiled, ok := bytes.Cut(b, []byte("\n"))
	if !ok || string(line) != stamp {
		return nil
	}
	p, err := content.Decode(compiled)
	if err != nil {
		return nil
	}
	if info.ModTime().Sub(newest) < settled {
		if hash, ok := source.Hash(fsys); !ok || hash != p.Meta().Hash {
			return nil
		}
	}
	return p
}

// writeCached puts the pack into the cache under its final name at once, so that a
// reader never sees half of it.
func writeCached(file, stamp string, p *content.Pack) error {
	compiled, err := p.Compile()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".pack-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(append([]byte(stamp+"\n"), compiled...))
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		_ = os.Remove(tmp.Name()) // it may not be there any more
	}
	return err
}
