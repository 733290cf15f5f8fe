package saves

import (
	"bytes"
	"fmt"
	"io"
)

// What follows is for stores that keep the lines of a journal elsewhere than in files,
// such as in a database: the same bytes, checksums and chain, and the same union.

// End names a line of a journal as the line behind it does. The zero value is the
// beginning of a journal.
type End struct {
	Seq int64  // place, counted from 1
	Sum uint32 // checksum of the line
}

// Line is one batch as a journal holds it.
type Line struct {
	End
	Prev    uint32 // checksum of the line before it
	ID      string
	At      int64  // logical time in milliseconds
	Payload []byte // the batch as a JSON object, as Export writes it
	Text    []byte // the whole line, its newline included
}

// Follows reports whether a line stands right behind another one.
func (l Line) Follows(e End) bool { return l.Seq == e.Seq+1 && l.Prev == e.Sum }

// Payload makes the payload of a batch, or says with ErrInvalidBatch why the batch can
// never be stored.
func Payload[E any](b Batch[E]) ([]byte, error) { return encode(b) }

// Decode reads the batch of a payload.
func Decode[E any](payload []byte) (Batch[E], error) { return decode[E](payload) }

// TimeAfter gives the logical time of a batch whose clock showed t, behind one of the
// logical time last.
func TimeAfter(last, t int64) int64 { return min(max(t, last+1), lastMoment) }

// Frame makes the line of a payload that stands right behind e.
func (e End) Frame(payload []byte) ([]byte, End, error) {
	if e.Seq >= maxNumber {
		return nil, End{}, errNoPlace
	}
	text, sum := frame(e.Seq+1, e.Sum, payload)
	return text, End{e.Seq + 1, sum}, nil
}

// ParseLine reads a whole line with its newline. The error wraps ErrDamaged where a byte of
// it is not as it was written, and is a *NewerError where a newer program wrote it.
func ParseLine(text []byte) (Line, error) {
	n := len(text) - tailLen - 1
	if n <= 0 || text[n] != '\t' || text[len(text)-1] != '\n' {
		return Line{}, fmt.Errorf("a line: %w", ErrDamaged)
	}
	body := text[:n]
	sum, ok := parseSum(text[n+1 : n+tailLen])
	if !ok || sum != checksum(body) {
		return Line{}, fmt.Errorf("a line: %w", ErrDamaged)
	}
	h, ok := parseHeader(body)
	switch {
	case !ok:
		return Line{}, fmt.Errorf("a line: %w", ErrDamaged)
	case h.major > major:
		return Line{}, &NewerError{Major: h.major}
	}
	return Line{
		End: End{h.seq, sum}, Prev: h.prev, ID: h.id, At: h.at,
		Payload: record{members: membersOf(body)}.payload(), Text: text,
	}, nil
}

// Union joins two sets of lines as Merge joins two saves, by id and in the order of time
// and id, and gives the union as one chain from place 1. Two batches of one id that differ
// are a *ConflictError.
func Union(ours, theirs []Line) ([]Line, error) {
	all, err := union(recordsOfLines(ours), recordsOfLines(theirs))
	if err != nil {
		return nil, err
	}
	return linesOf(all)
}

func recordsOfLines(lines []Line) []record {
	records := make([]record, len(lines))
	for i, l := range lines {
		records[i] = record{id: l.ID, at: l.At, members: l.Payload[1:]}
	}
	return records
}

// linesOf makes one chain of records. Lines that this program cannot read are left out.
func linesOf(records []record) ([]Line, error) {
	lines := make([]Line, 0, len(records))
	var last End
	for _, r := range records {
		if r.foreign != nil {
			continue
		}
		l := Line{Prev: last.Sum, ID: r.id, At: r.at, Payload: r.payload()}
		var err error
		if l.Text, last, err = last.Frame(l.Payload); err != nil {
			return nil, err
		}
		l.End = last
		lines = append(lines, l)
	}
	return lines, nil
}

// ReadLines reads what Import takes, lines of a journal or of an export, each batch once,
// and gives it as one chain from place 1. The report tells what could not be read of a
// journal; a line of an export that holds no batch is a *LineError.
func ReadLines(r io.Reader) ([]Line, Report, error) {
	theirs, err := readAll(r)
	if err != nil {
		return nil, theirs.report, err
	}
	lines, err := linesOf(theirs.records)
	return lines, theirs.report, err
}

// WriteLines writes the payloads of lines as Export does.
func WriteLines(w io.Writer, lines []Line) error {
	return exportTo(w, recordsOfLines(lines))
}

// JudgeLines looks through lines as Options.Judge asks.
func (o Options) JudgeLines(lines []Line) Flawed { return o.flawed(recordsOfLines(lines)) }

// Checksum is the checksum of the lines of a journal, CRC32C.
func Checksum(data []byte) uint32 { return checksum(data) }

// Equal reports whether two lines are the same bytes.
func (l Line) Equal(m Line) bool { return bytes.Equal(l.Text, m.Text) }
