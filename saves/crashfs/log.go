package crashfs

import (
	"fmt"
	"maps"
	"math/rand/v2"
)

// kind is what an operation does.
type kind int

const (
	madeFile kind = iota
	madeDir
	removed
	renamed
	wrote
	truncated
	synced
	syncFailed
	syncedDir
)

var kinds = [...]string{
	madeFile: "create", madeDir: "mkdir", removed: "remove", renamed: "rename", wrote: "write",
	truncated: "truncate", synced: "sync", syncFailed: "sync that failed", syncedDir: "sync of names in",
}

// op is one operation that changed something, or made something durable.
type op struct {
	kind kind
	// node is the file, or the directory in which name is.
	node int
	name string
	// other and to are where a rename leads.
	other int
	to    string
	data  []byte
	size  int
}

// do performs and records an operation that is possible.
func (d *Disk) do(o op) {
	if d.log != nil {
		d.log.ops = append(d.log.ops, o)
	}
	d.now++
	n := d.nodes[o.node]
	before := len(n.data)
	if o.kind < synced {
		n.changed = d.now
	}
	switch o.kind {
	case madeFile:
		d.nodes = append(d.nodes, &node{number: len(d.nodes)})
		n.apply(change{o.name: d.nodes[len(d.nodes)-1]})
	case madeDir:
		d.nodes = append(d.nodes, newDirectory(len(d.nodes)))
		n.apply(change{o.name: d.nodes[len(d.nodes)-1]})
	case removed:
		d.used -= int64(len(n.live[o.name].data))
		n.apply(change{o.name: nil})
	case renamed:
		d.nodes[o.other].changed = d.now
		rename(n, d.nodes[o.other], o)
	case wrote:
		n.write(o.data, d.now)
	case truncated:
		n.truncate(o.size, d.now)
	case synced:
		n.sync()
	case syncFailed:
		n.failSync()
	case syncedDir:
		n.keptNames, n.changes = maps.Clone(n.live), nil
	}
	d.used += int64(len(n.data) - before)
}

func rename(from, to *node, o op) {
	moved := from.live[o.name]
	if from == to {
		from.apply(change{o.name: nil, o.to: moved})
		return
	}
	to.apply(change{o.to: moved})
	from.apply(change{o.name: nil})
}

// Log is what happened to a disk since Record.
type Log struct {
	disk  *Disk
	start *Disk
	ops   []op
}

// Record begins to record every operation that changes something. A power cut
// or another Record ends it.
func (d *Disk) Record() *Log {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.log = &Log{disk: d, start: d.clone()}
	return d.log
}

// Len is how many operations were recorded so far.
func (l *Log) Len() int {
	l.disk.mu.Lock()
	defer l.disk.mu.Unlock()
	return len(l.ops)
}

// Op tells what the n-th operation did, counted from 1.
func (l *Log) Op(n int) string {
	l.disk.mu.Lock()
	defer l.disk.mu.Unlock()
	o := l.ops[n-1]
	text := fmt.Sprintf("%s %d", kinds[o.kind], o.node)
	switch o.kind {
	case madeFile, madeDir, removed:
		text += "/" + o.name
	case renamed:
		text += fmt.Sprintf("/%s to %d/%s", o.name, o.other, o.to)
	case wrote:
		text += fmt.Sprintf(", %d bytes", len(o.data))
	case truncated:
		text += fmt.Sprintf(" to %d bytes", o.size)
	case synced, syncFailed, syncedDir:
	}
	return text
}

// Play gives a film of what was recorded so far, which stands at its beginning.
func (l *Log) Play() *Film {
	l.disk.mu.Lock()
	defer l.disk.mu.Unlock()
	return &Film{disk: l.start.clone(), ops: l.ops[:len(l.ops):len(l.ops)]}
}

// Film is a recording played again, one operation at a time. It is for one
// goroutine.
type Film struct {
	disk *Disk
	ops  []op
	at   int
}

// At is how many operations were played so far.
func (f *Film) At() int { return f.at }

// Step plays one more operation. It gives false when there is none.
func (f *Film) Step() bool {
	if f.at == len(f.ops) {
		return false
	}
	f.disk.do(f.ops[f.at])
	f.at++
	return true
}

// Crash gives the disk that a computer could find after a power cut here.
func (f *Film) Crash(p Pattern, chance *rand.Rand) *Disk { return f.disk.crash(p, chance) }

// Kill gives the disk as the next program finds it when all programs end here and
// the power stays on.
func (f *Film) Kill() *Disk { return f.disk.clone() }

// Settled says that nothing would be lost here whatever the power does.
func (f *Film) Settled() bool {
	for _, n := range f.disk.nodes {
		if len(n.changes) > 0 || !n.certain() {
			return false
		}
	}
	return true
}

// clone copies a whole disk without its programs, its locks and its log.
func (d *Disk) clone() *Disk {
	c := New()
	c.room, c.used, c.now = d.room, d.used, d.now
	c.nodes = make([]*node, len(d.nodes))
	for i, n := range d.nodes {
		c.nodes[i] = n.clone()
	}
	relink := func(names map[string]*node) map[string]*node {
		out := make(map[string]*node, len(names))
		for name, n := range names {
			out[name] = nil
			if n != nil {
				out[name] = c.nodes[n.number]
			}
		}
		return out
	}
	for _, n := range c.nodes {
		if !n.dir {
			continue
		}
		n.live, n.keptNames = relink(n.live), relink(n.keptNames)
		changes := make([]change, len(n.changes))
		for i, c := range n.changes {
			changes[i] = relink(c)
		}
		n.changes = changes
	}
	return c
}
