package saves

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strconv"
)

const (
	// major is the format this program writes. The frame of a line (body, TAB,
	// checksum, LF, and v first in the body) belongs to every major; what else
	// is in the body belongs to one.
	major = 1
	// maxBody is the length a body stays below.
	maxBody = 64 << 10
	// envelopeRoom is more than v, seq and prev can ever take.
	envelopeRoom = 64
	// maxNumber bounds places and logical times, so that the next one always
	// exists. Every reader of JSON keeps numbers up to here exact.
	maxNumber = 1 << 53
	// lastMoment is the last millisecond of the year 9999. No batch is given a
	// later time, and one that has it leaves no room behind it for others.
	lastMoment = 253402300799999
	// lineStart begins every body.
	lineStart = `{"v":`
	// sumLen is the length of the checksum digits, tailLen that of the TAB and
	// the digits.
	sumLen  = 8
	tailLen = 1 + sumLen
)

// checksum asks for the table at each call: it is made once, and not before it is needed,
// because making it takes a quarter of a millisecond of every start.
func checksum(body []byte) uint32 { return crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)) }

// frame makes a whole line of a payload that encode made, and gives its
// checksum, which is the prev of the next line.
func frame(seq int64, prev uint32, payload []byte) ([]byte, uint32) {
	line := make([]byte, 0, len(payload)+envelopeRoom+tailLen+1)
	return appendFrame(line, seq, prev, payload[1:])
}

// appendFrame appends a whole line to dst. members is the payload without its
// first brace.
func appendFrame(dst []byte, seq int64, prev uint32, members []byte) ([]byte, uint32) {
	start := len(dst)
	dst = append(dst, lineStart...)
	dst = strconv.AppendInt(dst, major, 10)
	dst = append(dst, `,"seq":`...)
	dst = strconv.AppendInt(dst, seq, 10)
	dst = append(dst, `,"prev":"`...)
	dst = appendSum(dst, prev)
	dst = append(dst, `",`...)
	dst = append(dst, members...)
	sum := checksum(dst[start:])
	dst = append(dst, '\t')
	dst = appendSum(dst, sum)
	return append(dst, '\n'), sum
}

func appendSum(dst []byte, sum uint32) []byte {
	const digits = "0123456789abcdef"
	for shift := 28; shift >= 0; shift -= 4 {
		dst = append(dst, digits[sum>>shift&15])
	}
	return dst
}

// parseSum reads eight lower-case hex digits. Upper case is damage: one
// flipped bit makes it, and the journal never writes it.
func parseSum[T string | []byte](text T) (uint32, bool) {
	if len(text) != sumLen {
		return 0, false
	}
	var sum uint32
	for i := range sumLen {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		default:
			return 0, false
		}
		sum = sum<<4 | uint32(c)
	}
	return sum, true
}

// header is what the reader of the chain needs to know of a body.
type header struct {
	major int
	seq   int64
	prev  uint32
	id    string
	at    int64
}

// parseHeader reads the head of a body, quickly when the fields stand in the
// order the journal writes them, else as any JSON. A newer major is only asked
// for its number. It reports false for what is no body of this journal.
func parseHeader(body []byte) (header, bool) {
	if h, ok := quickHeader(body); ok {
		return h, true
	}
	var loose struct {
		V    int    `json:"v"`
		Seq  int64  `json:"seq"`
		Prev string `json:"prev"`
		ID   string `json:"id"`
		At   int64  `json:"at"`
	}
	err := json.Unmarshal(body, &loose)
	if loose.V > major {
		return header{major: loose.V}, true
	}
	prev, ok := parseSum(loose.Prev)
	h := header{loose.V, loose.Seq, prev, loose.ID, loose.At}
	return h, err == nil && ok && h.valid()
}

func quickHeader(body []byte) (header, bool) {
	c := cursor{rest: body}
	c.skip(`{"v":1,"seq":`)
	seq := c.number()
	c.skip(`,"prev":"`)
	prev := c.sum()
	c.skip(`","id":"`)
	id := c.plain()
	c.skip(`","at":`)
	at := c.number()
	c.skip(`,`)
	if c.failed {
		return header{}, false
	}
	h := header{major, seq, prev, string(id), at}
	return h, h.valid()
}

// valid reports whether a known major could have written the header.
func (h header) valid() bool {
	return h.major == major && h.seq >= 1 && h.seq <= maxNumber && h.at <= maxNumber && h.id != ""
}

// inTimeOf gives a logical time as others are put behind it: a time that is later than
// any clock can be counts for nothing.
func inTimeOf(at int64) int64 {
	if at > lastMoment {
		return 0
	}
	return at
}

// cursor reads the canonical head of a body from left to right.
type cursor struct {
	rest   []byte
	failed bool
}

func (c *cursor) skip(text string) {
	if c.failed || len(c.rest) < len(text) || string(c.rest[:len(text)]) != text {
		c.failed = true
		return
	}
	c.rest = c.rest[len(text):]
}

// number reads a decimal without sign of at most 18 digits, which cannot
// overflow. Anything else is left to the slow way.
func (c *cursor) number() int64 {
	var n int64
	i := 0
	for i < len(c.rest) && i < 18 && '0' <= c.rest[i] && c.rest[i] <= '9' {
		n = n*10 + int64(c.rest[i]-'0')
		i++
	}
	if i == 0 || c.rest[0] == '0' && i > 1 {
		c.failed = true
		return 0
	}
	c.rest = c.rest[i:]
	return n
}

func (c *cursor) sum() uint32 {
	if c.failed || len(c.rest) < sumLen {
		c.failed = true
		return 0
	}
	sum, ok := parseSum(c.rest[:sumLen])
	c.failed = !ok
	c.rest = c.rest[sumLen:]
	return sum
}

// plain reads letters and digits, which need no unquoting.
func (c *cursor) plain() []byte {
	i := 0
	for i < len(c.rest) && isPlain(c.rest[i]) {
		i++
	}
	text := c.rest[:i]
	c.rest = c.rest[i:]
	return text
}

func isPlain(b byte) bool {
	return '0' <= b && b <= '9' || 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' || b == '-' || b == '_'
}

// decode reads the batch of a body.
func decode[E any](body []byte) (Batch[E], error) {
	var b Batch[E]
	if err := json.Unmarshal(body, &b); err != nil {
		return Batch[E]{}, fmt.Errorf("decode a batch: %w", err)
	}
	return b, nil
}

// dayOf reads the study day of a body, for reports; none of no body.
func dayOf(body []byte) string {
	if len(body) == 0 {
		return ""
	}
	var b struct {
		Day string `json:"day"`
	}
	if err := json.Unmarshal(body, &b); err != nil {
		return ""
	}
	return b.Day
}
