package crashfs

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"quest/saves"
)

const separator = string(filepath.Separator)

// Disk is a saves.FS in memory. It is safe for several goroutines.
type Disk struct {
	mu sync.Mutex
	// nodes are the files and directories by number; the first is the root.
	nodes []*node
	// now counts the operations that changed something.
	now int
	// log is where they are recorded, nil if nobody asked.
	log *Log
	// age counts restarts; what was opened before one is dead after it.
	age   int
	locks map[*node]bool
	// room is how many bytes all files may hold, used how many they do.
	room, used int64
}

var _ saves.FS = (*Disk)(nil)

// New gives an empty disk without a limit, that holds the root directory only.
func New() *Disk {
	return &Disk{nodes: []*node{newDirectory(0)}, locks: map[*node]bool{}, room: -1}
}

// SetRoom limits the bytes that all files may hold together. A write beyond it
// puts down what still fits and gives ENOSPC. Less than 0 means no limit.
func (d *Disk) SetRoom(room int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.room = room
}

// Kill ends every program: files are closed and locks are free, and everything
// that was written is still there.
func (d *Disk) Kill() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kill()
}

func (d *Disk) kill() {
	d.age++
	clear(d.locks)
}

// PowerCut ends every program and loses all that was not synced. It also ends a
// recording.
func (d *Disk) PowerCut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kill()
	after := d.crash(Nothing, nil)
	d.nodes, d.used, d.log = after.nodes, after.used, nil
}

// Put makes a durable file, and its directories if they are missing. It is no
// operation: a recording does not hear of it.
func (d *Disk) Put(name string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	dir := d.nodes[0]
	dirs, base := filepath.Split(name)
	for part := range parts(dirs) {
		if dir.live[part] == nil {
			n := newDirectory(len(d.nodes))
			d.nodes = append(d.nodes, n)
			dir.live[part], dir.keptNames[part] = n, n
			d.now++
			n.changed, dir.changed = d.now, d.now
		}
		dir = dir.live[part]
	}
	data = bytes.Clone(data)
	n := &node{number: len(d.nodes), data: data, kept: data[:len(data):len(data)], size: len(data)}
	d.nodes = append(d.nodes, n)
	d.now++
	n.changed, dir.changed = d.now, d.now
	if old := dir.live[base]; old != nil {
		d.used -= int64(len(old.data))
	}
	d.used += int64(len(data))
	dir.live[base], dir.keptNames[base] = n, n
}

// Files gives the bytes of all files by name, as programs see them.
func (d *Disk) Files() map[string][]byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := map[string][]byte{}
	d.nodes[0].walk(separator, func(name string, n *node) { out[name] = bytes.Clone(n.data) })
	return out
}

// parts gives the names in a path, from the root down.
func parts(name string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for rest := name; rest != ""; {
			var part string
			part, rest, _ = strings.Cut(rest, separator)
			if part != "" && !yield(part) {
				return
			}
		}
	}
}

// find gives what programs see under a name, nil for nothing.
func (d *Disk) find(name string) *node {
	n := d.nodes[0]
	for part := range parts(name) {
		if n == nil || !n.dir {
			return nil
		}
		n = n.live[part]
	}
	return n
}

// above gives the directory of a name, nil if there is none, and the last part.
func (d *Disk) above(name string) (*node, string) {
	dir, base := filepath.Split(name)
	n := d.find(dir)
	if n == nil || !n.dir {
		return nil, base
	}
	return n, base
}

// List implements saves.FS.
func (d *Disk) List(dir string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(dir)
	if n == nil || !n.dir {
		return nil, notThere("list", dir)
	}
	names := make([]string, 0, len(n.live))
	for name := range n.live {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// Read implements saves.FS.
func (d *Disk) Read(name string, from int64) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil || n.dir {
		return nil, notThere("read", name)
	}
	return bytes.Clone(n.data[min(from, int64(len(n.data))):]), nil
}

// Create implements saves.FS.
func (d *Disk) Create(name string) (saves.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n, err := d.make("create", name, false)
	if err != nil {
		return nil, err
	}
	return &handle{d, n, d.age}, nil
}

// Mkdir implements saves.FS.
func (d *Disk) Mkdir(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, err := d.make("make", name, true)
	return err
}

func (d *Disk) make(what, name string, dir bool) (*node, error) {
	above, base := d.above(name)
	switch {
	case d.find(name) != nil:
		return nil, fmt.Errorf("%s %s: %w", what, name, fs.ErrExist)
	case above == nil:
		return nil, notThere(what, name)
	}
	kind := madeFile
	if dir {
		kind = madeDir
	}
	d.do(op{kind: kind, node: above.number, name: base})
	return d.nodes[len(d.nodes)-1], nil
}

// Open implements saves.FS.
func (d *Disk) Open(name string) (saves.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil || n.dir {
		return nil, notThere("open", name)
	}
	return &handle{d, n, d.age}, nil
}

// Remove implements saves.FS.
func (d *Disk) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil {
		return notThere("remove", name)
	}
	if n.dir && len(n.live) > 0 {
		return fmt.Errorf("remove %s: %w", name, syscall.ENOTEMPTY)
	}
	above, base := d.above(name)
	d.do(op{kind: removed, node: above.number, name: base})
	return nil
}

// Rename implements saves.FS.
func (d *Disk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	above, base := d.above(to)
	switch {
	case d.find(from) == nil || above == nil:
		return notThere("rename", from)
	case d.find(to) != nil:
		return fmt.Errorf("rename %s to %s: %w", from, to, fs.ErrExist)
	}
	was, name := d.above(from)
	d.do(op{kind: renamed, node: was.number, name: name, other: above.number, to: base})
	return nil
}

// Size implements saves.FS.
func (d *Disk) Size(name string) (int64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil || n.dir {
		return 0, notThere("size of", name)
	}
	return int64(len(n.data)), nil
}

// Stat implements saves.FS.
func (d *Disk) Stat(name string) (fs.FileInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil {
		return nil, notThere("stat", name)
	}
	return n.info(filepath.Base(name)), nil
}

// Lstat implements saves.FS. There are no links here.
func (d *Disk) Lstat(name string) (fs.FileInfo, error) { return d.Stat(name) }

// SameFile implements saves.FS.
func (d *Disk) SameFile(a, b fs.FileInfo) bool { return a.Sys() == b.Sys() }

// SyncDir implements saves.FS.
func (d *Disk) SyncDir(dir string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(dir)
	if n == nil || !n.dir {
		return notThere("sync", dir)
	}
	d.do(op{kind: syncedDir, node: n.number})
	return nil
}

// Lock implements saves.FS.
func (d *Disk) Lock(name string) (io.Closer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.find(name)
	if n == nil {
		var err error
		if n, err = d.make("lock", name, false); err != nil {
			return nil, err
		}
	}
	if d.locks[n] {
		return nil, saves.ErrLocked
	}
	d.locks[n] = true
	return &held{d, n, d.age}, nil
}

func notThere(what, name string) error {
	return fmt.Errorf("%s %s: %w", what, name, fs.ErrNotExist)
}

type held struct {
	disk *Disk
	file *node
	age  int
}

func (h *held) Close() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.age == h.disk.age {
		delete(h.disk.locks, h.file)
	}
	return nil
}
