package savestest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"quest/saves"
)

// A store or a place may have more abilities than every one has. Run tests those
// that it finds, and says which it did not.

// Cache is a store that keeps the caller's state beside its batches.
type Cache interface {
	Store
	Base() (state []byte, ok bool)
	Snapshot(state []byte) error
}

// View is a store that shows what somebody else writes.
type View interface {
	Store
	Poll(yield func(saves.Batch[Event]) error) (int, error)
}

// Shown is a place whose records can be looked at beside a writer.
type Shown interface {
	Place
	View() (View, error)
}

// Archive is a place whose records can be carried to another one.
type Archive interface {
	Place
	Export(io.Writer) error
	Import(io.Reader) error
	// Merge takes in what another place of the same kind holds.
	Merge(other Place) error
}

// Vault is a place that makes backups. BackUp gives the way back.
type Vault interface {
	Place
	BackUp() (restore func() error, err error)
}

// runAbilities tests the promises of what a place can do beyond Place.
func runAbilities(t *testing.T, fresh func(testing.TB) Place) {
	t.Run("a snapshot stands for what came before it", func(t *testing.T) {
		p := fresh(t)
		s := open(t, p)
		_, ok := s.(Cache)
		shut(t, s)
		if !ok {
			t.Skip("the store keeps no state")
		}
		rapid.Check(t, func(rt *rapid.T) { snapshotsNeverMatter(rt, fresh(t)) })
	})
	t.Run("a view follows the writer and never writes", func(t *testing.T) {
		p, ok := fresh(t).(Shown)
		if !ok {
			t.Skip("the place has no view")
		}
		viewFollows(t, p)
	})
	for _, promise := range []struct {
		name string
		test func(t *testing.T, a, b Archive)
	}{
		{"an export taken in elsewhere is equal", exportComesBack},
		{"a merge is the same both ways and twice", mergeIsUnion},
		{"a conflict changes nothing", conflictStops},
	} {
		t.Run(promise.name, func(t *testing.T) {
			a, ok := fresh(t).(Archive)
			if !ok {
				t.Skip("the place carries nothing")
			}
			b, _ := fresh(t).(Archive)
			promise.test(t, a, b)
		})
	}
	t.Run("a backup brings everything back, and so does the one of what it replaced", func(t *testing.T) {
		p, ok := fresh(t).(Vault)
		if !ok {
			t.Skip("the place makes no backups")
		}
		backupComesBack(t, p)
	})
}

// count is a state that depends on all batches and their order.
func count(state []byte, b saves.Batch[Event]) []byte {
	return append(append(state, b.ID...), byte('0'+len(b.Events)%10))
}

func stateOf(t fataler, s Store) []byte {
	t.Helper()
	var state []byte
	if c, ok := s.(Cache); ok {
		base, _ := c.Base()
		state = bytes.Clone(base)
	}
	if err := s.Replay(func(b saves.Batch[Event]) error { state = count(state, b); return nil }); err != nil {
		t.Fatalf("replay: %v", err)
	}
	return state
}

func snapshotsNeverMatter(t *rapid.T, p Place) {
	var want []byte
	s := open(t, p)
	for n := range rapid.IntRange(1, 12).Draw(t, "steps") {
		switch rapid.IntRange(0, 3).Draw(t, "step") {
		case 0:
			shut(t, s)
			s = open(t, p)
		case 1:
			err := s.(Cache).Snapshot(stateOf(t, s))
			if err != nil && (!errors.Is(err, saves.ErrEmpty) || len(want) > 0) {
				t.Fatalf("snapshot: %v", err)
			}
		default:
			add(t, s, Batch(n))
			want = count(want, Batch(n))
		}
		if got := stateOf(t, s); !bytes.Equal(got, want) {
			t.Fatalf("state %q, want %q", got, want)
		}
	}
	shut(t, s)
}

func viewFollows(t *testing.T, p Shown) {
	s := open(t, p)
	add(t, s, Batch(0))
	v, err := p.View()
	if err != nil {
		t.Fatal(err)
	}
	same(t, All(t, v), []saves.Batch[Event]{Batch(0)})
	for n := 1; n < 6; n++ {
		add(t, s, Batch(n))
		var got []saves.Batch[Event]
		if _, err := v.Poll(func(b saves.Batch[Event]) error { got = append(got, b); return nil }); err != nil {
			t.Fatal(err)
		}
		same(t, got, []saves.Batch[Event]{Batch(n)})
	}
	if _, err := v.Append(Batch(9)); !errors.Is(err, saves.ErrReadOnly) || len(v.Pending()) != 1 {
		t.Fatalf("a view took a batch: %v", err)
	}
	if err := v.Close(); !errors.Is(err, saves.ErrReadOnly) {
		t.Fatalf("a view forgot what it was given: %v", err)
	}
	if len(All(t, s)) != 6 {
		t.Fatal("the view wrote")
	}
	shut(t, s)
}

func fillWith(t fataler, p Place, numbers ...int) {
	t.Helper()
	s := open(t, p)
	for _, n := range numbers {
		add(t, s, Batch(n))
	}
	shut(t, s)
}

func contents(t fataler, p Place) string {
	t.Helper()
	var out strings.Builder
	if err := p.(Archive).Export(&out); err != nil {
		t.Fatalf("export: %v", err)
	}
	return out.String()
}

func exportComesBack(t *testing.T, a, b Archive) {
	fillWith(t, a, 0, 1, 2)
	text := contents(t, a)
	for range 2 {
		if err := b.Import(strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		if got := contents(t, b); got != text {
			t.Fatalf("came back as\n%swant\n%s", got, text)
		}
	}
	sa, sb := open(t, a), open(t, b)
	same(t, All(t, sb), All(t, sa))
	add(t, sb, Batch(3))
	shut(t, sa)
	shut(t, sb)
}

func mergeIsUnion(t *testing.T, a, b Archive) {
	fillWith(t, a, 0, 1, 4)
	fillWith(t, b, 0, 2, 3)
	for _, pair := range [][2]Archive{{a, b}, {b, a}, {a, b}} {
		if err := pair[0].Merge(pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	if contents(t, a) != contents(t, b) {
		t.Fatal("the two ways differ")
	}
	s := open(t, a)
	var want []saves.Batch[Event]
	for n := range 5 {
		want = append(want, Batch(n))
	}
	same(t, All(t, s), want)
	shut(t, s)
}

func conflictStops(t *testing.T, a, b Archive) {
	fillWith(t, a, 0, 1)
	s := open(t, b)
	other := Batch(1)
	other.Day = "2027-01-01"
	add(t, s, other)
	add(t, s, Batch(2))
	shut(t, s)
	before := contents(t, a)
	if err := a.Merge(b); !errors.Is(err, saves.ErrConflict) {
		t.Fatalf("merge: %v", err)
	}
	if err := a.Import(strings.NewReader(contents(t, b))); !errors.Is(err, saves.ErrConflict) {
		t.Fatalf("import: %v", err)
	}
	if contents(t, a) != before {
		t.Fatal("something changed")
	}
}

func backupComesBack(t *testing.T, p Vault) {
	fillWith(t, p, 0, 1)
	early, err := p.BackUp()
	if err != nil {
		t.Fatal(err)
	}
	fillWith(t, p, 2)
	late, err := p.BackUp()
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		restore func() error
		n       int
	}{{early, 2}, {late, 3}, {early, 2}} {
		if err := step.restore(); err != nil {
			t.Fatal(err)
		}
		s := open(t, p)
		if got := All(t, s); len(got) != step.n {
			t.Fatalf("%d batches, want %d", len(got), step.n)
		}
		shut(t, s)
	}
}
