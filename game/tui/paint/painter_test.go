package paint

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// wire is a terminal that takes a write only when the test lets it.
type wire struct {
	mu     sync.Mutex
	writes []string
	let    chan error // nil lets every write through
	begun  chan struct{}
}

func (w *wire) Write(b []byte) (int, error) {
	if w.begun != nil {
		w.begun <- struct{}{}
	}
	var err error
	if w.let != nil {
		err = <-w.let
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.writes = append(w.writes, string(b))
	return len(b), err
}

func (w *wire) newest() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.writes) == 0 {
		return ""
	}
	return w.writes[len(w.writes)-1]
}

func says(text string) Frame { return Frame{Width: 20, Height: 2, Lines: []string{text}} }

// counter counts what the goroutine of a test does.
type counter int

func (c *counter) Inc() { *c++ }

func TestWhileTheTerminalIsBusyOnlyTheNewestFrameIsKept(t *testing.T) {
	w := &wire{let: make(chan error), begun: make(chan struct{})}
	var dropped counter
	p := New(w, Options{Dropped: &dropped})
	p.Paint(says("first"))
	<-w.begun // the first frame is being written
	for i := range 1000 {
		p.Paint(says(fmt.Sprint("frame ", i)))
	}
	p.Paint(says("newest"))
	w.let <- nil
	<-w.begun
	w.let <- nil
	if err := p.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(w.writes) != 2 || !strings.Contains(w.newest(), "newest") || dropped != 1000 {
		t.Errorf("%d writes, the last %q, and %d frames dropped", len(w.writes), w.newest(), dropped)
	}
}

func TestNothingIsPaintedTwice(t *testing.T) {
	w := &wire{}
	p := New(w, Options{})
	for range 3 {
		p.Paint(says("same"))
		if err := p.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.writes) != 1 {
		t.Errorf("%d writes: %q", len(w.writes), w.writes)
	}
}

func TestAFailedWriteIsMadeGoodByTheNextFrame(t *testing.T) {
	w := &wire{let: make(chan error, 1)}
	p := New(w, Options{})
	broken := errors.New("broken")
	w.let <- broken
	p.Paint(says("lost"))
	if err := p.Wait(); !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	w.let <- nil
	p.Paint(says("lost"))
	if err := p.Wait(); err != nil || !strings.Contains(w.newest(), "lost") {
		t.Errorf("%v, wrote %q", err, w.newest())
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

func TestRepaintWritesEverythingAgain(t *testing.T) {
	w := &wire{}
	p := New(w, Options{})
	p.Repaint() // nothing is shown yet
	p.Paint(says("한글 text"))
	first := p.Wait()
	p.Repaint()
	if err := errors.Join(first, p.Wait()); err != nil || len(w.writes) != 2 || !strings.Contains(w.newest(), "한글 text") {
		t.Errorf("%v, wrote %q", err, w.writes)
	}
}

// TestASizeBetweenTwoFramesIsNotForgotten hands over a frame of another size, which is
// never begun because a newer one comes first.
func TestASizeBetweenTwoFramesIsNotForgotten(t *testing.T) {
	w := &wire{}
	p := New(w, Options{})
	p.Paint(says("a text"))
	first := p.Wait()
	p.Paint(Frame{Width: 1, Height: 1, Lines: []string{"a"}})
	p.Drop()
	second := p.Wait()
	p.Paint(says("a text"))
	if err := errors.Join(first, second, p.Wait()); err != nil || !strings.Contains(w.newest(), "a text") || len(w.writes) < 2 {
		t.Errorf("%v, wrote %q", err, w.writes)
	}
}

func TestAFrameIsHeldBackOnlyWhereTheTerminalCan(t *testing.T) {
	w := &wire{}
	p := New(w, Options{})
	p.Paint(says("a"))
	first := p.Wait()
	if strings.Contains(w.newest(), "2026") {
		t.Errorf("asked for without leave: %q", w.newest())
	}
	p.Learn(func(o *Options) { o.Sync = true })
	p.Paint(says("b"))
	if err := errors.Join(first, p.Wait()); err != nil || !strings.HasPrefix(w.newest(), ansi.SetModeSynchronizedOutput) || !strings.HasSuffix(w.newest(), ansi.ResetModeSynchronizedOutput) {
		t.Errorf("%v, wrote %q", err, w.newest())
	}
}

func TestColoursAreThoseThatTheTerminalHas(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "\x1b[1;38;2;200;30;40mx",
		colorprofile.ANSI256:   "\x1b[1;38;5;",
		colorprofile.ANSI:      "\x1b[1;91mx",
		colorprofile.ASCII:     "\x1b[1mx",
		colorprofile.NoTTY:     "\x1b[2Jx",
	} {
		w := &wire{}
		p := New(w, Options{Profile: profile})
		p.Paint(says("\x1b[1;38;2;200;30;40mx\x1b[m"))
		if err := p.Wait(); err != nil || !strings.Contains(w.newest(), want) {
			t.Errorf("%v: %v, wrote %q, want %q", profile, err, w.newest(), want)
		}
	}
}

func TestAKeyThatChangesASignWritesThatSign(t *testing.T) {
	w := &wire{}
	p := New(w, Options{Profile: colorprofile.TrueColor})
	line := func(chosen string) Frame {
		return Frame{Width: 80, Height: 3, Lines: []string{
			"  RDS 이벤트 알림과 Lambda 호출은 서로 다른 기능입니다.", "  " + chosen + "  데이터베이스가 Lambda를 호출할 때", "  enter 시작",
		}}
	}
	p.Paint(line("○"))
	first := p.Wait()
	p.Paint(line("●"))
	if err := errors.Join(first, p.Wait()); err != nil || w.newest() != "\x1b[2;3H●" {
		t.Errorf("%v, wrote %q", err, w.newest())
	}
}

// allowed are the endings of the control sequences that a painter may write.
func allowed(seq string) bool {
	switch {
	case strings.HasPrefix(seq, "\x1b[?"):
		return seq == ansi.HideCursor || seq == ansi.ShowCursor || seq == ansi.SetModeSynchronizedOutput || seq == ansi.ResetModeSynchronizedOutput
	case strings.HasPrefix(seq, "\x1b["):
		return strings.ContainsRune("mHGKJLM", rune(seq[len(seq)-1]))
	}
	return false
}

// foreign gives the first control in what was written that is none of a painter's own.
func foreign(written string) string {
	var state byte
	for written != "" {
		seq, cols, n, next := ansi.GraphemeWidth.DecodeSequenceInString(written, state, nil)
		if n == 0 {
			return written[:1]
		}
		state, written = next, written[n:]
		if cols == 0 && !isMark(seq) && !allowed(seq) {
			return seq
		}
	}
	return ""
}

func FuzzOnlyOurOwnSequencesReachTheTerminal(f *testing.F) {
	for _, seed := range []string{
		"plain", "\x1b]52;c;YQ==\x07", "\x1b[2J\x1b[5n", "\x9b5n", "\u009b5n", "a\u202eb", "\x1bP1$r\x1b\\", "\x1b[?1049l", "\x1b[38;2;1;2;3mx\x1b[0m",
		"\x1b]8;;https://a.b\x07link\x1b]8;;\x07", "\x1b[31", "\xff\xfe", "\x00\x07\x08\r\n\t", "\x1b[6n한글\u0301\u200d👩‍💻", "\x1b#8", "\x1b[1;31;5:3m", "\xeb\x1b", "0\u070f00",
	} {
		f.Add(seed, uint8(30))
	}
	f.Fuzz(func(t *testing.T, line string, width uint8) {
		for _, graphemes := range []bool{false, true} {
			p := &Painter{cursor: true}
			o := Options{Profile: colorprofile.TrueColor, Graphemes: graphemes}
			frame := Frame{Width: int(width), Height: 2, Lines: []string{line, "x" + line}, Cursor: &Cell{X: 1, Y: 1}}
			first := string(p.bytes(job{frame: frame, paint: true, whole: true, options: o}))
			frame.Lines = []string{"x" + line, line}
			second := string(p.bytes(job{frame: frame, paint: true, options: o}))
			if bad := foreign(first + second); bad != "" {
				t.Fatalf("%q wrote %q in %q", line, bad, first+second)
			}
		}
	})
}

// The bell is one character for each time it is asked for, and no frame holds it.
func TestTheBellRingsAsOftenAsItIsAskedTo(t *testing.T) {
	var out bytes.Buffer
	p := New(&out, Options{Profile: colorprofile.TrueColor})
	p.Paint(Frame{Width: 4, Height: 1, Lines: []string{"a\ab"}})
	_ = p.Wait()
	if strings.Contains(out.String(), "\a") {
		t.Fatalf("a frame rings: %q", out.String())
	}
	p.Ring()
	_ = p.Wait()
	p.Paint(Frame{Width: 4, Height: 1, Lines: []string{"c"}})
	if err := p.Close(); err != nil || strings.Count(out.String(), "\a") != 1 {
		t.Errorf("%q: %v", out.String(), err)
	}
}
