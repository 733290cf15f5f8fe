package exchange_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
	"quest/saves/exchange"
)

// memory is a store that keeps payloads by id.
type memory struct {
	held    map[string]string
	takes   int
	refuses error // what Import fails with, nil for nothing
}

func holding(payloads ...string) *memory {
	m := &memory{held: map[string]string{}}
	for _, p := range payloads {
		m.held[idIn(p)] = p
	}
	return m
}

func idIn(payload string) string {
	id, _, _ := strings.Cut(strings.TrimPrefix(payload, `{"id":"`), `"`)
	return id
}

func (m *memory) Export(w io.Writer) error {
	for _, id := range slices.Sorted(maps.Keys(m.held)) {
		if _, err := io.WriteString(w, m.held[id]+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) Import(r io.Reader) error {
	m.takes++
	if m.refuses != nil {
		return m.refuses
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if known, ok := m.held[idIn(line)]; ok && known != line {
			return &saves.ConflictError{ID: idIn(line)}
		}
		m.held[idIn(line)] = line
	}
	return nil
}

func (m *memory) copy() *memory { return &memory{held: maps.Clone(m.held)} }

// record is the payload of a test batch, with text that a line protocol could trip over.
func record(n int) string {
	return fmt.Sprintf(`{"id":"01JDBATCH%017d","at":%d,"t":1,"day":"2026-11-01","ev":[{"kind":"took\nids 3 한글"}]}`, n, 1000+n)
}

func records(numbers ...int) []string {
	var all []string
	for _, n := range numbers {
		all = append(all, record(n))
	}
	return all
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// line is a connection between two ends that may break after some bytes.
type line struct {
	mu    sync.Mutex
	sent  [2]int // bytes each end sent
	cut   [2]int // after how many of them the line breaks, negative for never
	pipes []*io.PipeWriter
	reads []*io.PipeReader
}

var errCut = errors.New("the line was cut")

func newLine(cut [2]int) *line {
	l := &line{cut: cut}
	for range 2 {
		r, w := io.Pipe()
		l.pipes, l.reads = append(l.pipes, w), append(l.reads, r)
	}
	return l
}

func (l *line) close(err error) {
	for i := range l.pipes {
		l.pipes[i].CloseWithError(err)
		l.reads[i].CloseWithError(err)
	}
}

// writer is where an end writes.
type writer struct {
	*line
	end int
}

func (w writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	cut := false
	if room := w.cut[w.end] - w.sent[w.end]; w.cut[w.end] >= 0 && len(p) > room {
		p, cut = p[:max(0, room)], true
	}
	w.sent[w.end] += len(p)
	w.mu.Unlock()
	n, err := w.pipes[w.end].Write(p)
	if cut {
		w.close(errCut)
		return n, errCut
	}
	return n, err
}

type end struct {
	result exchange.Result
	err    error
}

// meet lets two stores exchange over a line, which breaks for each end after cut bytes.
func meet(a, b exchange.Store, o exchange.Options, cut [2]int) (asks, serves end, l *line) {
	l = newLine(cut)
	done := make(chan end)
	go func() {
		r, err := exchange.Serve(context.Background(), b, l.reads[0], writer{l, 1}, exchange.Options{})
		l.pipes[1].CloseWithError(io.EOF)
		l.reads[0].CloseWithError(io.ErrClosedPipe)
		done <- end{r, err}
	}()
	r, err := exchange.Join(context.Background(), a, l.reads[1], writer{l, 0}, o)
	l.pipes[0].CloseWithError(io.EOF)
	l.reads[1].CloseWithError(io.ErrClosedPipe)
	return end{r, err}, <-done, l
}

var whole = [2]int{-1, -1}

var joined = exchange.Options{Strangers: true}

func text(t testing.TB, s exchange.Store) string {
	t.Helper()
	var out strings.Builder
	if err := s.Export(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestBothEndsHoldTheUnionAfterwards(t *testing.T) {
	a, b := holding(records(0, 1, 2, 5)...), holding(records(0, 1, 3, 4, 6)...)
	want := text(t, holding(records(upTo(7)...)...))
	asks, serves, _ := meet(a, b, exchange.Options{}, whole)
	if asks.err != nil || serves.err != nil {
		t.Fatalf("%v, %v", asks.err, serves.err)
	}
	if asks.result != (exchange.Result{Came: 3, Went: 2, Same: 2}) || serves.result != (exchange.Result{Came: 2, Went: 3, Same: 2}) {
		t.Fatalf("%+v, %+v", asks.result, serves.result)
	}
	if text(t, a) != want || text(t, b) != want {
		t.Fatalf("a has\n%sb has\n%swant\n%s", text(t, a), text(t, b), want)
	}
}

func TestEqualSavesSayOnlyThatTheyAre(t *testing.T) {
	a, b := holding(records(upTo(500)...)...), holding(records(upTo(500)...)...)
	asks, serves, l := meet(a, b, exchange.Options{}, whole)
	if asks.err != nil || serves.err != nil || asks.result != (exchange.Result{Same: 500}) || serves.result != asks.result {
		t.Fatalf("%+v, %+v", asks, serves)
	}
	if l.sent[0] > 64 || l.sent[1] > 64 || a.takes+b.takes > 0 {
		t.Fatalf("%d and %d bytes were sent, %d times something was taken in", l.sent[0], l.sent[1], a.takes+b.takes)
	}
}

func TestAFewNewRecordsOfManySendFewBytes(t *testing.T) {
	a, b := holding(records(upTo(20_000)...)...), holding(records(upTo(19_990)...)...)
	asks, serves, l := meet(a, b, exchange.Options{}, whole)
	if asks.err != nil || serves.err != nil || asks.result.Went != 10 || serves.result.Came != 10 {
		t.Fatalf("%+v, %+v", asks, serves)
	}
	if most := 64 << 10; l.sent[0] > most || l.sent[1] > most {
		t.Fatalf("%d and %d bytes were sent", l.sent[0], l.sent[1])
	}
}

// drawStores divides some records among two stores, both of which may hold any of them.
func drawStores(t *rapid.T) (a, b, all *memory) {
	a, b, all = holding(), holding(), holding()
	many := rapid.SampledFrom([]int{12, 300}).Draw(t, "most")
	for n := range rapid.IntRange(0, many).Draw(t, "records") {
		where := rapid.IntRange(1, 3).Draw(t, "where")
		r := record(n)
		all.held[idIn(r)] = r
		if where&1 > 0 {
			a.held[idIn(r)] = r
		}
		if where&2 > 0 {
			b.held[idIn(r)] = r
		}
	}
	return a, b, all
}

func TestAnyTwoSavesBecomeTheirUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, all := drawStores(t)
		common := len(a.held) + len(b.held) - len(all.held)
		asks, serves, _ := meet(a, b, joined, whole)
		if asks.err != nil || serves.err != nil {
			t.Fatalf("%v, %v", asks.err, serves.err)
		}
		if !maps.Equal(a.held, all.held) || !maps.Equal(b.held, all.held) {
			t.Fatalf("%d and %d records, want %d", len(a.held), len(b.held), len(all.held))
		}
		if asks.result.Same != common || asks.result.Came != serves.result.Went || asks.result.Went != serves.result.Came {
			t.Fatalf("%+v, %+v, %d in common", asks.result, serves.result, common)
		}
		asks, serves, _ = meet(a, b, exchange.Options{}, whole)
		if again := (exchange.Result{Same: len(all.held)}); asks.err != nil || serves.err != nil || asks.result != again || serves.result != again {
			t.Fatalf("again: %+v, %+v", asks, serves)
		}
	})
}

func TestABreakAtAnyByteLeavesBothWholeAndTheNextTryFinishes(t *testing.T) {
	a, b := holding(records(0, 1, 2, 5)...), holding(records(0, 1, 3, 4)...)
	want := holding(records(upTo(6)...)...)
	_, _, l := meet(a.copy(), b.copy(), exchange.Options{}, whole)
	for from := range 2 {
		for n := range l.sent[from] {
			x, y := a.copy(), b.copy()
			cut := whole
			cut[from] = n
			asks, serves, _ := meet(x, y, exchange.Options{}, cut)
			if asks.err == nil && serves.err == nil {
				t.Fatalf("cut after byte %d of end %d, and nobody noticed", n, from)
			}
			for _, pair := range []struct{ now, before *memory }{{x, a}, {y, b}} {
				if !maps.Equal(pair.now.held, pair.before.held) && !maps.Equal(pair.now.held, want.held) {
					t.Fatalf("cut after byte %d of end %d: a part was taken in", n, from)
				}
			}
			asks, serves, _ = meet(x, y, exchange.Options{}, whole)
			if asks.err != nil || serves.err != nil || !maps.Equal(x.held, want.held) || !maps.Equal(y.held, want.held) {
				t.Fatalf("cut after byte %d of end %d, then again: %v, %v", n, from, asks.err, serves.err)
			}
		}
	}
}

func TestBreaksOfRandomSavesRepeatedUntilOneTryEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, all := drawStores(t)
		for range rapid.IntRange(1, 4).Draw(t, "breaks") {
			cut := whole
			cut[rapid.IntRange(0, 1).Draw(t, "end")] = rapid.IntRange(0, 4000).Draw(t, "byte")
			meet(a, b, joined, cut)
		}
		asks, serves, _ := meet(a, b, joined, whole)
		if asks.err != nil || serves.err != nil || !maps.Equal(a.held, all.held) || !maps.Equal(b.held, all.held) {
			t.Fatalf("%+v, %+v", asks, serves)
		}
	})
}

func TestAConflictIsToldOnBothEndsBeforeAnythingIsTakenIn(t *testing.T) {
	for _, many := range []int{3, 400} {
		a, b := holding(records(upTo(many)...)...), holding(records(upTo(many+5)...)...)
		other := strings.Replace(record(1), "2026-11-01", "2027-01-01", 1)
		b.held[idIn(other)] = other
		wasA, wasB := a.copy(), b.copy()
		asks, serves, _ := meet(a, b, exchange.Options{}, whole)
		var here, there *saves.ConflictError
		if !errors.As(asks.err, &here) || !errors.As(serves.err, &there) {
			t.Fatalf("%v, %v", asks.err, serves.err)
		}
		if here.ID != idIn(other) || string(here.Ours) != record(1) || string(here.Theirs) != other ||
			there.ID != here.ID || !bytes.Equal(there.Ours, here.Theirs) || !bytes.Equal(there.Theirs, here.Ours) {
			t.Fatalf("%+v, %+v", here, there)
		}
		if !maps.Equal(a.held, wasA.held) || !maps.Equal(b.held, wasB.held) || a.takes+b.takes > 0 {
			t.Fatal("something changed")
		}
	}
}

func TestTwoThatHaveNothingInCommonAreJoinedOnlyWhenAsked(t *testing.T) {
	a, b := holding(records(0, 1)...), holding(records(2, 3, 4)...)
	asks, serves, _ := meet(a, b, exchange.Options{}, whole)
	var strangers *exchange.StrangersError
	var refused *exchange.RefusedError
	if !errors.As(asks.err, &strangers) || *strangers != (exchange.StrangersError{Ours: 2, Theirs: 3}) ||
		!errors.As(serves.err, &refused) || refused.Why != exchange.Apart || a.takes+b.takes > 0 {
		t.Fatalf("%v, %v", asks.err, serves.err)
	}
	if asks, serves, _ = meet(a, b, joined, whole); asks.err != nil || serves.err != nil || len(a.held) != 5 || len(b.held) != 5 {
		t.Fatalf("%v, %v", asks.err, serves.err)
	}
	for _, pair := range [][2]*memory{{holding(), b}, {b, holding()}, {holding(), holding()}} {
		if asks, serves, _ = meet(pair[0], pair[1], exchange.Options{}, whole); asks.err != nil || serves.err != nil ||
			!maps.Equal(pair[0].held, pair[1].held) {
			t.Fatalf("an empty one: %v, %v", asks.err, serves.err)
		}
	}
}

func TestAStoreThatFailsIsToldOnTheOtherEnd(t *testing.T) {
	for name, c := range map[string]struct {
		err error
		why exchange.Reason
	}{
		"in play": {&saves.LockedError{}, exchange.Busy},
		"newer":   {&saves.NewerError{Major: 2}, exchange.Newer},
		"full":    {errors.New("no space left"), exchange.Failed},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := holding(records(0, 1)...), holding(records(0, 2)...)
			b.refuses = c.err
			asks, serves, _ := meet(a, b, exchange.Options{}, whole)
			var refused *exchange.RefusedError
			if !errors.As(asks.err, &refused) || refused.Why != c.why || !errors.Is(serves.err, c.err) {
				t.Fatalf("%v, %v", asks.err, serves.err)
			}
			if asks.result != (exchange.Result{Came: 1, Same: 1}) || len(b.held) != 2 {
				t.Fatalf("%+v, %d held there", asks.result, len(b.held))
			}
			b.refuses = nil
			if asks, serves, _ = meet(a, b, exchange.Options{}, whole); asks.err != nil || asks.result.Went != 1 || len(b.held) != 3 {
				t.Fatalf("the next try: %+v, %+v", asks, serves)
			}
		})
	}
}

// small is a stream that takes little at once.
type small struct {
	io.Writer
	most int
}

func (s *small) Write(p []byte) (int, error) {
	s.most = max(s.most, len(p))
	return s.Writer.Write(p)
}

func TestALongMessageIsWrittenInPieces(t *testing.T) {
	a, b := holding(records(upTo(5000)...)...), holding()
	l := newLine(whole)
	done := make(chan error)
	go func() {
		_, err := exchange.Serve(context.Background(), b, l.reads[0], l.pipes[1], exchange.Options{})
		done <- err
	}()
	out := &small{Writer: l.pipes[0]}
	if _, err := exchange.Join(context.Background(), a, l.reads[1], out, exchange.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil || out.most > 16<<10 || len(b.held) != 5000 {
		t.Fatalf("%v, %d bytes at once, %d records", err, out.most, len(b.held))
	}
}

func TestBoundsAreToldBeforeTheyArePassed(t *testing.T) {
	for name, o := range map[string]exchange.Options{
		"batches": {Batches: 2}, "bytes": {Bytes: 100},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := holding(records(0, 1)...), holding(records(upTo(5)...)...)
			asks, serves, _ := meet(a, b, o, whole)
			var refused *exchange.RefusedError
			if !errors.Is(asks.err, exchange.ErrTooLarge) || !errors.As(serves.err, &refused) || refused.Why != exchange.TooLarge {
				t.Fatalf("%v, %v", asks.err, serves.err)
			}
			if len(a.held) != 2 || b.takes > 0 {
				t.Fatal("something changed")
			}
		})
	}
}
