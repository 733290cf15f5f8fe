// Package crashfs is a file system in memory that loses power, and one that
// fails at its n-th operation. Tests of the journal run on both.
package crashfs

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"quest/saves"
)

// Disk is a saves.FS in memory that knows what is durable: the bytes of a file
// up to its last sync, and the names of a directory up to its last sync. It is
// safe for several goroutines.
type Disk struct {
	mu sync.Mutex
	// live is what programs see, kept what would be there after a power cut.
	live, kept map[string]*file
	// age counts restarts; what was opened before one is dead after it.
	age   int
	locks map[string]bool
}

// file is a file or a directory.
type file struct {
	dir        bool
	data, kept []byte
}

var _ saves.FS = (*Disk)(nil)

// New gives an empty disk that holds the root directory only.
func New() *Disk {
	root := &file{dir: true}
	top := string(filepath.Separator)
	return &Disk{
		live:  map[string]*file{top: root},
		kept:  map[string]*file{top: root},
		locks: map[string]bool{},
	}
}

// Kill ends every program: files are closed and locks are free, and everything
// that was written is still there.
func (d *Disk) Kill() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.age++
	clear(d.locks)
}

// PowerCut ends every program and loses all that was not synced.
func (d *Disk) PowerCut() {
	d.Kill()
	d.mu.Lock()
	defer d.mu.Unlock()
	for name := range d.kept {
		if !d.reachable(name) {
			delete(d.kept, name)
		}
	}
	d.live = map[string]*file{}
	for name, f := range d.kept {
		f.data = bytes.Clone(f.kept)
		d.live[name] = f
	}
}

// reachable says whether every directory above a durable name is durable too.
func (d *Disk) reachable(name string) bool {
	for dir := filepath.Dir(name); dir != name; name, dir = dir, filepath.Dir(dir) {
		if d.kept[dir] == nil {
			return false
		}
	}
	return true
}

// Put makes a durable file, and its directory if that is missing.
func (d *Disk) Put(name string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for dir := filepath.Dir(name); d.live[dir] == nil; dir = filepath.Dir(dir) {
		f := &file{dir: true}
		d.live[dir], d.kept[dir] = f, f
	}
	f := &file{data: bytes.Clone(data), kept: bytes.Clone(data)}
	d.live[name], d.kept[name] = f, f
}

// Files gives the live bytes of all files by name.
func (d *Disk) Files() map[string][]byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := map[string][]byte{}
	for name, f := range d.live {
		if !f.dir {
			out[name] = bytes.Clone(f.data)
		}
	}
	return out
}

// List implements saves.FS.
func (d *Disk) List(dir string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f := d.live[dir]; f == nil || !f.dir {
		return nil, notThere("list", dir)
	}
	var names []string
	for name := range d.live {
		if name != dir && filepath.Dir(name) == dir {
			names = append(names, filepath.Base(name))
		}
	}
	slices.Sort(names)
	return names, nil
}

// Read implements saves.FS.
func (d *Disk) Read(name string, from int64) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.live[name]
	if f == nil || f.dir {
		return nil, notThere("read", name)
	}
	return bytes.Clone(f.data[min(from, int64(len(f.data))):]), nil
}

// Create implements saves.FS.
func (d *Disk) Create(name string) (saves.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live[name] != nil {
		return nil, fmt.Errorf("create %s: %w", name, fs.ErrExist)
	}
	if d.live[filepath.Dir(name)] == nil {
		return nil, notThere("create", name)
	}
	f := &file{}
	d.live[name] = f
	return &handle{d, f, d.age}, nil
}

// Open implements saves.FS.
func (d *Disk) Open(name string) (saves.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.live[name]
	if f == nil || f.dir {
		return nil, notThere("open", name)
	}
	return &handle{d, f, d.age}, nil
}

// Mkdir implements saves.FS.
func (d *Disk) Mkdir(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live[name] != nil {
		return fmt.Errorf("make %s: %w", name, fs.ErrExist)
	}
	if d.live[filepath.Dir(name)] == nil {
		return notThere("make", name)
	}
	d.live[name] = &file{dir: true}
	return nil
}

// Remove implements saves.FS.
func (d *Disk) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f := d.live[name]; f == nil || f.dir {
		return notThere("remove", name)
	}
	delete(d.live, name)
	return nil
}

// SyncDir implements saves.FS.
func (d *Disk) SyncDir(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live[dir] == nil {
		return notThere("sync", dir)
	}
	gone := map[*file]string{}
	for name, f := range d.kept {
		if name != dir && filepath.Dir(name) == dir && d.live[name] != f {
			gone[f] = name
			delete(d.kept, name)
		}
	}
	for name, f := range d.live {
		if name == dir || filepath.Dir(name) != dir {
			continue
		}
		if old, renamed := gone[f]; renamed {
			move(d.kept, old, name)
		}
		d.kept[name] = f
	}
	return nil
}

// Rename implements saves.FS. What is durable in a directory stays durable under
// its new name.
func (d *Disk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.live[from] == nil, d.live[filepath.Dir(to)] == nil:
		return notThere("rename", from)
	case d.live[to] != nil:
		return fmt.Errorf("rename %s: %w", to, fs.ErrExist)
	}
	move(d.live, from, to)
	return nil
}

// move gives an entry, and all below it, another name.
func move(entries map[string]*file, from, to string) {
	for name, f := range maps.Clone(entries) {
		if rest, below := strings.CutPrefix(name, from+string(filepath.Separator)); below {
			delete(entries, name)
			entries[filepath.Join(to, rest)] = f
		}
	}
	if f := entries[from]; f != nil {
		delete(entries, from)
		entries[to] = f
	}
}

// Size implements saves.FS.
func (d *Disk) Size(name string) (int64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.live[name]
	if f == nil || f.dir {
		return 0, notThere("size of", name)
	}
	return int64(len(f.data)), nil
}

// Lock implements saves.FS.
func (d *Disk) Lock(name string) (io.Closer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.locks[name] {
		return nil, saves.ErrLocked
	}
	if d.live[filepath.Dir(name)] == nil {
		return nil, notThere("lock", name)
	}
	if d.live[name] == nil {
		d.live[name] = &file{}
	}
	d.locks[name] = true
	return &held{d, name, d.age}, nil
}

func notThere(what, name string) error {
	return fmt.Errorf("%s %s: %w", what, name, fs.ErrNotExist)
}

type held struct {
	disk *Disk
	name string
	age  int
}

func (h *held) Close() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.age == h.disk.age {
		delete(h.disk.locks, h.name)
	}
	return nil
}

// handle is an open file. It is dead after a restart, as its program is.
type handle struct {
	disk *Disk
	file *file
	age  int
}

func (h *handle) do(work func()) error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.age != h.disk.age {
		return fs.ErrClosed
	}
	work()
	return nil
}

func (h *handle) Write(p []byte) (int, error) {
	if err := h.do(func() { h.file.data = append(h.file.data, p...) }); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (h *handle) Truncate(size int64) error {
	return h.do(func() {
		grown := max(0, int(size)-len(h.file.data))
		h.file.data = append(h.file.data, make([]byte, grown)...)[:size]
	})
}

func (h *handle) Sync() error {
	return h.do(func() { h.file.kept = bytes.Clone(h.file.data) })
}

func (h *handle) Close() error {
	return h.do(func() { h.age = -1 })
}
