package school

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"quest/game/class"
)

// wish is something that somebody waits for: a change of the school, or another use of its log.
type wish struct {
	decide func(*class.School, time.Time) ([]class.Event, error)
	by     class.PlayerID // for those that are not apart
	apart  bool           // is decided alone
	use    func(context.Context) error

	ctx     context.Context // of the one who waits; nil for somebody who does not go away
	refused error
	done    chan error // receives once
}

// queue holds wishes until the goroutine that writes takes them.
type queue struct {
	wake chan struct{}

	mu     sync.Mutex
	waits  []*wish
	closed bool
}

func (q *queue) put(w *wish) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return ErrClosed
	}
	q.waits = append(q.waits, w)
	q.ring()
	return nil
}

func (q *queue) ring() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// mostAtOnce is how many wishes are decided together.
const mostAtOnce = 256

// take gives the oldest wish, with all that may be decided beside it: those of others which
// wait before the next one that is decided alone.
func (q *queue) take() []*wish {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waits = slices.DeleteFunc(q.waits, func(w *wish) bool { return w.ctx != nil && w.ctx.Err() != nil })
	if len(q.waits) == 0 {
		return nil
	}
	if q.waits[0].apart {
		first := q.waits[0]
		q.waits = q.waits[1:]
		return []*wish{first}
	}
	var group, rest []*wish
	in := map[class.PlayerID]bool{}
	for i, w := range q.waits {
		if w.apart || len(group) == mostAtOnce {
			rest = append(rest, q.waits[i:]...)
			break
		}
		if in[w.by] {
			rest = append(rest, w)
			continue
		}
		in[w.by] = true
		group = append(group, w)
	}
	q.waits = rest
	return group
}

// back puts wishes at the front again.
func (q *queue) back(ws []*wish) {
	q.mu.Lock()
	q.waits = slices.Concat(ws, q.waits)
	q.mu.Unlock()
	q.ring()
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	for _, w := range q.waits {
		w.done <- ErrClosed
	}
	q.waits = nil
}

// await puts a wish into the queue and waits until it came true. When the context ends first
// it may still come true.
func (s *School) await(ctx context.Context, w *wish) error {
	w.ctx, w.done = ctx, make(chan error, 1)
	if err := s.queue.put(w); err != nil {
		return err
	}
	select {
	case err := <-w.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// use does something with the log between other uses of it.
func (s *School) use(ctx context.Context, use func(context.Context) error) error {
	return s.await(ctx, &wish{apart: true, use: use})
}

// decided is what decide gives. A fault in the rules fails the one who met it, and nobody else.
func (w *wish) decided(fold *class.School, now time.Time) (events []class.Event, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			events, err = nil, fmt.Errorf("decide a command: %v", fault)
		}
	}()
	return w.decide(fold, now)
}

// mostBytes is how much of a record the events of one group may take.
const mostBytes = 48 << 10

// decideAll gives the events of a group of wishes, and how many of the wishes had room.
func decideAll(group []*wish, fold *class.School, now time.Time) (events []class.Event, taken int) {
	size := 0
	for _, w := range group {
		some, err := w.decided(fold, now)
		n := 0
		for i := range some {
			line, bad := json.Marshal(&some[i])
			if bad != nil && err == nil {
				some, err = nil, bad
				break
			}
			n += len(line) + 1
		}
		if taken > 0 && size+n > mostBytes {
			break
		}
		w.refused = err
		size += n
		events = append(events, some...)
		taken++
	}
	return events, taken
}
