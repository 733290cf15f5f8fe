package exchange_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"quest/saves"
	"quest/saves/exchange"
)

// said is what an honest end that holds records says to one that holds others.
func said(t testing.TB, a, b *memory) string {
	t.Helper()
	var out bytes.Buffer
	l := newLine(whole)
	done := make(chan error)
	go func() {
		_, err := exchange.Serve(context.Background(), b.copy(), l.reads[0], io.MultiWriter(&out, l.pipes[1]), exchange.Options{})
		done <- err
	}()
	if _, err := exchange.Join(context.Background(), a.copy(), l.reads[1], l.pipes[0], joined); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// hear lets a store hear a text in place of another end.
func hear(s exchange.Store, text string, o exchange.Options) (exchange.Result, error) {
	return exchange.Join(context.Background(), s, strings.NewReader(text), io.Discard, o)
}

func TestWhatStandsBeforeTheHelloIsPassedOver(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(0, 2)...)
	honest := said(t, a, b)
	for name, before := range map[string]string{
		"greeting":       "Welcome to Ubuntu 26.04 LTS!\r\n\r\nquest-sync is here.\nquest-sync 1x\n",
		"no end of line": "class.example.org $ ",
		"much":           strings.Repeat("All work and no play\n", 3000),
		"noise":          "\x00\xff\x1b]0;title\a\n",
	} {
		t.Run(name, func(t *testing.T) {
			s := a.copy()
			r, err := hear(s, before+honest, exchange.Options{})
			if err != nil || r.Came != 1 || len(s.held) != 3 {
				t.Fatalf("%+v, %v", r, err)
			}
		})
	}
}

func TestNoOtherEndIsToldWithWhatCameInstead(t *testing.T) {
	for name, c := range map[string]struct{ text, said string }{
		"nothing":  {"", ""},
		"shell":    {"\n  sh: quest-sync: not found\r\nbye\n", "sh: quest-sync: not found"},
		"flood":    {strings.Repeat("ha\n", 1<<20), "ha"},
		"one line": {strings.Repeat("x", 1<<20), ""},
		"cut off":  {"\nquest-sync ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var none *exchange.NoHelloError
			if _, err := hear(holding(), c.text, exchange.Options{}); !errors.As(err, &none) || none.Said != c.said {
				t.Fatalf("%#v", err)
			}
		})
	}
}

func TestAnotherVersionIsToldAsNewerOrOlder(t *testing.T) {
	for text, newer := range map[string]bool{"quest-sync 2\nhave x\n": true, "quest-sync 0\n": false} {
		var other *exchange.VersionError
		if _, err := hear(holding(), text, exchange.Options{}); !errors.As(err, &other) || other.Newer() != newer {
			t.Fatalf("%q: %v", text, err)
		}
	}
}

// slow hears what an end says that is slow to be written.
type slow struct {
	strings.Builder
	begun chan struct{}
}

func (s *slow) Write(p []byte) (int, error) {
	<-s.begun
	return s.Builder.Write(p)
}

func TestAnEndSaysWhyBeforeItLeaves(t *testing.T) {
	for heard, want := range map[string]string{
		"quest-sync 2\n":           "\nquest-sync 1\nsorry version\n",
		"quest-sync 1\nhave all\n": "sorry garbled\n",
		"yes\n":                    "\nquest-sync 1\n",
	} {
		out := &slow{begun: make(chan struct{})}
		in := io.MultiReader(strings.NewReader(heard), readFunc(func() { close(out.begun) }))
		if _, err := exchange.Join(context.Background(), holding(), in, out, exchange.Options{}); err == nil || !strings.HasSuffix(out.String(), want) {
			t.Errorf("%q: %q, %v", heard, out.String(), err)
		}
	}
}

// readFunc is an end of a stream that does something when it is reached.
type readFunc func()

func (f readFunc) Read([]byte) (int, error) {
	f()
	return 0, io.EOF
}

func TestARefusalIsHeardWithItsReason(t *testing.T) {
	for _, why := range []exchange.Reason{exchange.Busy, exchange.Unknown, exchange.Closing, exchange.Failed} {
		var out strings.Builder
		if err := exchange.Refuse(&out, why); err != nil {
			t.Fatal(err)
		}
		var refused *exchange.RefusedError
		if _, err := hear(holding(), out.String(), exchange.Options{}); !errors.As(err, &refused) || refused.Why != why {
			t.Fatalf("%s: %v", why, err)
		}
	}
	var refused *exchange.RefusedError
	if _, err := hear(holding(), "quest-sync 1\nsorry \x1b[2J\n", exchange.Options{}); !errors.As(err, &refused) || refused.Why != exchange.Failed {
		t.Fatalf("a reason that nobody knows: %v", err)
	}
}

// TestWhatIsNotWhatWasAnnouncedIsNotTakenIn changes one thing in what an honest end says.
func TestWhatIsNotWhatWasAnnouncedIsNotTakenIn(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(0, 2, 3)...)
	honest := said(t, a, b)
	lines := strings.SplitAfter(honest, "\n")
	// "", hello, have, parts, ids, three ids, give, two records, took
	if len(lines) != 13 || !strings.HasPrefix(lines[4], "ids 3") || !strings.HasPrefix(lines[8], "give 2") || lines[11] != "took\n" {
		t.Fatalf("%q", lines)
	}
	with := func(at int, line string) string {
		changed := append([]string{}, lines...)
		changed[at] = line
		return strings.Join(changed, "")
	}
	zero := base64.RawStdEncoding.EncodeToString(make([]byte, 32)) + "\n"
	size := 0
	if _, err := fmt.Sscanf(lines[8], "give 2 %d", &size); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a count below none":       with(2, strings.Replace(lines[2], "3", "-3", 1)),
		"a count without bounds":   with(2, strings.Replace(lines[2], "3", "9223372036854775807", 1)),
		"a count that is too high": with(2, strings.Replace(lines[2], "3", "4", 1)),
		"a count written oddly":    with(2, strings.Replace(lines[2], "3", "03", 1)),
		"another summary":          with(2, "have 3 AAAAAAAAAAAAAAAAAAAAAA\n"),
		"no summary":               with(2, "have 3\n"),
		"no parts":                 with(3, "parts \n"),
		"parts of nothing":         with(3, "parts !!!!!!!!!!!!!!!!!!!!!!\n"),
		"equal parts":              with(3, partsOf(t, a, b)),
		"more ids":                 with(4, "ids 4\n"),
		"fewer ids":                with(4, "ids 2\n"),
		"another id":               with(5, zero),
		"an id twice":              with(5, lines[6]),
		"no id":                    with(5, "AAAA\n"),
		"an id of other signs":     with(5, strings.Repeat("!", 43)+"\n"),
		"more records":             with(8, fmt.Sprintf("give 3 %d\n", size)),
		"fewer records":            with(8, fmt.Sprintf("give 1 %d\n", size)),
		"longer records":           with(8, fmt.Sprintf("give 2 %d\n", size-1)),
		"shorter records":          with(8, fmt.Sprintf("give 2 %d\n", size+1)),
		"a size below none":        with(8, "give 2 -1\n"),
		"another record":           with(9, record(7)+"\n"),
		"a changed record":         with(9, strings.Replace(lines[9], "한글", "한국", 1)),
		"a record twice":           with(9, lines[10]),
		"no record":                with(9, "{}\n"),
		"no JSON":                  with(9, "\x1b[2J\n"),
		"a long record":            with(9, strings.Repeat("x", 1<<20)+"\n"),
		"silence in its place":     strings.Join(lines[:9], ""),
		"another order":            with(4, "took\n"),
		"a message of no name":     with(4, "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			s := a.copy()
			r, err := hear(s, text, exchange.Options{})
			if err == nil || !maps.Equal(s.held, a.held) || s.takes > 0 || r.Came > 0 {
				t.Fatalf("%+v, %v, taken in %d times", r, err, s.takes)
			}
			var bad *exchange.MalformedError
			var broken *exchange.BrokenError
			if !errors.As(err, &bad) && !errors.As(err, &broken) {
				t.Fatalf("not told as what it is: %v", err)
			}
		})
	}
	s := a.copy()
	if _, err := hear(s, with(11, "took it\x1b[2J\n"), exchange.Options{}); err != nil || len(s.held) != 4 {
		t.Fatalf("what stands behind a word that says all: %v", err)
	}
}

// endless is a text that never ends: first, and then the same line again and again.
type endless struct {
	first, line string
	read        atomic.Int64
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.first)
	e.first = e.first[n:]
	for n+len(e.line) <= len(p) {
		n += copy(p[n:], e.line)
	}
	e.read.Add(int64(n))
	return n, nil
}

func TestAFloodIsLeftSoon(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(0, 2, 3)...)
	lines := strings.SplitAfter(said(t, a, b), "\n")
	for name, flood := range map[string]*endless{
		"before the hello": {line: "ha\n"},
		"no lines":         {line: "ha"},
		"ids":              {first: strings.Join(lines[:4], "") + "ids 1000000000000\n", line: lines[5]},
		"records":          {first: strings.Join(lines[:8], "") + "give 1000000000000 1000000000000\n", line: lines[9]},
		"a long record":    {first: strings.Join(lines[:9], ""), line: "x"},
	} {
		t.Run(name, func(t *testing.T) {
			s := a.copy()
			_, err := exchange.Join(context.Background(), s, flood, io.Discard, exchange.Options{})
			if err == nil || s.takes > 0 {
				t.Fatalf("%v", err)
			}
			if read, most := flood.read.Load(), int64(512<<10); read > most {
				t.Fatalf("%d bytes were read", read)
			}
		})
	}
}

// lastMoment is where an end writes whose time is up once it has written its records.
type lastMoment struct{ end context.CancelFunc }

func (l lastMoment) Write(p []byte) (int, error) {
	if bytes.HasPrefix(p, []byte(`{"id"`)) {
		l.end()
	}
	return len(p), nil
}

func TestNothingIsTakenInOnceTheTimeIsUp(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(0, 2, 3)...)
	honest := said(t, a, b)
	for range 500 {
		ctx, cancel := context.WithCancel(context.Background())
		s := a.copy()
		if _, err := exchange.Join(ctx, s, strings.NewReader(honest), lastMoment{cancel}, exchange.Options{}); !errors.Is(err, context.Canceled) || s.takes > 0 {
			t.Fatalf("%v, taken in %d times", err, s.takes)
		}
	}
}

func TestTheRecordOfAConflictIsTheOneThatWasAnnounced(t *testing.T) {
	a := holding(records(0, 1)...)
	other := strings.Replace(record(1), "2026-11-01", "2027-01-01", 1)
	var out bytes.Buffer
	l := newLine(whole)
	done := make(chan error)
	go func() {
		_, err := exchange.Serve(context.Background(), holding(record(0), other), l.reads[0], io.MultiWriter(&out, l.pipes[1]), exchange.Options{})
		done <- err
	}()
	_, here := exchange.Join(context.Background(), a.copy(), l.reads[1], l.pipes[0], exchange.Options{})
	if there := <-done; !errors.Is(here, saves.ErrConflict) || !errors.Is(there, saves.ErrConflict) {
		t.Fatalf("%v, %v", here, there)
	}
	var bad *exchange.MalformedError
	lie := strings.Replace(out.String(), "2027-01-01", "2028-01-01", 1)
	if _, err := hear(a.copy(), lie, exchange.Options{}); !errors.As(err, &bad) {
		t.Fatalf("%v", err)
	}
}

// partsOf gives the parts that a store with the records of a would announce.
func partsOf(t *testing.T, a, b *memory) string {
	t.Helper()
	for line := range strings.Lines(said(t, b, a)) {
		if strings.HasPrefix(line, "parts ") {
			return line
		}
	}
	t.Fatal("no parts")
	return ""
}

func TestAnEndThatFallsSilentIsLeftWhenTheTimeIsUp(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(0, 2)...)
	honest := said(t, a, b)
	for _, upTo := range []int{0, 5, 20, 60, 200, len(honest) - 1} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			l := newLine(whole)
			go func() { _, _ = io.WriteString(l.pipes[1], honest[:upTo]) }()
			go func() { _, _ = io.Copy(io.Discard, l.reads[0]) }()
			began := time.Now()
			s := a.copy()
			_, err := exchange.Join(ctx, s, l.reads[1], l.pipes[0], exchange.Options{})
			var broken *exchange.BrokenError
			var none *exchange.NoHelloError
			if !errors.Is(err, context.DeadlineExceeded) || !errors.As(err, &broken) && !errors.As(err, &none) {
				t.Errorf("after %d bytes: %v", upTo, err)
			}
			if took := time.Since(began); took != time.Minute {
				t.Errorf("after %d bytes: left after %s", upTo, took)
			}
			l.close(io.ErrClosedPipe)
		})
	}
}

func TestAnEndThatNeverListensIsLeftWhenTheTimeIsUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		l := newLine(whole)
		s := holding(records(0)...)
		go func() { _, _ = io.WriteString(l.pipes[1], "quest-sync 1\nhave 1 AAAAAAAAAAAAAAAAAAAAAA\n") }()
		if _, err := exchange.Join(ctx, s, l.reads[1], l.pipes[0], exchange.Options{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
		l.close(io.ErrClosedPipe)
	})
}

// FuzzOtherEnd hears any bytes: no panic, and nothing is taken in that was not announced.
func FuzzOtherEnd(f *testing.F) {
	a, b := holding(records(0, 1)...), holding(records(0, 2, 3)...)
	honest := said(f, a, b)
	f.Add(honest)
	f.Add(honest[:len(honest)-30])
	f.Add(strings.ReplaceAll(honest, "3", "2"))
	f.Add(strings.ReplaceAll(honest, "\n", "\r\n"))
	f.Add("quest-sync 1\nsorry busy\n")
	f.Add("quest-sync 1\nhave 0 47DEQpj8HBSa+/TImW+5JA\nparts 47DEQpj8HBSa+/TImW+5JA\nids 0\ngive 0 0\ntook\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := a.copy()
		_, err := hear(s, text, joined)
		if s.takes == 0 && !maps.Equal(s.held, a.held) {
			t.Fatal("something changed")
		}
		if s.takes > 0 && !maps.Equal(s.held, holding(records(0, 1, 2, 3)...).held) && !strings.Contains(text, "have ") {
			t.Fatalf("%v: %v", err, s.held)
		}
		for id, p := range a.held {
			if s.held[id] != p {
				t.Fatalf("%s is not what it was", id)
			}
		}
	})
}
