package tty

import (
	"strings"
	"testing"
	"testing/quick"
	"time"
)

const ms = time.Millisecond

// part is bytes that come after a pause.
type part struct {
	pause time.Duration
	bytes string
}

// play feeds parts as a reader does: Expire is called when it is due.
func play(in *Input, parts ...part) string {
	var out []byte
	var now time.Duration
	for _, p := range append(parts, part{pause: 10 * time.Second}) {
		end := now + p.pause
		for wait := in.Wait(); wait > 0 && in.since+wait <= end; wait = in.Wait() {
			now = in.since + wait
			out = append(out, in.Expire(now)...)
		}
		now = end
		if p.bytes != "" {
			out = append(out, in.Feed([]byte(p.bytes), now)...)
		}
	}
	return string(out)
}

func TestEveryKeyIsWhole(t *testing.T) {
	for _, tt := range []struct {
		name  string
		parts []part
		want  string
	}{
		{"letters", []part{{0, "ab람다"}}, "ab람다"},
		{"an arrow", []part{{0, "\x1b[A"}}, "\x1b[A"},
		{"an arrow in two parts that follow at once", []part{{0, "\x1b"}, {5 * ms, "[A"}}, "\x1b[A"},
		{"the escape key", []part{{0, "\x1b"}}, escapeKey},
		{"the escape key twice", []part{{0, "\x1b\x1b"}}, escapeKey + escapeKey},
		{"alt with a letter", []part{{0, "\x1bx"}}, "\x1bx"},
		{"alt with O", []part{{0, "\x1bO"}}, "\x1bO"},
		{"an application key", []part{{0, "\x1bOP"}}, "\x1bOP"},
		{"a function key of the Linux console", []part{{0, "\x1b[[A"}}, "\x1b[[A"},
		{"an arrow that was split for long", []part{{0, "\x1b"}, {40 * ms, "[B"}, {100 * ms, "x"}}, escapeKey + "x"},
		{"the tail of a mouse click that was split", []part{{0, "\x1b"}, {60 * ms, "[<0;12;3M"}, {ms, "x"}}, escapeKey + "x"},
		{"a tail in two parts", []part{{0, "\x1b"}, {60 * ms, "[1;"}, {8 * ms, "2B"}, {ms, "x"}}, escapeKey + "x"},
		{"a sequence that was split inside", []part{{0, "\x1b[1;"}, {80 * ms, "5Cx"}}, "x"},
		{"a bracket that is typed after escape", []part{{0, "\x1b"}, {300 * ms, "["}, {200 * ms, "a"}}, escapeKey + "[a"},
		{"a bracket long after escape", []part{{0, "\x1b"}, {2 * time.Second, "[A"}}, escapeKey + "[A"},
		{"ctrl+c inside a sequence", []part{{0, "\x1b[1;\x03"}}, "\x03"},
		{"a paste", []part{{0, pasteBegin + "한글\n\x1b[A" + pasteEnd + "x"}}, pasteBegin + "한글\n\x1b[A" + pasteEnd + "x"},
		{"a paste whose end comes in parts", []part{{0, pasteBegin + "a\x1b[20"}, {20 * ms, "1~b"}}, pasteBegin + "a" + pasteEnd + "b"},
		{"a paste whose end is lost", []part{{0, pasteBegin + "abc"}, {2 * time.Second, "x"}}, pasteBegin + "abc" + pasteEnd + "x"},
		{"ctrl+c inside a paste", []part{{0, pasteBegin + "abc"}, {10 * ms, "de\x03"}}, pasteBegin + "abcde" + pasteEnd + "\x03"},
		{"an answer of the terminal", []part{{0, "\x1b]11;rgb:0000/0000/0000\x1b\\x"}}, "\x1b]11;rgb:0000/0000/0000\x1b\\x"},
		{"an answer that ends with a bell", []part{{0, "\x1b]11;rgb:0/0/0\x07"}}, "\x1b]11;rgb:0/0/0\x07"},
		{"an answer that never ends", []part{{0, "\x1b]11;" + strings.Repeat("x", 9000)}, {100 * ms, "\x03"}}, "\x03"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := play(new(Input), tt.parts...); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestEscapeWaitsLongerWhereSequencesComeInParts(t *testing.T) {
	in := new(Input)
	in.Feed([]byte("\x1b"), 0)
	if got := in.Wait(); got != escWait {
		t.Errorf("waits %v", got)
	}
	play(in, part{60 * ms, "[A"}) // a tail: this line splits sequences
	in.Feed([]byte("\x1b"), time.Hour)
	if got := in.Wait(); got != splitWait {
		t.Errorf("after a split it waits %v", got)
	}
	remote := &Input{Remote: true}
	remote.Feed([]byte("\x1b"), 0)
	if got := remote.Wait(); got != splitWait {
		t.Errorf("a remote line waits %v", got)
	}
}

func TestCtrlCAlwaysGetsThrough(t *testing.T) {
	holds := func(before []byte, pieces uint8) bool {
		in := new(Input)
		all := string(before) + "\x03"
		var parts []part
		for size := int(pieces%7) + 1; len(all) > 0; all = all[min(size, len(all)):] {
			parts = append(parts, part{3 * ms, all[:min(size, len(all))]})
		}
		return strings.Contains(play(in, parts...), "\x03")
	}
	if err := quick.Check(holds, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}

func FuzzInput(f *testing.F) {
	f.Add([]byte("\x1b[A\x1b\x1b[200~x\x1b[201~\x03"), uint8(3), uint8(20))
	f.Fuzz(func(t *testing.T, b []byte, size, pause uint8) {
		in := new(Input)
		var parts []part
		for rest := string(b); rest != ""; {
			n := min(int(size%9)+1, len(rest))
			parts = append(parts, part{time.Duration(pause) * ms, rest[:n]})
			rest = rest[n:]
		}
		out := play(in, parts...)
		if len(out) > 6*len(b)+len(pasteEnd) {
			t.Errorf("%d bytes became %d", len(b), len(out))
		}
		if in.pasting || len(in.pending) > 0 {
			t.Errorf("something waits for ever: %+v", in)
		}
		if strings.Count(string(b), "\x03") > 0 && !strings.Contains(out, "\x03") {
			t.Errorf("ctrl+c was swallowed: %q gave %q", b, out)
		}
	})
}
