package saves

import (
	"iter"
	"slices"
)

// fits finds the spot of a snapshot in segments of which at least its own was
// read: the line that ends there must be the one that the snapshot names.
func (s *snapshot) fits(segments []segment) (spot, bool) {
	at := slices.IndexFunc(segments, func(g segment) bool { return g.name == s.Segment })
	if at < 0 {
		return spot{}, false
	}
	for _, p := range segments[at].pieces {
		if int64(p.end) == s.Offset {
			same := p.state == good && p.head.major == major && p.head.seq == s.Seq && p.sum == s.link().sum
			return spot{at, s.Offset}, same
		}
	}
	return spot{}, false
}

// behind gives the number of entries before a spot.
func (h *history) behind(s spot) int {
	n, _ := slices.BinarySearchFunc(h.entries, s, func(e entry, s spot) int {
		if s.covers(e) {
			return -1
		}
		return 1
	})
	return n
}

// choose gives the newest snapshot that fits a history that was read whole. A
// snapshot may stand for more batches than can still be read before it, never
// for fewer: those would be folded by nobody.
func choose(snapshots iter.Seq[*snapshot], segments []segment, h *history) (base *snapshot, from int) {
	for s := range snapshots {
		at, ok := s.fits(segments)
		if !ok {
			continue
		}
		if n := h.behind(at); n <= s.Saved {
			return s, n
		}
	}
	return nil, 0
}

// readBehind reads only what a snapshot does not stand for: its own segment and
// the later ones. They must be one unbroken chain without a scratch; anything
// else is for the reading of the whole journal to judge, and gives ok false. brief is
// Options.Brief.
func (f folder) readBehind(names []string, s *snapshot, brief bool) (segments []segment, h history, ok bool, err error) {
	first := slices.Index(names, s.Segment)
	if first < 0 {
		return nil, history{}, false, nil
	}
	segments = make([]segment, len(names))
	for i, name := range names {
		if i < first {
			segments[i] = segment{name: name}
			continue
		}
		from := int64(0)
		if brief && i == first {
			from = s.Offset
		}
		if segments[i], err = f.segment(name, from); err != nil {
			return nil, history{}, false, err
		}
	}
	at, fits := s.fits(segments)
	if !fits || !unbroken(segments[first:]) {
		return nil, history{}, false, nil
	}
	h = chainBehind(segments, at, s)
	return segments, h, h.report.Duplicates == 0, nil
}

// unbroken reports whether segments hold nothing but whole lines, each linked to
// the one before it.
func unbroken(segments []segment) bool {
	var last *piece
	for _, g := range segments {
		end := g.from
		for i := range g.pieces {
			p := &g.pieces[i]
			whole := p.state == good && p.head.major == major && !p.mended && p.ended && p.start == end
			if !whole || last != nil && (p.head.seq != last.head.seq+1 || p.head.prev != last.sum) {
				return false
			}
			last, end = p, p.end
		}
		if end != len(g.data) {
			return false
		}
	}
	return true
}

// chainBehind makes the history of an unbroken chain behind a spot.
func chainBehind(segments []segment, at spot, s *snapshot) history {
	r := reader{segments: segments}
	r.before, r.last, r.at, r.tip, r.lastID = s.Saved, s.link(), inTimeOf(s.At), at, s.ID
	r.seqs = make(map[string]int64, len(s.Recent))
	for _, id := range s.Recent {
		r.seqs[id] = 0
	}
	r.recent = slices.Clone(s.Recent)
	for i, g := range segments {
		for _, p := range g.pieces {
			if i > at.segment || i == at.segment && int64(p.start) >= at.offset {
				r.take(i, p)
			}
		}
		r.report.Segments = append(r.report.Segments, Segment{Name: g.name, Bytes: int64(len(g.data)), Lines: g.lines()})
	}
	r.end()
	r.report.Batches, r.report.Partly = r.count(), true
	return r.history
}
