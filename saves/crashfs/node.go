package crashfs

import (
	"io/fs"
	"maps"
	"slices"
	"time"
)

// sectorSize is what a disk writes whole or not at all.
const sectorSize = 512

// node is a file or a directory. No byte of data or kept is ever changed in
// place, so both may be shared with older states.
type node struct {
	number int

	dir bool
	// live is what programs see in a directory, keptNames what is durable of it,
	// and changes lead from there to live.
	live, keptNames map[string]*node
	changes         []change

	// data is what programs read in a file.
	data []byte
	// kept and size are what is durable of it, except for loose and sizes.
	kept []byte
	size int
	// loose are the sectors whose content on the disk is not certain, by place.
	loose []sector
	// sizes are the lengths that the disk may hold instead of size.
	sizes []length
	// changed is the operation that last changed it.
	changed int
	// resized says that the next sync writes the length.
	resized bool
}

// change is one change of the names of a directory: each name means the node
// then, or nothing.
type change map[string]*node

// sector is a piece of a file with the contents it had since it was durable.
type sector struct {
	place    int
	versions []version // oldest first
	// dirty says that the next sync writes it. A sync that failed forgets that.
	dirty bool
}

// version is the content of a sector at a time. Zero bytes follow what is given.
type version struct {
	at   int
	data []byte
}

// length is the length of a file at a time.
type length struct {
	at, size int
}

func newDirectory(number int) *node {
	return &node{number: number, dir: true, live: map[string]*node{}, keptNames: map[string]*node{}}
}

// walk calls yield for every file below a directory.
func (n *node) walk(path string, yield func(name string, n *node)) {
	for _, name := range slices.Sorted(maps.Keys(n.live)) {
		child := n.live[name]
		if child.dir {
			child.walk(path+name+separator, yield)
			continue
		}
		yield(path+name, child)
	}
}

// info says what a file or directory is. The time of its change is the number of the
// operation that changed it.
func (n *node) info(name string) fs.FileInfo { return info{name, n, int64(len(n.data)), n.changed} }

type info struct {
	name    string
	node    *node
	size    int64
	changed int
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Unix(int64(i.changed), 0) }
func (i info) IsDir() bool        { return i.node.dir }
func (i info) Sys() any           { return i.node }

func (i info) Mode() fs.FileMode {
	if i.node.dir {
		return fs.ModeDir | 0o700
	}
	return 0o600
}

// apply changes what programs see of a directory.
func (n *node) apply(c change) {
	c.to(n.live)
	n.changes = append(n.changes, c)
}

func (c change) to(names map[string]*node) {
	for name, n := range c {
		if n == nil {
			delete(names, name)
			continue
		}
		names[name] = n
	}
}

// certain says that there is nothing in a file that a power cut could take.
func (n *node) certain() bool { return len(n.loose) == 0 && len(n.sizes) == 0 }

// write appends.
func (n *node) write(p []byte, now int) {
	from := len(n.data)
	n.data = append(n.data, p...)
	n.touch(from, len(n.data), now)
	n.resize(now)
}

// truncate cuts a file, or fills it up with zero bytes.
func (n *node) truncate(size, now int) {
	from := len(n.data)
	switch {
	case size < from:
		n.data = n.data[:size:size]
		n.touch(size, min(from, roundUp(size)), now)
	case size > from:
		n.data = append(n.data, make([]byte, size-from)...)
		n.touch(from, size, now)
	default:
		return
	}
	n.resize(now)
}

func roundUp(size int) int { return (size + sectorSize - 1) / sectorSize * sectorSize }

func (n *node) resize(now int) {
	n.sizes = append(n.sizes, length{now, len(n.data)})
	n.resized = true
}

// touch notes a new version of each sector between two places of a file.
func (n *node) touch(from, to, now int) {
	for place := from / sectorSize; place*sectorSize < to; place++ {
		i, found := slices.BinarySearchFunc(n.loose, place, func(s sector, place int) int { return s.place - place })
		if !found {
			n.loose = slices.Insert(n.loose, i, sector{place: place})
		}
		s := &n.loose[i]
		s.versions = append(s.versions, version{now, n.sectorAt(place)})
		s.dirty = true
	}
}

// sectorAt gives what programs read in a sector.
func (n *node) sectorAt(place int) []byte {
	from, to := place*sectorSize, min((place+1)*sectorSize, len(n.data))
	if from >= to {
		return nil
	}
	return n.data[from:to:to]
}

// sync makes durable what is dirty.
func (n *node) sync() {
	if n.resized || len(n.sizes) == 0 {
		n.size, n.sizes, n.resized = len(n.data), nil, false
	}
	lost := slices.DeleteFunc(slices.Clone(n.loose), func(s sector) bool {
		return s.dirty || len(n.sizes) == 0 && s.place*sectorSize >= n.size
	})
	if len(lost) == 0 && len(n.sizes) == 0 {
		n.kept, n.loose = n.data[:len(n.data):len(n.data)], nil
		return
	}
	kept := make([]byte, max(roundUp(len(n.data)), len(n.kept)))
	copy(kept, n.kept)
	for _, s := range n.loose {
		if s.dirty {
			overlay(kept, s.place, n.sectorAt(s.place))
		}
	}
	if len(n.sizes) == 0 {
		kept = kept[:n.size:n.size]
	}
	n.kept, n.loose = kept, lost
}

// failSync forgets what is dirty.
func (n *node) failSync() {
	n.resized = false
	for i := range n.loose {
		n.loose[i].dirty = false
	}
}

// overlay puts a sector into the bytes of a file, as far as it lies inside.
func overlay(file []byte, place int, content []byte) {
	from := place * sectorSize
	if from >= len(file) {
		return
	}
	hole := file[from:min(from+sectorSize, len(file))]
	clear(hole[copy(hole, content):])
}

// clone copies a node, so that what happens to one is not seen in the other.
// Its names still lead to the old nodes.
func (n *node) clone() *node {
	c := *n
	c.data = n.data[:len(n.data):len(n.data)]
	c.sizes = slices.Clone(n.sizes)
	c.loose = slices.Clone(n.loose)
	for i := range c.loose {
		c.loose[i].versions = slices.Clone(c.loose[i].versions)
	}
	return &c
}
