package logtest

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"quest/cmd/questd/school"
)

// Memory is a log in memory, which several processes of a test share. Its methods may be
// called from several goroutines.
type Memory[E any] struct {
	Now   func() time.Time // of the log
	Takes time.Duration    // how long an update takes

	writing chan struct{} // holds something while an update runs

	mu      sync.Mutex
	lines   []json.RawMessage
	state   []byte // kept behind the first base lines, nil for none
	base    int
	edition int // how often it was rewritten
	logs    map[*memoryLog[E]]bool
	down    error
	lost    error // of the next update, which is kept all the same
	updates int
}

// NewMemory gives an empty log.
func NewMemory[E any](now func() time.Time) *Memory[E] {
	return &Memory[E]{Now: now, writing: make(chan struct{}, 1), logs: map[*memoryLog[E]]bool{}}
}

// Open gives the log as one more process has it.
func (m *Memory[E]) Open() (school.Log[E], error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := &memoryLog[E]{in: m, bell: make(chan struct{}, 1)}
	l.begin()
	m.logs[l] = true
	return l, nil
}

// Break makes every use fail with an error; nil mends that.
func (m *Memory[E]) Break(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.down = err
}

// LoseAnswer makes the next update that appends something fail although its events are kept,
// as when a connection is lost behind the COMMIT.
func (m *Memory[E]) LoseAnswer(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lost = err
}

// Updates is how many updates appended something.
func (m *Memory[E]) Updates() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.updates
}

// memoryLog is the log as one process has it. Its fields are guarded by Memory.mu.
type memoryLog[E any] struct {
	in      *Memory[E]
	bell    chan struct{}
	given   int // lines
	edition int
	state   []byte
	here    []string
}

// begin goes back to the state that was kept.
func (l *memoryLog[E]) begin() { l.given, l.edition, l.state = l.in.base, l.in.edition, l.in.state }

func (l *memoryLog[E]) Base() ([]byte, bool) {
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	return l.state, l.state != nil
}

func (l *memoryLog[E]) Poll(context.Context) (time.Time, []E, error) {
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	news, err := l.news()
	return l.in.Now(), news, err
}

func (l *memoryLog[E]) news() ([]E, error) {
	m := l.in
	switch {
	case m.down != nil:
		return nil, m.down
	case l.edition != m.edition:
		l.begin()
		return nil, school.ErrAnew
	}
	var news []E
	for _, line := range m.lines[l.given:] {
		var e E
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, err
		}
		news = append(news, e)
	}
	l.given = len(m.lines)
	return news, nil
}

func (l *memoryLog[E]) Update(ctx context.Context, decide func(time.Time, []E) ([]E, error)) error {
	m := l.in
	select {
	case m.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-m.writing }()
	now, news, err := l.Poll(ctx)
	if err != nil {
		return err
	}
	events, err := decide(now, news)
	if err != nil || len(events) == 0 {
		return err
	}
	time.Sleep(m.Takes)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.down != nil {
		return m.down
	}
	for _, e := range events {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		m.lines = append(m.lines, line)
	}
	m.updates++
	m.ring()
	err, m.lost = m.lost, nil
	return err
}

func (m *Memory[E]) ring() {
	for l := range m.logs {
		select {
		case l.bell <- struct{}{}:
		default:
		}
	}
}

func (l *memoryLog[E]) Bell() <-chan struct{} { return l.bell }

func (l *memoryLog[E]) Here(_ context.Context, players []string) ([]string, error) {
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	if l.in.down != nil {
		return nil, l.in.down
	}
	l.here = slices.Clone(players)
	var all []string
	for other := range l.in.logs {
		all = append(all, other.here...)
	}
	return all, nil
}

func (l *memoryLog[E]) Keep(_ context.Context, state []byte) error {
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	if l.edition == l.in.edition {
		l.in.state, l.in.base = slices.Clone(state), l.given
	}
	return l.in.down
}

func (l *memoryLog[E]) Forget(_ context.Context, change func(E) (E, bool)) error {
	m := l.in
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.down != nil {
		return m.down
	}
	var lines []json.RawMessage
	for _, line := range m.lines {
		var e E
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		if e, stays := change(e); stays {
			changed, err := json.Marshal(e)
			if err != nil {
				return err
			}
			lines = append(lines, changed)
		}
	}
	m.lines, m.state, m.base = lines, nil, 0
	m.edition++
	m.ring()
	return nil
}

func (l *memoryLog[E]) Close() error {
	l.in.mu.Lock()
	defer l.in.mu.Unlock()
	delete(l.in.logs, l)
	return nil
}
