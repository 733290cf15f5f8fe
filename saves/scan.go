package saves

import "bytes"

// state is what the check of one stretch of bytes found.
type state int

const (
	// broken: no record can be read here.
	broken state = iota
	// suspect: a body that reads well under a checksum field that does not fit
	// it. The prev of the next line may clear it.
	suspect
	// foreign: a checksum that fits a body this program cannot read. It was
	// written on purpose, so it is never cut.
	foreign
	// good: the checksum fits and the head reads well.
	good
)

// piece is one stretch of a segment: a line, or what damage left of one.
type piece struct {
	state state
	// start and end bound the stretch, its newline included.
	start, end int
	// lines is how many lines of a broken stretch hold something: a run of them
	// is one piece, and blank lines hold nothing. last is where the last one
	// begins.
	lines, last int
	// body is the length of the body at start. It and sum, the checksum worked
	// out from the body, mean nothing in a broken piece.
	body int
	sum  uint32
	head header
	// ended says that the stretch ends in a newline.
	ended bool
	// mended says that the record is whole though something around it is not:
	// its separator, its checksum field or its newline.
	mended bool
}

// splitBudget bounds the bytes that one scan checks again when it looks for
// lines inside a stretch that failed, for each byte of the file. Real damage needs
// a few KiB in all; without a bound, a file made for the purpose costs the square
// of its length.
const splitBudget = 64

// shortestLine is about the length of the shortest line that this program writes.
const shortestLine = 64

// scanner cuts the bytes of one segment into pieces.
type scanner struct {
	data   []byte
	pieces []piece
	budget int
}

// scan gives the pieces of a segment in order, without the zero bytes that a
// crash may have left at its end.
func scan(data []byte) []piece { return scanFrom(data, 0) }

// scanFrom is scan for the bytes from the start of a line on.
func scanFrom(data []byte, from int) []piece {
	data = bytes.TrimRight(data, "\x00")
	s := scanner{data: data, budget: maxBody + splitBudget*len(data)}
	if from > len(data) {
		return nil
	}
	if n := bytes.Count(data[from:], []byte{'\n'}); n > 0 {
		s.pieces = make([]piece, 0, min(n, len(data)/shortestLine)+1)
	}
	s.all(from)
	return s.pieces
}

// all judges the bytes line by line, from the start of one on.
func (s *scanner) all(start int) {
	data := s.data
	if mark := []byte("\ufeff"); start == 0 && bytes.HasPrefix(data, mark) { // an editor put it there; no record is lost by it
		start = len(mark)
		s.pieces = append(s.pieces, piece{state: broken, end: start})
	}
	for start < len(data) {
		end, ended := len(data), false
		if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
			end, ended = start+i+1, true
		}
		s.line(start, end, ended)
		start = end
	}
}

// line judges the stretch from start to end, which holds one line unless a
// newline was lost.
func (s *scanner) line(start, end int, ended bool) {
	stop := end
	if ended {
		stop--
	}
	p, ok := s.prove(start, stop)
	if !ok {
		if s.split(start, stop, end, ended) {
			return
		}
		p = s.doubt(start, stop)
	}
	p.end, p.ended = end, ended
	s.add(p)
}

// add adds a piece. A whole broken line joins those right before it, so that a file
// of nothing but line breaks needs no memory for each of them.
func (s *scanner) add(p piece) {
	if p.state == broken {
		p.last = p.start
		if len(bytes.TrimSpace(s.data[p.start:p.end])) > 0 {
			p.lines = 1
		}
		if n := len(s.pieces); n > 0 && p.ended {
			if before := &s.pieces[n-1]; before.state == broken && before.ended && before.end == p.start {
				before.end, before.last = p.end, p.start
				before.lines += p.lines
				return
			}
		}
	}
	s.pieces = append(s.pieces, p)
}

// prove reads data[start:stop] as a body, a separator and a checksum that fits
// the body. One byte of rubbish may follow: a newline that was hit, or the CR
// an editor put there.
func (s *scanner) prove(start, stop int) (piece, bool) {
	for rubbish := range 2 {
		n := stop - start - tailLen - rubbish
		if n <= 0 {
			break
		}
		want, ok := parseSum(s.data[start+n+1 : start+n+tailLen])
		if !ok {
			continue
		}
		body := s.data[start : start+n]
		if checksum(body) != want {
			continue
		}
		p := piece{state: foreign, start: start, body: n, sum: want}
		p.mended = rubbish > 0 || s.data[start+n] != '\t'
		if h, ok := parseHeader(body); ok {
			p.state, p.head = good, h
		}
		return p, true
	}
	return piece{}, false
}

// doubt judges a stretch whose checksum field does not fit.
func (s *scanner) doubt(start, stop int) piece {
	p := piece{state: broken, start: start}
	n := stop - start - tailLen
	if n <= 0 || !bytes.HasPrefix(s.data[start:stop], []byte(lineStart)) {
		return p
	}
	body := s.data[start : start+n]
	if h, ok := parseHeader(body); ok && h.major == major {
		p.state, p.head, p.body, p.sum = suspect, h, n, checksum(body)
	}
	return p
}

// split looks for whole lines inside a stretch that failed as one, because the
// newline between them may be what was hit. It tries each later start of a
// line, and reports whether it found any record.
func (s *scanner) split(start, stop, end int, ended bool) bool {
	cuts := s.cuts(start, stop)
	if len(cuts) <= 2 && cuts[0] == start {
		return false
	}
	ends := s.ends(cuts)
	var found []piece
	left := start // bytes from here belong to no record yet
	for i := 0; i < len(cuts)-1 && len(ends) > 0; {
		p, j, ok := s.splitAt(cuts, i, ends)
		if !ok {
			i++
		} else {
			if left < p.start {
				found = append(found, piece{state: broken, start: left, end: p.start})
			}
			left = cuts[j]
			p.end, p.mended = left, true
			found = append(found, p)
			i = j
		}
		for len(ends) > 0 && ends[0] <= i {
			ends = ends[1:]
		}
	}
	if len(found) == 0 {
		return false
	}
	if left < stop {
		found = append(found, piece{state: broken, start: left})
	}
	last := &found[len(found)-1]
	last.end, last.ended = end, ended
	for _, p := range found {
		s.add(p)
	}
	return true
}

// cuts gives the places where a line may start in data[start:stop], and stop.
func (s *scanner) cuts(start, stop int) []int {
	var cuts []int
	for at := start; at < stop; {
		i := bytes.Index(s.data[at:stop], []byte(lineStart))
		if i < 0 {
			break
		}
		cuts = append(cuts, at+i)
		at += i + len(lineStart)
	}
	return append(cuts, stop)
}

// ends gives the indexes of the cuts before which a line may end: those with a TAB
// where its separator would be.
func (s *scanner) ends(cuts []int) []int {
	var ends []int
	for j, stop := range cuts {
		at := stop - tailLen
		if at-1 > cuts[0] && (s.data[at] == '\t' || s.data[at-1] == '\t') {
			ends = append(ends, j)
		}
	}
	return ends
}

// splitAt tries to read a record from cuts[i] to each later end, and gives the
// index of the cut where the record ends. Every try is paid for by its bytes.
func (s *scanner) splitAt(cuts []int, i int, ends []int) (piece, int, bool) {
	for _, j := range ends {
		n := cuts[j] - cuts[i]
		if n > maxBody+tailLen+1 || s.budget < 0 {
			break
		}
		s.budget -= n
		if p, ok := s.prove(cuts[i], cuts[j]); ok && p.state == good {
			return p, j, true
		}
	}
	return piece{}, 0, false
}
