package saves

import "bytes"

// ending says how the newest segment ends and what must be done before a line
// can be appended to it.
type ending struct {
	// keep is how many bytes stay.
	keep int
	// newline says that the bytes that stay lack their last newline.
	newline bool
	// torn is what to tell, nil if the segment ends well.
	torn *Torn
}

// endOf looks at the end of the newest segment and takes the piece that must
// be cut, if there is one, out of its pieces. Only the last record may ever be
// cut, and a record whose checksum fits never is.
func endOf(s *segment) ending {
	e := ending{keep: len(s.data)}
	record, acknowledged := false, false
	switch n := len(s.pieces); {
	case n == 0:
		e.keep = 0
	case s.pieces[n-1].state == good || s.pieces[n-1].state == foreign:
		e.keep = wholeEnd(s.pieces[n-1])
	default:
		e.keep, record, acknowledged = s.cutLast()
	}
	e.newline = e.keep > 0 && s.data[e.keep-1] != '\n'
	if e.newline || e.keep < len(s.data) {
		e.torn = &Torn{
			Segment: s.name, Bytes: int64(len(s.data) - e.keep),
			Record: record, Acknowledged: acknowledged,
		}
	}
	return e
}

// cutLast takes the last line, which cannot be read, out of the pieces. It gives where
// the line begins, whether it held anything, and if so whether it may have been
// acknowledged.
func (s *segment) cutLast() (start int, record, acknowledged bool) {
	n := len(s.pieces) - 1
	p := &s.pieces[n]
	if p.state != broken {
		start = p.start
		record = true
	} else {
		start = p.last
		record = len(bytes.TrimSpace(s.data[start:p.end])) > 0
	}
	acknowledged = record && p.ended
	if start == p.start {
		s.pieces = s.pieces[:n]
		return start, record, acknowledged
	}
	p.end = start
	if record {
		p.lines--
	}
	before := bytes.LastIndexByte(s.data[p.start:start-1], '\n')
	p.last = p.start + before + 1
	return start, record, acknowledged
}

// wholeEnd gives the end of a record whose checksum fits: behind its newline,
// or where the newline should be.
func wholeEnd(p piece) int {
	if p.ended {
		return p.end
	}
	return p.start + p.body + tailLen
}
