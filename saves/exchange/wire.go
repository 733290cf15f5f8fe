package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"strconv"
	"strings"
)

const (
	// version is that of the protocol. It changes when an older program would not
	// understand a newer one.
	version = 1
	// longest is the length a line stays below: a record of a save is not longer.
	longest = 64 << 10
	// mostBefore is how much may stand before the hello, such as the greeting of a shell.
	mostBefore = 64 << 10
	// atOnce is how much is written at once. A line that is slow and not dead takes each
	// piece soon, so that whoever watches over it can tell the two apart.
	atOnce = 16 << 10
	name   = "quest-sync"
)

// wire is a stream to the other end: lines come in, and one message goes out at a time
// while others come in.
type wire struct {
	ctx     context.Context
	in      *bufio.Reader
	out     io.Writer
	sending chan error // of the message on its way, nil for none
	closing func()
}

func newWire(ctx context.Context, in io.Reader, out io.Writer) *wire {
	pump := &pump{ctx: ctx, from: in, chunks: make(chan chunk), left: make(chan struct{})}
	return &wire{ctx: ctx, in: bufio.NewReaderSize(pump, longest), out: out, closing: pump.close}
}

func (w *wire) leave() { w.closing() }

// over gives the error of a context that has ended.
func (w *wire) over() error {
	if w.ctx.Err() == nil {
		return nil
	}
	return &BrokenError{Cause: context.Cause(w.ctx)}
}

// send begins to send a message; sent waits until it is sent. There is one at a time.
func (w *wire) send(message []byte) {
	done := make(chan error, 1)
	w.sending = done
	go func() {
		var err error
		for len(message) > 0 && err == nil {
			piece := message[:min(len(message), atOnce)]
			message = message[len(piece):]
			_, err = w.out.Write(piece)
		}
		done <- err
	}()
}

func (w *wire) sent() error {
	err := w.settle()
	if err == nil || w.ctx.Err() != nil {
		return err
	}
	// An end that stopped to listen may have told why before.
	var refused *RefusedError
	if _, last := w.message(""); errors.As(last, &refused) {
		return refused
	}
	return err
}

// settle waits until nothing is on its way any more.
func (w *wire) settle() error {
	if w.sending == nil {
		return nil
	}
	select {
	case err := <-w.sending:
		w.sending = nil
		if err != nil {
			return &BrokenError{Cause: err}
		}
		return nil
	case <-w.ctx.Done():
		return w.over()
	}
}

// line gives the next line without its newline. It is good until the next call.
func (w *wire) line() ([]byte, error) {
	line, err := w.in.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, malformed("a line is too long")
	case errors.Is(err, io.EOF):
		return nil, &BrokenError{Cause: io.ErrUnexpectedEOF}
	case err != nil:
		return nil, &BrokenError{Cause: err}
	}
	return line[:len(line)-1], nil
}

// message gives what stands behind the name of the message that must come next.
func (w *wire) message(name string) (string, error) {
	line, err := w.line()
	if err != nil {
		return "", err
	}
	got, text, _ := strings.Cut(string(line), " ")
	switch got {
	case name:
		return text, nil
	case "sorry":
		return "", &RefusedError{Why: knownReason(text)}
	}
	return "", malformed("not the message " + name)
}

// numbers reads a message of one number or two.
func (w *wire) numbers(name string, fields int) (first, second int64, err error) {
	text, err := w.message(name)
	if err != nil {
		return 0, 0, err
	}
	var n [2]int64
	words := strings.Split(text, " ")
	if len(words) != fields {
		return 0, 0, malformed("not the numbers of " + name)
	}
	for i, word := range words {
		var ok bool
		if n[i], ok = number(word); !ok {
			return 0, 0, malformed("not the numbers of " + name)
		}
	}
	return n[0], n[1], nil
}

// number reads a count as it is written here, and in no other way.
func number(word string) (int64, bool) {
	n, err := strconv.ParseInt(word, 10, 64)
	return n, err == nil && n >= 0 && strconv.FormatInt(n, 10) == word
}

// appendHello writes the hello behind whatever a shell left on its line.
func appendHello(dst []byte) []byte {
	dst = append(dst, "\n"+name+" "...)
	return append(strconv.AppendInt(dst, version, 10), '\n')
}

// hello finds the hello of the other end.
func (w *wire) hello() error {
	said, read := "", 0
	for {
		line, err := w.line()
		if err != nil {
			if w.ctx.Err() != nil {
				return err
			}
			return &NoHelloError{Said: said, Cause: err}
		}
		if rest, ok := bytes.CutPrefix(line, []byte(name+" ")); ok {
			if v, ok := number(string(rest)); ok && v != version {
				return &VersionError{Theirs: v}
			} else if ok {
				return nil
			}
		}
		if said == "" {
			said = strings.TrimSpace(string(line[:min(len(line), mostSaid)]))
		}
		if read += len(line) + 1; read > mostBefore {
			return &NoHelloError{Said: said, Cause: malformed("too much before the hello")}
		}
	}
}

// mostSaid is how much of what came in place of a hello is kept for people.
const mostSaid = 200

func (s summary) append(dst []byte) []byte {
	dst = append(dst, "have "...)
	dst = strconv.AppendInt(dst, int64(s.count), 10)
	dst = append(dst, ' ')
	return append(base64.RawStdEncoding.AppendEncode(dst, s.sum[:]), '\n')
}

func parseSummary(text string) (summary, error) {
	count, sum, _ := strings.Cut(text, " ")
	n, ok := number(count)
	data, err := encoding().DecodeString(sum)
	if !ok || n > 1<<40 || err != nil || len(data) != sumLen {
		return summary{}, malformed("not a summary")
	}
	return summary{int(n), digest(data)}, nil
}

// encoding refuses bits that stand for nothing, so that there is one text for each digest.
func encoding() *base64.Encoding { return base64.RawStdEncoding.Strict() }

func appendParts(dst []byte, parts []list) []byte {
	dst = append(dst, "parts "...)
	for _, p := range parts {
		sum := p.digest()
		dst = base64.RawStdEncoding.AppendEncode(dst, sum[:])
	}
	return append(dst, '\n')
}

// parseParts tells which parts differ.
func parseParts(text string, parts []list) ([]bool, error) {
	length := encoding().EncodedLen(sumLen)
	if len(text) != length*len(parts) {
		return nil, malformed("not so many parts")
	}
	differ := make([]bool, len(parts))
	for i, p := range parts {
		data, err := encoding().DecodeString(text[i*length : (i+1)*length])
		if err != nil || len(data) != sumLen {
			return nil, malformed("not the digest of a part")
		}
		differ[i] = digest(data) != p.digest()
	}
	return differ, nil
}

func appendEntries(dst []byte, entries []entry) []byte {
	dst = append(dst, "ids "...)
	dst = append(strconv.AppendInt(dst, int64(len(entries)), 10), '\n')
	for _, e := range entries {
		dst = base64.RawStdEncoding.AppendEncode(dst, append(e.id[:], e.payload[:]...))
		dst = append(dst, '\n')
	}
	return dst
}

// entry reads one line of ids.
func (w *wire) entry() (entry, error) {
	line, err := w.line()
	if err != nil {
		return entry{}, err
	}
	var data [2*sumLen + 2]byte
	if len(line) != encoding().EncodedLen(2*sumLen) {
		return entry{}, malformed("not an id")
	}
	if n, err := encoding().Decode(data[:], line); err != nil || n != 2*sumLen {
		return entry{}, malformed("not an id")
	}
	return entry{digest(data[:sumLen]), digest(data[sumLen : 2*sumLen])}, nil
}

// pump reads a stream so that waiting for it ends with a context.
type pump struct {
	ctx    context.Context
	from   io.Reader
	chunks chan chunk
	left   chan struct{}
	begun  bool
	rest   chunk
}

type chunk struct {
	data []byte
	err  error
}

func (p *pump) Read(to []byte) (int, error) {
	if !p.begun {
		p.begun = true
		go p.run()
	}
	for len(p.rest.data) == 0 {
		if p.rest.err != nil {
			return 0, p.rest.err
		}
		select {
		case p.rest = <-p.chunks:
		case <-p.ctx.Done():
			return 0, context.Cause(p.ctx)
		}
	}
	n := copy(to, p.rest.data)
	p.rest.data = p.rest.data[n:]
	return n, nil
}

func (p *pump) run() {
	const size = 32 << 10
	for {
		data := make([]byte, size)
		n, err := p.from.Read(data)
		select {
		case p.chunks <- chunk{data[:n], err}:
		case <-p.left:
			return
		}
		if err != nil {
			return
		}
	}
}

func (p *pump) close() { close(p.left) }
