package saves

import "iter"

// A sync that failed may have lost what it should have written although programs
// still read it, and a sync of the same file by the next program succeeds and
// writes nothing. So a line that the last program could not sync must be written
// again, into bytes that are new, before anybody builds on it. Its copy carries
// the same id and folds to nothing.
//
// A line that another batch follows was acknowledged, because only then is the
// next one written; its own copy proves nothing. In doubt are the others, and
// only if the last program did not end well, which its holder text tells: it is
// removed by an end without anything unsaved.

// inDoubt gives the records of lines that no other batch follows and that no
// snapshot stands for.
func inDoubt(segments []segment, vouched spot) []record {
	lines := 0
	for _, s := range segments {
		lines += len(s.pieces)
	}
	ids := make(map[link]string, lines)
	for _, p := range readable(segments) {
		ids[link{p.head.seq, p.sum}] = p.head.id
	}
	followed := make(map[link]bool, lines)
	for _, p := range readable(segments) {
		if before := (link{p.head.seq - 1, p.head.prev}); ids[before] != p.head.id {
			followed[before] = true
		}
	}
	safe := make(map[string]bool, lines)
	for at, p := range readable(segments) {
		if followed[link{p.head.seq, p.sum}] || vouched.covers(at) {
			safe[p.head.id] = true
		}
	}
	var out []record
	for at, p := range readable(segments) {
		if !safe[p.head.id] {
			safe[p.head.id] = true
			body := segments[at.segment].data[p.start : p.start+p.body]
			out = append(out, record{id: p.head.id, at: p.head.at, members: membersOf(body)})
		}
	}
	return out
}

// readable gives the lines that this program can read.
func readable(segments []segment) iter.Seq2[entry, piece] {
	return func(yield func(entry, piece) bool) {
		for i, s := range segments {
			for _, p := range s.pieces {
				known := p.state == good && p.head.major == major
				if known && !yield(entry{i, p.start, p.body, p.sum}, p) {
					return
				}
			}
		}
	}
}

// vouched gives the spot up to which a snapshot stands for everything.
func (j *Journal[E]) vouched(segments []segment) spot {
	if j.base == nil {
		return spot{}
	}
	at, _ := j.base.fits(segments)
	return at
}

// affirm writes again what is in doubt. After an error it is still in doubt, and
// nothing may be acknowledged.
func (j *Journal[E]) affirm() error {
	for len(j.doubt) > 0 {
		if j.last.seq >= maxNumber {
			return errNoPlace
		}
		line, sum := appendFrame(nil, j.last.seq+1, j.last.sum, j.doubt[0].members)
		name, at, err := j.out.line(line)
		if err != nil {
			return err
		}
		j.mu.Lock()
		j.grow(name, at+int64(len(line)), sum, j.doubt[0].id)
		j.mu.Unlock()
		j.doubt = j.doubt[1:]
	}
	return nil
}
