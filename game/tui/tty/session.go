package tty

import (
	"bytes"
	"io"
	"sync"
	"time"

	"quest/game/tui/paint"
)

// Control sequences of the game, all of them.
const (
	altScreen, mainScreen    = "\x1b[?1049h", "\x1b[?1049l"
	wrapOff, wrapOn          = "\x1b[?7l", "\x1b[?7h" // nothing may spill into the next line
	pasteOn, pasteOff        = "\x1b[?2004h", "\x1b[?2004l"
	otherKeysOn, otherKeyOff = "\x1b[>4;2m", "\x1b[>4m"
	// The keyboard protocol: keys without doubt (1), and the key of the base layout (4),
	// so that ctrl+c is known in every layout.
	keysPush, keysPop = "\x1b[>5u", "\x1b[<u"
	mouseOn, mouseOff = "\x1b[?1002h\x1b[?1006h", "\x1b[?1002l\x1b[?1006l"
	cursorShow        = "\x1b[?25h"
	askSync           = "\x1b[?2026$p"
	askGraphemes      = "\x1b[?2027$p"
	askBackground     = "\x1b]11;?\x07"
	askAttributes     = "\x1b[c" // every terminal that answers at all answers this
	enter             = altScreen + wrapOff + pasteOn + otherKeysOn + keysPush
	leave             = keysPop + otherKeyOff + pasteOff + wrapOn + mainScreen + cursorShow
	graphemesOn       = "\x1b[?2027h"
	graphemesOff      = "\x1b[?2027l"
)

// Restore switches off everything that a session may have switched on, for whoever has to give
// a terminal back in its place.
const Restore = mouseOff + graphemesOff + leave

const (
	// answersWithin is how long after the questions a terminal may take to answer them.
	// Leaving sooner waits for the rest of it, so that no answer lands in the shell.
	answersWithin = time.Second
	// drainWait is how long leaving waits for a terminal that takes nothing of what is
	// written, unless ctrl+c is pressed again: a pseudo terminal of 9,600 baud takes
	// nothing for four seconds while it empties its buffer.
	drainWait = 5 * time.Second
	// drainRounds is how often it waits for a terminal that takes something each time.
	drainRounds = 3
)

// Session is one game on one terminal: it takes the terminal over, gives it back as it
// was found, and turns what it sends into whole keys for a reader of keys.
type Session struct {
	device  Device
	painter *paint.Painter
	input   Input
	keys    *io.PipeWriter
	reader  *io.PipeReader
	reads   chan []byte
	lost    chan struct{} // the terminal is gone: nothing can be read any more

	mu       sync.Mutex
	mouse    bool
	clusters bool          // the terminal was told to measure by grapheme
	asked    bool          // questions were asked
	askedAt  time.Duration // when
	answered chan struct{} // closed when the last of them was answered
	ending   bool          // what comes now is nobody's key
	over     bool          // what comes now is for what follows on the terminal
	hurried  chan struct{} // closed when ctrl+c is pressed while the session ends
}

// Start takes a terminal over for a painter on it. Keys gives what the terminal sends.
func Start(d Device, p *paint.Painter, remote bool) (*Session, io.Reader, error) {
	if err := d.Raw(); err != nil {
		return nil, nil, err
	}
	out, in := io.Pipe()
	s := &Session{device: d, painter: p, keys: in, reader: out, reads: make(chan []byte), lost: make(chan struct{}), answered: make(chan struct{}), hurried: make(chan struct{})}
	s.input.Remote = remote
	p.Send(enter)
	go s.read()
	go s.pump()
	return s, out, nil
}

// Ask asks the terminal what it can do. Nothing waits for the answers, which come among
// the keys, in the order of the questions; the last one is a question that every
// terminal answers that answers at all.
func (s *Session) Ask() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked, s.askedAt = true, s.device.Elapsed()
	s.painter.Send(askSync + askGraphemes + askBackground + askAttributes)
}

// Size is the size of the terminal in cells, 0 where it is not known.
func (s *Session) Size() (width, height int) { return s.device.Size() }

// Lost is closed when nothing can be read from the terminal any more.
func (s *Session) Lost() <-chan struct{} { return s.lost }

// Mouse switches the mouse on or off.
func (s *Session) Mouse(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if on == s.mouse {
		return
	}
	s.mouse = on
	if on {
		s.painter.Send(mouseOn)
	} else {
		s.painter.Send(mouseOff)
	}
}

// Graphemes tells a terminal that can to measure text by grapheme cluster, as the
// painter does then.
func (s *Session) Graphemes() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.clusters {
		s.clusters = true
		s.painter.Send(graphemesOn)
		s.painter.Learn(func(o *paint.Options) { o.Graphemes = true })
	}
}

// Suspend gives the terminal back to the shell, stops the process, and takes the
// terminal over again when it goes on. It does nothing where the process cannot be stopped.
func (s *Session) Suspend() error {
	if !s.device.CanStop() {
		return nil
	}
	s.giveBack()
	if err := s.device.Cooked(); err != nil {
		return err
	}
	s.device.Stop()
	return s.Resume()
}

// Resume takes the terminal over again after the process was stopped.
func (s *Session) Resume() error {
	if err := s.device.Raw(); err != nil {
		return err
	}
	s.mu.Lock()
	again := enter
	if s.mouse {
		again += mouseOn
	}
	if s.clusters {
		again += graphemesOn
	}
	s.mu.Unlock()
	s.painter.Send(again)
	s.painter.Repaint()
	return nil
}

// giveBack switches off what was switched on.
func (s *Session) giveBack() {
	s.mu.Lock()
	off := leave
	if s.mouse {
		off = mouseOff + off
	}
	if s.clusters {
		off = graphemesOff + off
	}
	s.mu.Unlock()
	s.painter.Send(off)
	s.drain()
}

// drain waits until the painter has written everything, until the terminal takes
// nothing any more, or until the player wants to wait no longer.
func (s *Session) drain() {
	done := make(chan struct{})
	go func() {
		_ = s.painter.Wait() // a terminal that is gone needs nothing more
		close(done)
	}()
	for range drainRounds {
		before := s.painter.Writes()
		select {
		case <-done:
			return
		case <-s.hurried:
			return
		case <-s.device.After(drainWait):
			if s.painter.Writes() == before {
				return
			}
		}
	}
}

// End gives the terminal back as it was found. Answers that are still on their way are
// waited for and dropped.
func (s *Session) End() error {
	s.mu.Lock()
	s.ending = true
	wait := time.Duration(0)
	if s.asked {
		wait = answersWithin - (s.device.Elapsed() - s.askedAt)
	}
	s.mu.Unlock()
	_ = s.reader.Close() // frees what waits to be read as a key
	if wait > 0 {
		select {
		case <-s.answered:
		case <-s.lost:
		case <-s.hurried:
		case <-s.device.After(wait):
		}
	}
	s.mu.Lock()
	s.over = true
	s.mu.Unlock()
	s.painter.Drop()
	s.giveBack()
	s.painter.Abandon()
	return s.device.Cooked()
}

// read passes on what the terminal sends until there is nothing more, or the session is over:
// what comes then may be for another one.
func (s *Session) read() {
	defer close(s.reads)
	for !s.isOver() {
		b := make([]byte, 4096)
		n, err := s.device.Read(b)
		if n > 0 {
			s.reads <- b[:n]
		}
		if err != nil {
			return
		}
	}
}

func (s *Session) isOver() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.over
}

// pump makes keys of what was read.
func (s *Session) pump() {
	defer close(s.lost)
	defer s.keys.Close() //nolint:errcheck // it has none
	for {
		var due <-chan time.Time
		if wait := s.input.Wait(); wait > 0 {
			due = s.device.After(wait)
		}
		var whole []byte
		select {
		case b, ok := <-s.reads:
			if !ok {
				return
			}
			whole = s.input.Feed(b, s.device.Elapsed())
		case <-due:
			whole = s.input.Expire(s.device.Elapsed())
		}
		if !s.pass(whole) {
			_, _ = s.keys.Write(whole) // nobody reads keys any more once the game has ended
		}
	}
}

// pass takes note of the last answer, and drops everything once the session ends.
func (s *Session) pass(whole []byte) (dropped bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if hasAttributes(whole) {
		select {
		case <-s.answered:
		default:
			close(s.answered)
		}
	}
	if s.ending && interrupts(whole) {
		select {
		case <-s.hurried:
		default:
			close(s.hurried)
		}
	}
	return s.ending || len(whole) == 0
}

// interrupts reports whether ctrl+c is among what was typed, in either of its forms.
func interrupts(typed []byte) bool {
	return bytes.IndexByte(typed, interrupt) >= 0 || bytes.Contains(typed, []byte("99;5u"))
}

// hasAttributes reports whether an answer to askAttributes is among what was sent.
func hasAttributes(sent []byte) bool {
	for {
		i := bytes.Index(sent, []byte("\x1b[?"))
		if i < 0 {
			return false
		}
		sent = sent[i+len("\x1b[?"):]
		if end := bytes.IndexFunc(sent, func(r rune) bool { return r >= 0x40 }); end >= 0 && sent[end] == 'c' {
			return true
		}
	}
}
