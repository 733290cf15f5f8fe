package saves

// segment is one file of the journal as it was read.
type segment struct {
	name   string
	data   []byte
	from   int // where the pieces begin; the records before it were not looked at
	pieces []piece
}

// entry is the place of one readable batch.
type entry struct {
	segment int // index into the names of the segments
	start   int
	body    int
	sum     uint32
}

// history is what a whole journal holds, each batch once.
type history struct {
	entries []entry
	// seqs gives the place of a batch by its id.
	seqs map[string]int64
	// last is the end of the chain, at the highest logical time.
	last link
	at   int64
	// tip is where the line at the end of the chain ends, lastID its id.
	tip    spot
	lastID string
	// recent are ids of the newest batches.
	recent []string
	// before is how many distinct batches lie before the first entry: those
	// that a snapshot stands for and nobody has read yet.
	before int
	// hurt are the stretches that hold records nobody can read.
	hurt []damage
	// foreign is how many whole lines have a head that cannot be read.
	foreign int
	report  Report
}

// spot is a place between two lines.
type spot struct {
	segment int // index into the names of the segments
	offset  int64
}

// covers reports whether an entry lies before the spot.
func (s spot) covers(e entry) bool {
	return e.segment < s.segment || e.segment == s.segment && int64(e.start) < s.offset
}

// link is one end of the chain: a line, as the prev of the next one names it.
type link struct {
	seq int64
	sum uint32
}

// damage is one stretch without a readable record.
type damage struct {
	segment    int
	start, end int
	lines      int // that hold something
	ended      bool
}

// reader walks the pieces of all segments in order and follows the chain.
type reader struct {
	segments []segment
	history
	// body is the body of the newest accepted line.
	body []byte
	// waiting are the stretches since then that hold no record.
	waiting []damage
	// fresh says that no line of this segment was accepted yet; only there may
	// the chain branch off an earlier line.
	fresh bool
	// blind says that the newest line is one whose place cannot be read.
	blind bool
	// links are the lines of the first segments, indexed of them so far.
	links   map[link]bool
	indexed int
}

// chain follows the pieces of all segments and makes the history of them. It
// changes the pieces: a suspect that the next line clears becomes good.
func chain(segments []segment) history {
	clearSuspects(segments)
	lines := 0
	for _, s := range segments {
		lines += len(s.pieces)
	}
	r := reader{segments: segments}
	r.entries = make([]entry, 0, lines)
	r.seqs = make(map[string]int64, lines)
	for i, s := range segments {
		r.fresh = true
		for _, p := range s.pieces {
			r.take(i, p)
		}
		r.report.Segments = append(r.report.Segments, Segment{Name: s.name, Bytes: int64(len(s.data)), Lines: s.lines()})
	}
	r.end()
	r.report.Batches = len(r.entries)
	return r.history
}

func (s segment) lines() int {
	n := 0
	for _, p := range s.pieces {
		if p.state == good {
			n++
		}
	}
	return n
}

// clearSuspects accepts each line whose checksum field is damaged but whose
// body is the one that the next line names. It goes backwards, so that a
// cleared line can clear the one before it.
func clearSuspects(segments []segment) {
	var next *piece
	for i := len(segments) - 1; i >= 0; i-- {
		pieces := segments[i].pieces
		for k := len(pieces) - 1; k >= 0; k-- {
			p := &pieces[k]
			if p.state == suspect && next != nil && next.state == good &&
				next.head.prev == p.sum && next.head.seq == p.head.seq+1 {
				p.state, p.mended = good, true
			}
			next = p
		}
	}
}

func (r *reader) take(segment int, p piece) {
	switch p.state {
	case broken, suspect:
		if p.state == suspect {
			p.lines = 1
		}
		r.waiting = append(r.waiting, damage{segment, p.start, p.end, p.lines, p.ended})
	case foreign:
		r.foreign++
		r.report.Undecoded++
		r.judge(segment, nil, nil)
		r.blind = true
	case good:
		if p.head.major > major {
			r.report.Newer = max(r.report.Newer, p.head.major)
			r.judge(segment, nil, nil)
			r.blind = true
			return
		}
		r.accept(segment, p)
	}
}

// accept takes a whole line that this program can read.
func (r *reader) accept(segment int, p piece) {
	body := r.segments[segment].data[p.start : p.start+p.body]
	r.judge(segment, &p.head, body)
	r.fresh, r.blind = false, false
	r.last = link{p.head.seq, p.sum}
	r.at = max(r.at, inTimeOf(p.head.at))
	r.body = body
	r.tip, r.lastID = spot{segment, int64(p.end)}, p.head.id
	if p.mended {
		r.report.Mended++
	}
	if _, known := r.seqs[p.head.id]; known {
		r.report.Duplicates++
		return
	}
	r.seqs[p.head.id] = p.head.seq
	r.remember(p.head.id)
	r.entries = append(r.entries, entry{segment, p.start, p.body, p.sum})
}

// recentIDs is how many ids a snapshot carries over.
const recentIDs = 256

// remember keeps the id of a batch among the recent ones.
func (h *history) remember(id string) {
	if len(h.recent) >= 2*recentIDs {
		h.recent = append(h.recent[:0], h.recent[len(h.recent)-recentIDs+1:]...)
	}
	h.recent = append(h.recent, id)
}

// count is how many distinct batches the journal holds.
func (h *history) count() int { return h.before + len(h.entries) }

// judge says what lies between the newest accepted line and the next one, which
// is nil at the end and before a line whose place cannot be read.
func (r *reader) judge(segment int, next *header, body []byte) {
	linked := next != nil && r.linked(segment, *next)
	var records int64
	for _, d := range r.waiting {
		if d.lines == 0 { // blank lines hold no record, and none of quest's makes them
			r.report.Mended++
			continue
		}
		if linked && d.segment < segment || next == nil && !d.ended {
			// A write failed here and the batch was written again elsewhere, or
			// it was never acknowledged.
			r.report.Leftovers += d.lines
			continue
		}
		r.hurt = append(r.hurt, d)
		records += int64(d.lines)
	}
	r.waiting = r.waiting[:0]
	if next != nil && !linked && !r.blind {
		missing := next.seq - r.last.seq - 1
		_, known := r.seqs[next.id]
		switch {
		case missing > 0:
			records = missing
		case records == 0 && !known:
			r.report.Unlinked++
		}
	}
	if records > 0 {
		r.report.Unreadable = append(r.report.Unreadable, Gap{
			Records: records, After: dayOf(r.body), Before: dayOf(body),
		})
	}
}

// linked reports whether a line follows the newest accepted one, or, as the first
// of its segment, branches off an earlier one after a sync that failed.
func (r *reader) linked(segment int, h header) bool {
	want := link{h.seq - 1, h.prev}
	if want == r.last {
		return true
	}
	if !r.fresh || segment == 0 {
		return false
	}
	if want == (link{}) {
		return true
	}
	if r.links == nil {
		r.links = map[link]bool{}
	}
	for ; r.indexed < segment; r.indexed++ {
		for _, p := range r.segments[r.indexed].pieces {
			if p.state == good {
				r.links[link{p.head.seq, p.sum}] = true
			}
		}
	}
	return r.links[want]
}

// end judges what follows the newest line of all.
func (r *reader) end() {
	r.judge(len(r.segments), nil, nil)
}
