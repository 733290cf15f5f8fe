package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"quest/saves"
	"quest/saves/postgres"
	"quest/saves/postgres/postgrestest"
)

type note struct {
	N    int    `json:"n"`
	Text string `json:"text,omitempty"`
}

var errAnew = errors.New("anew")

func openLog(t testing.TB, db *postgres.Database) *postgres.Log[note] {
	t.Helper()
	l, err := postgres.OpenLog[note](t.Context(), db, "school", postgres.LogOptions{Fold: "1", Anew: errAnew})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func write(t testing.TB, l *postgres.Log[note], add ...note) {
	t.Helper()
	if err := l.Update(t.Context(), func(time.Time, []note) ([]note, error) { return add, nil }); err != nil {
		t.Fatal(err)
	}
}

func poll(t testing.TB, l *postgres.Log[note]) []note {
	t.Helper()
	_, news, err := l.Poll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return news
}

// heard waits for a bell, or for the end of the test's patience.
func heard(t testing.TB, l *postgres.Log[note]) {
	t.Helper()
	select {
	case <-l.Bell():
	case <-time.After(20 * time.Second):
		t.Fatal("no bell")
	}
}

func TestNothingComesBetweenWhatIsDecidedAndWhatIsAppended(t *testing.T) {
	url := postgrestest.Fresh(t)
	const nodes, each = 3, 20
	var group sync.WaitGroup
	for node := range nodes {
		l := openLog(t, connect(t, url, postgres.Options{Node: fmt.Sprint(node)}))
		group.Go(func() {
			seen := 0
			for range each {
				err := l.Update(context.Background(), func(_ time.Time, news []note) ([]note, error) {
					for _, e := range news {
						if seen++; e.N != seen {
							t.Errorf("event %d came as number %d", e.N, seen)
						}
					}
					return []note{{N: seen + 1}}, nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got := poll(t, openLog(t, connect(t, url, postgres.Options{}))); len(got) != nodes*each {
		t.Errorf("%d events, want %d", len(got), nodes*each)
	}
}

func TestAnErrorOfDecideAppendsNothingAndComesBackAsItIs(t *testing.T) {
	l := openLog(t, connect(t, postgrestest.Fresh(t), postgres.Options{}))
	write(t, l, note{N: 1})
	no := errors.New("no")
	var saw []note
	err := l.Update(t.Context(), func(_ time.Time, news []note) ([]note, error) { saw = news; return []note{{N: 2}}, no })
	if err != no || !reflect.DeepEqual(saw, []note{{N: 1}}) { //nolint:errorlint // it is to be the same one
		t.Errorf("update gave %v after %v", err, saw)
	}
	if err := l.Update(t.Context(), func(_ time.Time, news []note) ([]note, error) {
		return []note{{Text: "\x00"}}, nil
	}); !errors.Is(err, saves.ErrInvalidBatch) {
		t.Errorf("what cannot be stored gave %v", err)
	}
	if news := poll(t, l); len(news) != 0 {
		t.Errorf("%v was appended", news)
	}
}

func TestACommitWhoseAnswerIsLostAppendsOnce(t *testing.T) {
	for _, answered := range []bool{false, true} {
		t.Run(fmt.Sprint("the server committed: ", answered), func(t *testing.T) {
			url := postgrestest.Fresh(t)
			proxy := postgrestest.NewProxy(t, url)
			l := openLog(t, connect(t, proxy.URL(), postgres.Options{}))
			write(t, l, note{N: 1})
			lost := proxy.Lose("commit", answered)
			write(t, l, note{N: 2})
			<-lost
			want := []note{{N: 1}, {N: 2}}
			if got := poll(t, openLog(t, connect(t, url, postgres.Options{}))); !reflect.DeepEqual(got, want) {
				t.Errorf("the log holds %v", got)
			}
			write(t, l, note{N: 3})
		})
	}
}

func TestABellRingsOnEveryNode(t *testing.T) {
	url := postgrestest.Fresh(t)
	rests := make(chan time.Time)
	after := func(time.Duration) <-chan time.Time { return rests }
	one := openLog(t, connect(t, url, postgres.Options{After: after}))
	two := openLog(t, connect(t, url, postgres.Options{}))
	heard(t, one) // it listens
	heard(t, two)
	write(t, one, note{N: 1})
	heard(t, two)
	for n := range 5 { // they are rung for together, after the pause
		write(t, one, note{N: n + 2})
	}
	select {
	case <-two.Bell():
		t.Error("the bell rang within the pause")
	default:
	}
	rests <- time.Time{}
	heard(t, two)
	if news := poll(t, two); len(news) != 6 {
		t.Errorf("%d events", len(news))
	}
}

func TestAStateThatIsKeptStandsForTheEventsBeforeIt(t *testing.T) {
	url := postgrestest.Fresh(t)
	l := openLog(t, connect(t, url, postgres.Options{}))
	if err := l.Keep(t.Context(), []byte("nothing")); !errors.Is(err, saves.ErrEmpty) {
		t.Errorf("keep gave %v", err)
	}
	for n := range 5 {
		write(t, l, note{N: n})
		poll(t, l)
		if err := l.Keep(t.Context(), fmt.Append(nil, n)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, l, note{N: 5})
	two := openLog(t, connect(t, url, postgres.Options{}))
	state, ok := two.Base()
	if news := poll(t, two); !ok || string(state) != "4" || !reflect.DeepEqual(news, []note{{N: 5}}) {
		t.Errorf("base %q, %v, then %v", state, ok, news)
	}
	// A state that is damaged is not there.
	if err := postgrestest.Exec(url, "UPDATE log_state SET body = 'x' WHERE seq = 5"); err != nil {
		t.Fatal(err)
	}
	three := openLog(t, connect(t, url, postgres.Options{}))
	state, _ = three.Base()
	if news := poll(t, three); string(state) != "3" || len(news) != 2 {
		t.Errorf("base %q, then %v", state, news)
	}
}

func TestWhatIsForgottenIsGoneOnEveryNode(t *testing.T) {
	url := postgrestest.Fresh(t)
	one := openLog(t, connect(t, url, postgres.Options{}))
	write(t, one, note{1, "ann"}, note{2, "bo"}, note{3, "ann"}, note{4, "bo"})
	poll(t, one)
	if err := one.Keep(t.Context(), []byte("ann")); err != nil {
		t.Fatal(err)
	}
	two := openLog(t, connect(t, url, postgres.Options{}))  // has the state, and has not read yet
	four := openLog(t, connect(t, url, postgres.Options{})) // has decided
	write(t, four, note{5, "bo"})
	err := one.Forget(t.Context(), func(e note) (note, bool) {
		if e.N == 1 {
			return note{N: 1}, true
		}
		return e, e.Text != "ann"
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []note{{N: 1}, {2, "bo"}, {4, "bo"}, {5, "bo"}}
	for name, l := range map[string]*postgres.Log[note]{"one": one, "two": two, "four": four} {
		if _, _, err := l.Poll(t.Context()); err != errAnew { //nolint:errorlint // it is to be the same one
			t.Errorf("%s: poll gave %v", name, err)
		}
		if state, ok := l.Base(); ok {
			t.Errorf("%s: there is still the state %q", name, state)
		}
		if news := poll(t, l); !reflect.DeepEqual(news, want) {
			t.Errorf("%s: %v", name, news)
		}
	}
	write(t, two, note{N: 6})
	if news := poll(t, one); !reflect.DeepEqual(news, []note{{N: 6}}) {
		t.Errorf("then %v", news)
	}
}

func TestEveryNodeKnowsWhoIsHere(t *testing.T) {
	url := postgrestest.Fresh(t)
	one, two := openLog(t, connect(t, url, postgres.Options{})), openLog(t, connect(t, url, postgres.Options{}))
	here := func(l *postgres.Log[note], players ...string) []string {
		t.Helper()
		all, err := l.Here(t.Context(), players)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(all)
		return all
	}
	if got := here(one, "ann", "bo"); !reflect.DeepEqual(got, []string{"ann", "bo"}) {
		t.Error(got)
	}
	if got := here(two, "cy", "bo"); !reflect.DeepEqual(got, []string{"ann", "bo", "cy"}) {
		t.Error(got)
	}
	if got := here(one); !reflect.DeepEqual(got, []string{"bo", "cy"}) {
		t.Error(got)
	}
	// A node that is silent for ten seconds of the server is gone.
	if err := postgrestest.Exec(url, "UPDATE node SET until = until - interval '11 seconds'"); err != nil {
		t.Fatal(err)
	}
	if got := here(one); len(got) != 0 {
		t.Error(got)
	}
}
