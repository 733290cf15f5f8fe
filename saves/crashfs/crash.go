package crashfs

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// Pattern is a way in which a power cut treats what was not synced.
type Pattern int

const (
	// Nothing that was not synced survives.
	Nothing Pattern = iota
	// Everything survives: the power went just after the disk had written it.
	Everything
	// The patterns from here to the next one are random mixes, different for
	// each number and each source of chance.
	firstMix
	// Torn is everything but the end of the newest sector: the file is cut
	// there, or zero bytes or rubbish follow.
	Torn Pattern = iota + 24
	// Zeros is every length, but not every content: from some sector on, files
	// hold zero bytes where they were not durable.
	Zeros
	// Patterns is how many there are.
	Patterns
)

// pageSize is the larger of the two sizes in which contents get lost.
const pageSize = 4096

// Crash gives the disk that a computer could find after a power cut now. The
// disk itself goes on. The same pattern and the same chance give the same disk;
// Nothing and Everything need no chance.
func (d *Disk) Crash(p Pattern, chance *rand.Rand) *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.crash(p, chance)
}

func (d *Disk) crash(p Pattern, chance *rand.Rand) *Disk {
	w := wreck{pattern: p, chance: chance, disk: New(), made: map[*node]*node{}}
	w.disk.room = d.room
	w.disk.nodes = nil
	if p >= firstMix && p < Torn {
		w.likely = [...]float64{0.15, 0.5, 0.85}[chance.IntN(3)]
		w.unit = sectorSize
		if chance.IntN(2) == 0 {
			w.unit = pageSize
		}
	}
	if p == Torn {
		w.torn, w.tornAt = newest(d.nodes)
	}
	w.keep(d.nodes[0])
	return w.disk
}

// newest finds the sector that was written last, the furthest one of a write.
func newest(nodes []*node) (file *node, place int) {
	at := -1
	for _, n := range nodes {
		for _, s := range n.loose {
			if v := s.versions[len(s.versions)-1]; v.at >= at {
				file, place, at = n, s.place, v.at
			}
		}
	}
	return file, place
}

// wreck makes what is found after a power cut.
type wreck struct {
	pattern Pattern
	chance  *rand.Rand
	disk    *Disk
	made    map[*node]*node
	// likely is how probable it is, in a mix, that something survives, and unit
	// the bytes that survive together.
	likely float64
	unit   int
	// torn and tornAt name the sector to tear.
	torn   *node
	tornAt int
}

// keep puts a node, and what is below it, on the new disk.
func (w *wreck) keep(n *node) *node {
	if made := w.made[n]; made != nil {
		return made
	}
	made := &node{number: len(w.disk.nodes), dir: n.dir}
	w.made[n] = made
	w.disk.nodes = append(w.disk.nodes, made)
	if !n.dir {
		made.data = w.contents(n)
		made.kept, made.size = made.data, len(made.data)
		w.disk.used += int64(len(made.data))
		return made
	}
	names := n.keptNames
	if len(n.changes) > 0 {
		names = maps.Clone(names)
		for _, c := range n.changes {
			if w.survives() {
				c.to(names)
			}
		}
	}
	made.live = make(map[string]*node, len(names))
	for _, name := range slices.Sorted(maps.Keys(names)) {
		made.live[name] = w.keep(names[name])
	}
	made.keptNames = maps.Clone(made.live)
	return made
}

// survives reports whether one change of a name does.
func (w *wreck) survives() bool {
	switch w.pattern {
	case Nothing:
		return false
	case Everything, Torn, Zeros:
		return true
	default:
		return w.chance.Float64() < w.likely
	}
}

// contents gives what is found in a file. It has no room to grow in place.
func (w *wreck) contents(n *node) []byte {
	if n.certain() || w.pattern == Everything {
		return n.data[:len(n.data):len(n.data)]
	}
	switch w.pattern {
	case Nothing:
		return n.found(n.size, func(sector) ([]byte, bool) { return nil, false })
	case Torn:
		return w.tear(n)
	case Zeros:
		arrived := 0
		if w.chance.IntN(2) == 0 {
			arrived = w.chance.IntN(len(n.loose) + 1)
		}
		return n.found(len(n.data), func(s sector) ([]byte, bool) {
			if arrived--; arrived < 0 {
				return nil, false
			}
			return s.newest(), true
		})
	default:
		return w.mix(n)
	}
}

// found puts a file together: the durable bytes, and each loose sector as pick
// gives it.
func (n *node) found(size int, pick func(sector) ([]byte, bool)) []byte {
	out := make([]byte, size)
	copy(out, n.kept)
	for _, s := range n.loose {
		if content, ok := pick(s); ok {
			overlay(out, s.place, content)
		}
	}
	return out
}

func (s sector) newest() []byte { return s.versions[len(s.versions)-1].data }

// at gives the content that a sector had at a time.
func (s sector) at(time int) ([]byte, bool) {
	for _, v := range slices.Backward(s.versions) {
		if v.at <= time {
			return v.data, true
		}
	}
	return nil, false
}

// mix lets each sector, or each page, have any content it had, and the file any
// length.
func (w *wreck) mix(n *node) []byte {
	unit, time := -1, 0
	return n.found(w.length(n), func(s sector) ([]byte, bool) {
		if u := s.place * sectorSize / w.unit; u != unit {
			unit, time = u, w.time(n, u)
		}
		return s.at(time)
	})
}

// time draws the time whose content a unit has: 0 for what is durable.
func (w *wreck) time(n *node, unit int) int {
	times := []int{0}
	for _, s := range n.loose {
		if s.place*sectorSize/w.unit != unit {
			continue
		}
		for _, v := range s.versions {
			times = append(times, v.at)
		}
	}
	if w.chance.Float64() < w.likely {
		return slices.Max(times)
	}
	return times[w.chance.IntN(len(times))]
}

// length draws the length of a file: one it had, or a sector's end between two.
func (w *wreck) length(n *node) int {
	sizes := []int{n.size}
	for _, l := range n.sizes {
		sizes = append(sizes, l.size)
	}
	low, high := slices.Min(sizes), slices.Max(sizes)
	switch {
	case low == high:
		return low
	case w.chance.Float64() < w.likely:
		return len(n.data)
	case w.chance.IntN(4) == 0:
		return min(high, roundUp(low+w.chance.IntN(high-low)))
	}
	return sizes[w.chance.IntN(len(sizes))]
}

// tear lets everything survive but the end of one sector.
func (w *wreck) tear(n *node) []byte {
	out := slices.Clone(n.data)
	if n != w.torn {
		return out
	}
	i := slices.IndexFunc(n.loose, func(s sector) bool { return s.place == w.tornAt })
	from, to := n.loose[i].changed(n)
	if from >= to {
		return out
	}
	cut := from + w.chance.IntN(to-from)
	switch w.chance.IntN(3) {
	case 0:
		if to == len(out) {
			return out[:cut:cut]
		}
		clear(out[cut:to])
	case 1:
		clear(out[cut:to])
	default:
		for i := cut; i < to; i++ {
			out[i] = byte(w.chance.Uint32())
		}
	}
	return out
}

// changed bounds the bytes of a file that its newest version of a sector put
// there.
func (s sector) changed(n *node) (from, to int) {
	start := s.place * sectorSize
	before := n.kept[min(start, len(n.kept)):min(start+sectorSize, len(n.kept))]
	if len(s.versions) > 1 {
		before = s.versions[len(s.versions)-2].data
	}
	after := s.newest()
	same := 0
	for same < len(after) && same < len(before) && after[same] == before[same] {
		same++
	}
	return start + same, min(start+len(after), len(n.data))
}
