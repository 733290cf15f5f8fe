package plain

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"quest/content"
)

// maxLine is how many bytes of a line are kept; the rest of a longer line is read
// and dropped, so that a line of any length costs no memory.
const maxLine = 16 << 10

// lines reads what is typed, a line at a time.
type lines struct {
	in    *bufio.Reader
	begun bool

	coming chan typedLine // the line that another goroutine reads, nil for none
}

// typedLine is a line, or why there is none.
type typedLine struct {
	line string
	err  error
}

func newLines(in io.Reader) *lines { return &lines{in: bufio.NewReaderSize(in, 4096)} }

// call is what may come before a line.
type call int

const (
	nothing call = iota // the line came
	rung                // the bell
	alarmed             // the alarm
)

// nextOr is next, unless bell or alarm receives something first; the line then is that of a later call.
// With neither of them it reads on this goroutine.
func (l *lines) nextOr(bell <-chan struct{}, alarm <-chan time.Time) (line string, c call, err error) {
	if bell == nil && l.coming == nil {
		line, err = l.next()
		return line, nothing, err
	}
	if l.coming == nil {
		coming := make(chan typedLine, 1)
		l.coming = coming
		go func() {
			line, err := l.next()
			coming <- typedLine{line, err}
		}()
	}
	select {
	case got := <-l.coming:
		l.coming = nil
		return got.line, nothing, got.err
	case <-bell:
		return "", rung, nil
	case <-alarm:
		return "", alarmed, nil
	}
}

// next gives the next line without its end. The last line needs no end. After the
// last line it gives io.EOF; a line that was too long is cut, which readable then
// refuses as too long.
func (l *lines) next() (string, error) {
	var line []byte
	for {
		part, err := l.in.ReadSlice('\n')
		if room := maxLine - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		switch {
		case err == nil, errors.Is(err, io.EOF) && len(line) > 0:
			return l.trim(string(line)), nil
		case errors.Is(err, bufio.ErrBufferFull):
		default:
			return "", err
		}
	}
}

// trim takes off the end of the line, and the byte order mark that some shells put
// before the first one.
func (l *lines) trim(line string) string {
	if !l.begun {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	l.begun = true
	return strings.TrimRight(line, "\r\n")
}

// readable gives a typed line as clean text in NFC without the spaces around it, or
// says why it cannot be read.
func readable(line string) (string, error) {
	if len(line) > maxAnswer && (len(line) >= maxLine || utf8.RuneCountInString(line) > maxAnswer) {
		return "", &Unread{Why: TooLong}
	}
	safe, err := content.CleanLine(strings.ReplaceAll(line, "\t", " "))
	switch {
	case err != nil:
		return "", &Unread{Why: Unreadable}
	case safe.Empty():
		return "", &Unread{Why: Empty}
	}
	return safe.String(), nil
}
