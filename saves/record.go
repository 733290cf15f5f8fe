package saves

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// record is one batch as it travels between saves: its payload byte for byte,
// without v, seq and prev, which belong to one save.
type record struct {
	id string
	at int64
	// members is the payload without its first brace.
	members []byte
	// foreign is a whole body that this program cannot read, nil for any other.
	// It is kept where it stands; members is empty then.
	foreign []byte
}

// Flawed are records that were kept although Options.Judge found fault with them.
type Flawed struct {
	// Records is how many.
	Records int
	// ID and What are the id of the first and what was found in it.
	ID, What string
}

// flawed judges some records.
func (o Options) flawed(records []record) Flawed {
	var f Flawed
	if o.Judge == nil {
		return f
	}
	for _, r := range records {
		if r.foreign != nil {
			continue
		}
		if what := o.Judge(r.payload()); what != "" {
			if f.Records++; f.Records == 1 {
				f.ID, f.What = r.id, what
			}
		}
	}
	return f
}

func (r record) equal(s record) bool {
	return r.id == s.id && bytes.Equal(r.members, s.members) && bytes.Equal(r.foreign, s.foreign)
}

// payload is the JSON object of the record.
func (r record) payload() []byte {
	return append([]byte{'{'}, r.members...)
}

// recordsOf gives the distinct records of segments that chain has walked, in
// their order. They share the bytes of the segments.
func recordsOf(segments []segment) []record {
	var out []record
	seen := map[string]bool{}
	for _, s := range segments {
		for _, p := range s.pieces {
			if p.state != good && p.state != foreign || p.state == good && p.head.major > major {
				continue
			}
			body := s.data[p.start : p.start+p.body]
			if p.state == foreign {
				out = append(out, record{foreign: body})
				continue
			}
			if seen[p.head.id] {
				continue
			}
			seen[p.head.id] = true
			out = append(out, record{id: p.head.id, at: p.head.at, members: membersOf(body)})
		}
	}
	return out
}

// membersOf takes the envelope off a body whose head was read.
func membersOf(body []byte) []byte {
	c := cursor{rest: body}
	c.skip(`{"v":1,"seq":`)
	c.number()
	c.skip(`,"prev":"`)
	c.sum()
	c.skip(`",`)
	if !c.failed && bytes.HasPrefix(c.rest, []byte(`"id":`)) {
		return c.rest
	}
	return strip(body)
}

// strip takes the envelope off a body whose fields stand in another order.
func strip(body []byte) []byte {
	dec := json.NewDecoder(bytes.NewReader(body))
	if _, err := dec.Token(); err != nil {
		return body[1:]
	}
	var members [][]byte
	for dec.More() {
		start := dec.InputOffset()
		key, err := dec.Token()
		if err != nil {
			return body[1:]
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return body[1:]
		}
		name, _ := key.(string)
		if isEnvelope(name) {
			continue
		}
		members = append(members, bytes.TrimLeft(body[start:dec.InputOffset()], " \t\r\n,"))
	}
	return append(bytes.Join(members, []byte{','}), '}')
}

// isEnvelope reports whether a field belongs to one save. Readers of JSON take any
// case for the same name.
func isEnvelope(name string) bool {
	return strings.EqualFold(name, "v") || strings.EqualFold(name, "seq") || strings.EqualFold(name, "prev")
}

// frameAll makes segments of records: one unbroken chain from place 1.
func frameAll(records []record, limit int64) [][]byte {
	var segments [][]byte
	var data []byte
	var last link
	for _, r := range records {
		if int64(len(data)) >= limit {
			segments = append(segments, data)
			data = nil
		}
		if r.foreign != nil {
			data = append(data, r.foreign...)
			data = append(data, '\t')
			data = append(appendSum(data, checksum(r.foreign)), '\n')
			continue
		}
		data, last.sum = appendFrame(data, last.seq+1, last.sum, r.members)
		last.seq++
	}
	if len(data) > 0 {
		segments = append(segments, data)
	}
	return segments
}

// readExport reads records from plain JSON lines, one batch a line, as Export
// writes them.
func readExport(data []byte) ([]record, error) {
	var out []record
	seen := map[string]int{}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSpace(line)
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(line) == 0 {
			continue
		}
		r, err := readPayload(line)
		if err != nil {
			return nil, &LineError{Line: number, Cause: err}
		}
		if first, twice := seen[r.id]; twice {
			if !bytes.Equal(out[first].members, r.members) {
				return nil, &ConflictError{ID: r.id, Ours: out[first].payload(), Theirs: r.payload()}
			}
			continue
		}
		seen[r.id] = len(out)
		out = append(out, r)
	}
	return out, nil
}

// readPayload reads one line of an export.
func readPayload(line []byte) (record, error) {
	var head struct {
		ID *string         `json:"id"`
		At *int64          `json:"at"`
		Ev json.RawMessage `json:"ev"`
	}
	var members map[string]json.RawMessage
	if !utf8.Valid(line) {
		return record{}, fmt.Errorf("%w: %w", ErrInvalidBatch, ErrNotText)
	}
	if err := errors.Join(json.Unmarshal(line, &members), json.Unmarshal(line, &head)); err != nil {
		return record{}, fmt.Errorf("%w: %w: %w", ErrInvalidBatch, notJSON(line, err), err)
	}
	switch {
	case head.ID == nil || *head.ID == "":
		return record{}, fmt.Errorf("%w: %w", ErrInvalidBatch, ErrNoID)
	case head.At == nil || *head.At > lastMoment || *head.At < -maxNumber:
		return record{}, fmt.Errorf("%w: %w", ErrInvalidBatch, ErrNoTime)
	case head.Ev == nil:
		return record{}, fmt.Errorf("%w: %w", ErrInvalidBatch, ErrNoEvents)
	case len(line)+envelopeRoom >= maxBody:
		return record{}, fmt.Errorf("%w: %w: %d bytes", ErrInvalidBatch, ErrTooLong, len(line))
	}
	r := record{id: *head.ID, at: *head.At, members: line[1:]}
	for name := range members {
		if isEnvelope(name) {
			r.members = strip(line)
		}
	}
	framed, _ := appendFrame(nil, 1, 0, r.members)
	if h, ok := parseHeader(framed[:len(framed)-tailLen-1]); !ok || h.id != r.id || h.at != r.at {
		return record{}, fmt.Errorf("%w: %w", ErrInvalidBatch, ErrTwice)
	}
	return r, nil
}

// notJSON reports whether a line that could not be read as JSON is only the beginning of an
// object.
func notJSON(line []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset >= int64(len(line)) && line[0] == '{' {
		return ErrCutOff
	}
	return ErrNotJSON
}
