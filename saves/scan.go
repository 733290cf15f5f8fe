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
// lines inside a stretch that failed. Real damage needs a few KiB; without a
// bound, a file made for the purpose costs the square of its length.
const splitBudget = 64 << 20

// scanner cuts the bytes of one segment into pieces.
type scanner struct {
	data   []byte
	pieces []piece
	budget int
}

// scan gives the pieces of a segment in order, without the zero bytes that a
// crash may have left at its end.
func scan(data []byte) []piece {
	data = bytes.TrimRight(data, "\x00")
	s := scanner{data: data, budget: splitBudget}
	if n := bytes.Count(data, []byte{'\n'}); n > 0 {
		s.pieces = make([]piece, 0, n+1)
	}
	for start := 0; start < len(data); {
		end, ended := len(data), false
		if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
			end, ended = start+i+1, true
		}
		s.line(start, end, ended)
		start = end
	}
	return s.pieces
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
	var found []piece
	left := start // bytes from here belong to no record yet
	for i := 0; i < len(cuts)-1; {
		p, j, ok := s.splitAt(cuts, i)
		if !ok {
			i++
			continue
		}
		if left < p.start {
			found = append(found, piece{state: broken, start: left, end: p.start})
		}
		left = cuts[j]
		p.end, p.mended = left, true
		found = append(found, p)
		i = j
	}
	if len(found) == 0 {
		return false
	}
	if left < stop {
		found = append(found, piece{state: broken, start: left})
	}
	last := &found[len(found)-1]
	last.end, last.ended = end, ended
	s.pieces = append(s.pieces, found...)
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

// splitAt tries to read a record from cuts[i] to each later cut, and gives the
// index of the cut where the record ends.
func (s *scanner) splitAt(cuts []int, i int) (piece, int, bool) {
	for j := i + 1; j < len(cuts); j++ {
		n := cuts[j] - cuts[i]
		if n > maxBody+tailLen+1 || s.budget < 0 {
			break
		}
		if !s.endsLikeLine(cuts[i], cuts[j]) {
			continue
		}
		s.budget -= n
		if p, ok := s.prove(cuts[i], cuts[j]); ok && p.state == good {
			return p, j, true
		}
	}
	return piece{}, 0, false
}

// endsLikeLine is the cheap question before a checksum: is there a TAB where
// the separator of a line would be?
func (s *scanner) endsLikeLine(start, stop int) bool {
	at := stop - tailLen
	return at-1 > start && (s.data[at] == '\t' || s.data[at-1] == '\t')
}
