package tty

import (
	"bytes"
	"time"
)

// How long the bytes of one key may be apart.
const (
	// escWait is how long a lone escape byte may be the beginning of a sequence. Terminals
	// of this computer write sequences whole.
	escWait = 12 * time.Millisecond
	// splitWait is the same where the line is remote, or a sequence came in two parts.
	splitWait = 50 * time.Millisecond
	// tailWait is how long after an escape key the rest of a sequence is taken for its
	// tail, and not for keys.
	tailWait = time.Second
	// pasteWait is how long a paste may be silent before its end counts as lost.
	pasteWait = time.Second
	// answerWait is how long an answer of the terminal may be silent before it is left out.
	answerWait = time.Second
	// answerMost is how many bytes an answer of the terminal may have.
	answerMost = 4096
)

const (
	esc       = 0x1b
	interrupt = 0x03 // ctrl+c
	// escapeKey is the escape key as no terminal can mean anything else by it.
	escapeKey  = "\x1b[27u"
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// Input turns the bytes that a terminal sends into bytes in which every key, answer and
// paste is whole: a lone escape byte becomes the escape key, the tail of a sequence that
// was split is left out, a paste whose end was lost is ended, and ctrl+c gets through
// everywhere. Time is an argument: Feed and Expire say when to call Expire next.
type Input struct {
	Remote bool // the line is slow: sequences may come in parts

	pending []byte        // of a sequence that is not whole yet
	since   time.Duration // when its newest byte came
	pasting bool
	tail    []byte        // what may be the end of a paste, or the tail of a split sequence
	escaped time.Duration // when an escape key was last made of a lone byte
	lonely  bool          // escaped is set
	split   bool          // a split sequence was seen
	broken  bool          // a sequence was given up; its rest is left out
}

// Feed takes bytes that came at a time and gives those that are whole.
func (in *Input) Feed(read []byte, at time.Duration) []byte {
	var out []byte
	out = append(out, in.Expire(at)...)
	for len(read) > 0 {
		if in.pasting {
			read = in.paste(read, &out)
			continue
		}
		in.byte(read[0], at, &out)
		read = read[1:]
	}
	in.since = at
	return out
}

// Wait is how long after the newest byte Expire is to be called; 0 for never.
func (in *Input) Wait() time.Duration {
	switch {
	case in.pasting:
		return pasteWait
	case len(in.pending) == 0:
		return 0
	case in.inAnswer():
		return answerWait
	case len(in.pending) == 1, in.maybeTail():
		return in.escWait()
	}
	return splitWait
}

func (in *Input) escWait() time.Duration {
	if in.Remote || in.split {
		return splitWait
	}
	return escWait
}

// Expire gives what has waited for too long at a time.
func (in *Input) Expire(at time.Duration) []byte {
	wait := in.Wait()
	if wait == 0 || at-in.since < wait {
		return nil
	}
	if in.pasting {
		in.pasting = false
		rest := in.tail
		in.tail = nil
		return append(rest, pasteEnd...)
	}
	waited := in.pending
	in.pending = nil
	switch {
	case string(waited) == "\x1b":
		in.lonely, in.escaped = true, at
		return []byte(escapeKey)
	case len(waited) > 2 && waited[0] == esc && isAnswer(waited[1]):
		return nil
	case waited[0] != esc, len(waited) == 2:
		return waited // keys that looked like a tail, or alt with a key
	}
	in.broken = true // a sequence that goes on later is no keys
	return nil
}

// maybeTail reports whether what waits may be the tail of a split sequence.
func (in *Input) maybeTail() bool { return len(in.pending) > 0 && in.pending[0] != esc }

// byte takes one byte outside of a paste.
func (in *Input) byte(b byte, at time.Duration, out *[]byte) {
	switch {
	case b == interrupt: // nothing may stand in its way
		in.pending, in.broken = nil, false
		*out = append(*out, b)
	case b == esc && !in.inAnswer():
		in.flush(out)
		in.pending, in.broken = append(in.pending, b), false
	case in.broken:
		in.broken = !final(b)
	case len(in.pending) > 0:
		in.pending = append(in.pending, b)
		in.whole(out)
	case in.lonely && at-in.escaped < tailWait && (b == '[' || b == 'O'):
		in.pending = append(in.pending, b)
	default:
		in.lonely = false
		*out = append(*out, b)
	}
}

// flush gives what waits when another sequence begins.
func (in *Input) flush(out *[]byte) {
	switch {
	case len(in.pending) == 0:
	case string(in.pending) == "\x1b":
		*out = append(*out, escapeKey...)
	case in.maybeTail():
		*out = append(*out, in.pending...)
	}
	in.pending = nil
}

// inAnswer reports whether an answer waits for its end, which may begin with an escape
// byte.
func (in *Input) inAnswer() bool {
	return len(in.pending) > 1 && in.pending[0] == esc && isAnswer(in.pending[1])
}

func isAnswer(second byte) bool {
	return second == ']' || second == 'P' || second == '_' || second == '^' || second == 'X'
}

// whole gives the sequence that waits if it is whole now.
func (in *Input) whole(out *[]byte) {
	p := in.pending
	if in.maybeTail() {
		in.wholeTail(p, out)
		return
	}
	switch last := p[len(p)-1]; {
	case isAnswer(p[1]):
		if last != 0x07 && !bytes.HasSuffix(p, []byte("\x1b\\")) {
			if len(p) > answerMost {
				in.pending = p[:2] // its end is still waited for
			}
			return
		}
	case p[1] == 'O':
		if len(p) < 3 {
			return
		}
	case p[1] == '[':
		if len(p) == 2 || len(p) == 3 && last == '[' || len(p) > 3 && !final(last) || len(p) == 3 && !final(last) {
			if len(p) > answerMost {
				in.pending, in.broken = nil, true
			}
			return
		}
	}
	in.pending = nil
	*out = append(*out, p...)
	in.pasting = string(p) == pasteBegin
}

// wholeTail leaves out the tail of a sequence whose escape byte was taken for a key.
func (in *Input) wholeTail(p []byte, out *[]byte) {
	last := p[len(p)-1]
	switch {
	case p[0] == 'O' && last >= 0x40 && last <= 0x7e, p[0] == '[' && final(last) && last != '[':
		in.pending, in.lonely, in.split = nil, false, true
	case last >= '0' && last <= '?' || last == '[': // a parameter
	default:
		in.pending, in.lonely = nil, false
		*out = append(*out, p...)
	}
}

// final reports whether a byte ends a control sequence.
func final(b byte) bool { return b >= 0x40 && b <= 0x7e }

// paste passes pasted bytes on, up to its end, and gives the rest.
func (in *Input) paste(read []byte, out *[]byte) []byte {
	if i := bytes.IndexByte(read, interrupt); i >= 0 && !bytes.Contains(read[:i], []byte(pasteEnd)) {
		*out = append(append(append(*out, in.tail...), read[:i]...), pasteEnd...)
		in.tail, in.pasting = nil, false
		return read[i:]
	}
	held := append(in.tail, read...)
	in.tail = nil
	if i := bytes.Index(held, []byte(pasteEnd)); i >= 0 {
		end := i + len(pasteEnd)
		*out = append(*out, held[:end]...)
		in.pasting = false
		return held[end:]
	}
	keep := 0 // bytes at the end that may be the beginning of the mark
	for n := min(len(pasteEnd)-1, len(held)); n > 0; n-- {
		if bytes.HasSuffix(held, []byte(pasteEnd[:n])) {
			keep = n
			break
		}
	}
	*out = append(*out, held[:len(held)-keep]...)
	in.tail = append([]byte(nil), held[len(held)-keep:]...)
	return nil
}
