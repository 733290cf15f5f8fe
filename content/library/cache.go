package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"quest/content"
	"quest/content/archive"
	"quest/content/source"
)

// A cached pack is its compiled form behind one line: the stamp of the files from
// which it was made. There is one cached pack for each folder, named by its path, so
// that old ones do not pile up. The cache only saves time: where it cannot be read or
// written, the pack is loaded from its source as if there were none.

// settled is how much older than the cache a file must be for its time to be
// trusted: clocks of file systems are coarse.
const settled = 2 * time.Second

// stampSize is the size of a stamp with the end of its line.
const stampSize = 2*sha256.Size + 1

// folder is a folder that holds a pack, or an archive of one, and where its compiled form is
// kept.
type folder struct {
	dir     string
	cache   string // the file, "" for none
	options source.Options
}

// folderAt gives the folder at a path; cache is the folder of all cached packs, "" for
// none.
func folderAt(dir, cache string, o source.Options) folder {
	f := folder{dir: dir, options: o}
	if abs, err := filepath.Abs(dir); err == nil && cache != "" {
		sum := sha256.Sum256([]byte(abs))
		f.cache = filepath.Join(cache, hex.EncodeToString(sum[:12])+".pack")
	}
	return f
}

// cached is the compiled form of a pack in the cache. Its file stays open, so that a
// game goes on with the pack that it began with when the cache gets another one.
type cached struct {
	*io.SectionReader
	file    *os.File
	written time.Time
	restore func() (content.Compiled, error)
}

// Restore makes the compiled form anew from the source, and puts it into the cache.
func (c *cached) Restore() (content.Compiled, error) { return c.restore() }

// open opens the pack as the cache has it, without comparing it with its source. It
// gives nil if the cache has none that this version can read. Whoever calls it has asked ownFolder
// about the folder of the cache, once for all packs.
func (f folder) open() (*content.Pack, *cached) {
	file, info := f.openCache()
	if file == nil {
		return nil, nil
	}
	c := &cached{
		SectionReader: io.NewSectionReader(file, stampSize, max(0, info.Size()-stampSize)),
		file:          file, written: info.ModTime(), restore: sync.OnceValues(f.restored),
	}
	p, err := content.Open(c)
	if err != nil {
		_ = file.Close()
		return nil, nil
	}
	return p, c
}

// fresh reports whether a cached pack was made from the files as they are now. Files
// that are hardly older than the cache may have changed within one tick of the clock;
// then their content decides.
func (f folder) fresh(p *content.Pack, c *cached, now stamp) bool {
	line := make([]byte, stampSize)
	if _, err := c.file.ReadAt(line, 0); err != nil || string(line) != now.sum+"\n" {
		return false
	}
	if c.written.Sub(now.newest) >= settled {
		return true
	}
	hash, ok := f.hash()
	return ok && hash == p.Hash()
}

// hash gives the content hash of the pack as its files are now.
func (f folder) hash() (hash string, ok bool) {
	if isFile(f.dir) {
		files, refused, err := archive.Load(f.dir)
		if err != nil || len(refused) > 0 {
			return "", false
		}
		return source.Hash(files)
	}
	root, err := source.OpenFolder(f.dir)
	if err != nil {
		return "", false
	}
	defer root.Close() //nolint:errcheck // read only
	return source.Hash(source.Files(root))
}

// isFile reports whether a path leads to a file, which can only be an archive.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// source reads the pack from its files.
func (f folder) source() (*content.Pack, []source.Finding, error) {
	if !isFile(f.dir) {
		return source.LoadDir(f.dir, f.options)
	}
	files, refused, err := archive.Load(f.dir)
	if err != nil || len(refused) > 0 {
		return nil, refused, err
	}
	p, findings := source.Load(files, f.options)
	return p, findings, nil
}

// load reads the pack from its source and puts it into the cache.
func (f folder) load() (*content.Pack, []source.Finding, error) {
	before, stampErr := stampOf(f.dir, f.options)
	p, findings, err := f.source()
	if err == nil && stampErr == nil && f.cache != "" {
		// The files may have changed while they were read: only what was there
		// before and after is worth keeping.
		if after, err := stampOf(f.dir, f.options); err == nil && after == before {
			_ = f.keep(before, p, findings) // the next start is slower, nothing else
		}
	}
	return p, findings, err
}

// keep puts the pack into the cache, or that it has errors.
func (f folder) keep(s stamp, p *content.Pack, findings []source.Finding) error {
	if p == nil {
		errors, _, _ := source.Count(findings)
		return f.write(failure(s, errors, f.options.Today))
	}
	compiled, err := p.Compile()
	if err != nil {
		return err
	}
	return f.write([]byte(s.sum+"\n"), compiled)
}

// restored gives the compiled form as it is made from the source now.
func (f folder) restored() (content.Compiled, error) {
	p, findings, err := f.load()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, fmt.Errorf("the pack in %s has %d findings", f.dir, len(findings))
	}
	b, err := p.Compile()
	if err != nil {
		return nil, err
	}
	return bytes.NewReader(b), nil
}

// ownFolder reports whether a folder is one and no link to another: the cache reads and
// writes nothing where a link leads.
func ownFolder(dir string) bool {
	info, err := os.Lstat(dir)
	return err == nil && info.IsDir()
}

// write puts bytes into the cache under their final name at once, so that a reader
// never sees half of them.
func (f folder) write(parts ...[]byte) error {
	dir := filepath.Dir(f.cache)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if !ownFolder(dir) {
		return fmt.Errorf("%s is not a folder of the cache's own", dir)
	}
	tmp, err := os.CreateTemp(dir, ".pack-*")
	if err != nil {
		return err
	}
	for _, part := range parts {
		if err == nil {
			_, err = tmp.Write(part)
		}
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), f.cache)
	}
	if err != nil {
		_ = os.Remove(tmp.Name()) // it may not be there any more
	}
	return err
}
