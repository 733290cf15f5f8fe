package desk_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/game/grade"
	"quest/game/phrase"
)

// table is a place for records that is no folder of files: what a database would be.
// Its stores have none of the abilities that a store need not have.
type table struct {
	records []desk.Record
	writer  bool  // somebody writes
	refuses error // every append fails with it
}

func (t *table) Open(how desk.Opening) (desk.Store, error) {
	if how.View {
		return &rows{table: t, why: errors.New("a view")}, nil
	}
	if t.writer {
		return nil, &desk.Failure{Kind: desk.Busy, Holder: game.Verbatim("node 2"), Err: errors.New("leased")}
	}
	t.writer = true
	return &rows{table: t, writes: true}, nil
}

func (t *table) Memory(why error) desk.Store { return &rows{table: &table{}, why: why} }

// rows is a store on a table.
type rows struct {
	table  *table
	writes bool
	why    error
	seen   int
	waits  []desk.Record
}

func (r *rows) Append(record desk.Record) error {
	refusal := r.table.refuses
	if r.why != nil {
		refusal = r.why
	}
	r.waits = append(r.waits, record)
	if refusal != nil {
		return &desk.Failure{Kind: desk.Full, Cause: game.Verbatim("no room"), Waits: true, Err: refusal}
	}
	r.table.records = append(r.table.records, r.waits...)
	r.waits = nil
	return nil
}

func (r *rows) Flush() error {
	if len(r.waits) > 0 && r.table.refuses != nil {
		return &desk.Failure{Kind: desk.Away, Cause: game.Verbatim("no answer"), Waits: true, Waiting: len(r.waits), Err: r.table.refuses}
	}
	r.table.records = append(r.table.records, r.waits...)
	r.waits = nil
	return nil
}

func (r *rows) Replay(to desk.Mark, take func(desk.Record) error) error {
	end := len(r.table.records)
	if to != nil {
		end = to.(int)
	}
	for _, record := range r.table.records[:end] {
		if err := take(record); err != nil {
			return err
		}
	}
	r.seen = end
	return nil
}

func (r *rows) Follow(take func(desk.Record) error) (int, error) {
	fresh := r.table.records[r.seen:]
	for _, record := range fresh {
		if err := take(record); err != nil {
			return 0, err
		}
	}
	r.seen += len(fresh)
	return len(fresh), nil
}

func (r *rows) Mark() desk.Mark { return len(r.table.records) }
func (r *rows) ReadOnly() error { return r.why }

func (r *rows) Export(w io.Writer) (int, error) {
	n := len(r.table.records) + len(r.waits)
	_, err := fmt.Fprintf(w, "%d records", n)
	return n, err
}

func (r *rows) Close() error {
	if r.writes {
		r.table.writer = false
	}
	if len(r.waits) > 0 {
		return &desk.Failure{Kind: desk.Full, Cause: game.Verbatim("no room"), Waits: true}
	}
	return nil
}

// options joins a desk to a table, with a clock that stands still.
func options(t *table) desk.Options {
	n := 0
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return desk.Options{
		Place: t, Where: "class",
		Now:    func() time.Time { return now },
		NewID:  func(time.Time) (string, error) { n++; return fmt.Sprint(n), nil },
		Zone:   func(time.Time) string { return "Asia/Seoul" },
		Every:  func(time.Duration, func()) func() { return func() {} },
		Rescue: func(data []byte) (string, error) { return "rescued " + string(data), nil },
	}
}

func open(t *testing.T, at *table) *desk.Desk {
	t.Helper()
	d, err := desk.Open(options(at))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// answer is a batch with one answer.
func answer(item string) game.Batch {
	truth := true
	return game.Batch{
		At:  game.Moment{Wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)},
		Day: 20780, Events: []game.Event{{Answered: &game.Answered{Item: item, Rev: 1, Gave: grade.Answer{Truth: &truth}}}},
	}
}

func TestAPlayerIsKeptInAStoreThatIsNoFile(t *testing.T) {
	at := &table{}
	d := open(t, at)
	for n, item := range []string{"a", "b"} {
		if saved, err := d.Append(answer(item)); saved != n+1 || err != nil {
			t.Fatalf("answer %d: saved %d, %v", n, saved, err)
		}
	}
	if told := d.Settle(); told != nil {
		t.Errorf("told %v", told)
	}
	if lost, err := d.Close(); lost != 0 || err != nil {
		t.Fatalf("lost %d, %v", lost, err)
	}
	if r := at.records[0]; r.TZ != "Asia/Seoul" || r.Day != "2026-11-23" || r.ID != "1" {
		t.Errorf("kept as %+v", r)
	}
	if again := open(t, at); again.Player().Answers != 2 || again.Unsaved() != nil {
		t.Errorf("%d answers came back", again.Player().Answers)
	}
}

// unbacked is a store whose backups fail.
type unbacked struct{ desk.Store }

func (unbacked) Backup(desk.Mark) error {
	return &desk.Failure{Kind: desk.Full, Cause: game.Verbatim("no room"), Err: errors.New("full")}
}

func TestABackupThatFailsIsToldAndPlayGoesOn(t *testing.T) {
	at, o := &table{}, options(&table{})
	o.Place = opener(func(how desk.Opening) (desk.Store, error) {
		s, err := at.Open(how)
		return unbacked{s}, err
	})
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if told := d.Settle(); len(told) != 1 || !strings.Contains(phrase.In(content.English).Say(told[0]), "No backup could be made: no room") {
		t.Errorf("told %v", told)
	}
	if saved, err := d.Append(answer("a")); saved != 1 || err != nil {
		t.Errorf("saved %d, %v", saved, err)
	}
}

func TestAnAnswerThatWaitsIsCountedWhenItIsKept(t *testing.T) {
	at := &table{refuses: errors.New("full")}
	d := open(t, at)
	saved, err := d.Append(answer("a"))
	var lost *game.NotSavedError
	if saved != 0 || !errors.As(err, &lost) || !errors.Is(err, at.refuses) {
		t.Fatalf("saved %d, %v", saved, err)
	}
	if path, err := d.Rescue(); err != nil || path != "rescued 1 records" {
		t.Errorf("%q, %v", path, err)
	}
	at.refuses = nil
	if saved, err := d.Append(answer("b")); saved != 2 || err != nil {
		t.Fatalf("saved %d, %v", saved, err)
	}
	at.refuses = errors.New("full again")
	if _, err := d.Append(answer("c")); err == nil {
		t.Fatal("kept on a full store")
	}
	if n, err := d.Close(); n != 1 || err == nil {
		t.Errorf("lost %d, %v; want 1 and the reason", n, err)
	}
}

// What waits with a server is tried again without another answer.
func TestWhatWaitsIsTriedAgain(t *testing.T) {
	at := &table{refuses: errors.New("away")}
	o := options(at)
	o.Retry = true
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	seat := &game.Seat{}
	d.Attach(seat)
	if _, err := seat.Journal.Append(answer("a")); err == nil {
		t.Fatal("kept while the server is away")
	}
	var lost *game.NotSavedError
	if err := seat.Retry(); !errors.As(err, &lost) || lost.Fate != game.Waits || lost.Why.Key != "desk.Away" {
		t.Errorf("%v", err)
	}
	at.refuses = nil
	if err := seat.Retry(); err != nil || len(at.records) != 1 {
		t.Errorf("%d records, %v", len(at.records), err)
	}
	if n, err := d.Close(); n != 0 || err != nil {
		t.Errorf("lost %d, %v", n, err)
	}
}

// A server that cannot be asked has the records all the same: nobody begins anew in memory.
func TestAStoreThatIsAwayIsNoNewPlayer(t *testing.T) {
	o := options(&table{})
	o.Place = away{}
	_, err := desk.Open(o)
	var unread *desk.UnreadableError
	if !errors.As(err, &unread) || unread.Why.Key != "desk.NotOpened" {
		t.Errorf("%v", err)
	}
}

// away is a place that cannot be asked.
type away struct{ *table }

func (away) Open(desk.Opening) (desk.Store, error) {
	return nil, &desk.Failure{Kind: desk.Away, Cause: game.Verbatim("no answer")}
}

func TestASecondDeskFollowsAndTakesOver(t *testing.T) {
	at := &table{}
	first := open(t, at)
	second := open(t, at)
	seat := new(game.Seat)
	second.Attach(seat)
	if seat.Watch == nil || seat.Unsaved == nil {
		t.Fatal("the second desk does not look on")
	}
	if _, changed := seat.Watch(); changed {
		t.Fatal("changed without a change")
	}
	if _, err := first.Append(answer("a")); err != nil {
		t.Fatal(err)
	}
	if p, changed := seat.Watch(); !changed || p.Answers != 1 {
		t.Fatalf("seen %+v, %v", p, changed)
	}
	if _, err := seat.TakeOver(); err == nil {
		t.Fatal("taken over while the first one writes")
	}
	if _, err := first.Close(); err != nil {
		t.Fatal(err)
	}
	taken, err := seat.TakeOver()
	if err != nil || taken.Player.Answers != 1 || taken.Watch != nil || taken.Unsaved != nil {
		t.Fatalf("%+v, %v", taken, err)
	}
	if saved, err := taken.Journal.Append(answer("b")); saved != 2 || err != nil {
		t.Fatalf("saved %d, %v", saved, err)
	}
}

func TestRecordsThatCannotBeReadAreAnErrorWithThePlace(t *testing.T) {
	o := options(&table{})
	o.Place = unreadable{}
	_, err := desk.Open(o)
	var u *desk.UnreadableError
	if !errors.As(err, &u) || !strings.Contains(u.Why.String(), "dir=class why=(bad sector)") {
		t.Errorf("opening: %v", err)
	}
	if _, _, err := desk.View(o); !errors.As(err, &u) {
		t.Errorf("a view: %v", err)
	}
}

// unreadable is a place whose records cannot be read.
type unreadable struct{}

func (unreadable) Open(desk.Opening) (desk.Store, error) {
	return nil, &desk.Failure{Kind: desk.Unreadable, Cause: game.Verbatim("bad sector")}
}

func (unreadable) Memory(error) desk.Store { return nil }

// shared is a table that another program changes.
type shared struct{ *table }

func (s shared) Open(how desk.Opening) (desk.Store, error) {
	store, err := s.table.Open(how)
	if err != nil {
		return nil, err
	}
	return &exposed{rows: store.(*rows)}, nil
}

type exposed struct {
	*rows
	fails    error // the next append and the closing fail with it
	mishaps  []desk.Mishap
	appended int
}

func (e *exposed) Append(r desk.Record) error {
	e.appended++
	if e.fails != nil {
		return e.fails
	}
	return e.rows.Append(r)
}

func (e *exposed) Close() error { return e.fails }

func (e *exposed) Mishaps() []desk.Mishap {
	all := e.mishaps
	e.mishaps = nil
	return all
}

// TestWhatAnotherProgramTookAwayIsCounted takes saved answers back, loses older records, and
// refuses an answer for ever.
func TestWhatAnotherProgramTookAwayIsCounted(t *testing.T) {
	at := &table{}
	place := shared{at}
	o := options(at)
	var store *exposed
	o.Place = opener(func(how desk.Opening) (desk.Store, error) {
		s, err := place.Open(how)
		store, _ = s.(*exposed)
		return s, err
	})
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range []string{"a", "b", "c"} {
		if _, err := d.Append(answer(item)); err != nil {
			t.Fatal(err)
		}
	}
	store.fails = &desk.Failure{Kind: desk.Replaced, Waits: true, Waiting: 3, Err: errors.New("replaced")}
	var notSaved *game.NotSavedError
	if saved, err := d.Append(answer("d")); saved != 1 || !errors.As(err, &notSaved) || notSaved.Fate != game.Waits {
		t.Errorf("with three of four taken back: saved %d, %v", saved, err)
	}
	store.fails = nil
	store.mishaps = []desk.Mishap{{Again: 2, Others: 1}}
	if saved, err := d.Append(answer("e")); saved != 5 || err != nil {
		t.Errorf("once it can be written: saved %d, %v", saved, err)
	}
	if news := d.News(); len(news) != 2 || len(d.News()) != 0 {
		t.Errorf("told %v", news)
	}
	store.fails = &desk.Failure{Kind: desk.Gone, Lost: 7, Err: errors.New("gone")}
	if saved, err := d.Append(answer("f")); saved != 6 || !errors.As(err, &notSaved) || notSaved.Fate != game.OlderGone || notSaved.Why.String() == "" {
		t.Errorf("with older ones gone: saved %d, %v", saved, err)
	}
	store.fails = &desk.Failure{Kind: desk.Invalid, Err: errors.New("too long")}
	if saved, err := d.Append(answer("g")); saved != 6 || !errors.As(err, &notSaved) || notSaved.Fate != game.Gone {
		t.Errorf("refused for ever: saved %d, %v", saved, err)
	}
	store.fails = nil
	lost, err := d.Close()
	if lost != 1 || desk.WhyGone("class", err).Empty() {
		t.Errorf("on leaving: lost %d, %v", lost, err)
	}
}

func TestAnAnswerWithoutAnIDCountsAsLost(t *testing.T) {
	at, o := &table{}, options(&table{})
	o.Place, o.NewID = at, func(time.Time) (string, error) { return "", errors.New("no chance to be had") }
	d, err := desk.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if saved, err := d.Append(answer("a")); saved != 0 || err == nil {
		t.Errorf("saved %d, %v", saved, err)
	}
	if lost, err := d.Close(); lost != 1 || err == nil {
		t.Errorf("on leaving: lost %d, %v; want 1 and the reason", lost, err)
	}
}

// opener is a place by a function.
type opener func(desk.Opening) (desk.Store, error)

func (o opener) Open(how desk.Opening) (desk.Store, error) { return o(how) }

func (opener) Memory(why error) desk.Store { return &rows{table: &table{}, why: why} }
