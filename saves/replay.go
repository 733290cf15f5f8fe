package saves

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// decodeBlock is how many lines one goroutine decodes at a time.
const decodeBlock = 128

// Replay gives the durable history to yield, oldest batch first, each id once:
// the whole history, or, where Base gives a state, what comes after it. Lines that
// this program cannot decode are skipped and counted in Report().Undecoded. It
// stops at the first error of yield and returns it. Its own errors wrap
// ErrCannotRead or ErrChanged. yield may use the journal.
func (j *Journal[E]) Replay(yield func(Batch[E]) error) error { return j.ReplayTo(j.Mark(), yield) }

// ReplayTo is Replay up to a mark.
func (j *Journal[E]) ReplayTo(m Mark, yield func(Batch[E]) error) error {
	j.mu.Lock()
	if m.epoch != j.epoch {
		j.mu.Unlock()
		return ErrChanged
	}
	from, to := j.from, j.behind(m.spot)
	entries, names := j.entries[min(from, to):to:to], j.names[:len(j.names):len(j.names)]
	j.mu.Unlock()
	undecoded, err := j.replay(entries, names, yield)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.report.Undecoded = j.foreign + undecoded
	return nil
}

// replay decodes entries and yields them. It gives the number of those that did
// not decode.
func (j *Journal[E]) replay(entries []entry, names []string, yield func(Batch[E]) error) (int, error) {
	_, at := j.places()
	undecoded := 0
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].segment == entries[0].segment {
			n++
		}
		name, from := names[entries[0].segment], int64(entries[0].start)
		data, err := at.Read(at.path(name), from)
		if err != nil {
			return undecoded, fmt.Errorf("%w: %w", ErrCannotRead, err)
		}
		bad, err := replaySegment(data, from, entries[:n], yield)
		undecoded += bad
		if err != nil {
			return undecoded, err
		}
		entries = entries[n:]
	}
	return undecoded, nil
}

// block is a run of decoded batches of one segment.
type block[E any] struct {
	batches   []Batch[E]
	undecoded int
	err       error
	done      chan struct{}
}

// replaySegment decodes lines of one segment, whose bytes begin at from, on all
// processors and yields them in order. It gives the number of lines that did not decode.
func replaySegment[E any](data []byte, from int64, entries []entry, yield func(Batch[E]) error) (int, error) {
	blocks := make([]block[E], (len(entries)+decodeBlock-1)/decodeBlock)
	for i := range blocks {
		blocks[i].done = make(chan struct{})
	}
	var next atomic.Int64
	var stop atomic.Bool
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(blocks)) {
		workers.Go(func() {
			for !stop.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(blocks) {
					return
				}
				first := i * decodeBlock
				blocks[i].fill(data, from, entries[first:min(first+decodeBlock, len(entries))])
				close(blocks[i].done)
			}
		})
	}
	defer workers.Wait()
	defer stop.Store(true)
	undecoded := 0
	for i := range blocks {
		b := &blocks[i]
		<-b.done
		undecoded += b.undecoded
		for _, batch := range b.batches {
			if err := yield(batch); err != nil {
				return undecoded, err
			}
		}
		if b.err != nil {
			return undecoded, b.err
		}
		b.batches = nil
	}
	return undecoded, nil
}

// fill decodes a run of lines, after a check that each is still the one that
// was read when the journal was opened.
func (b *block[E]) fill(data []byte, from int64, entries []entry) {
	b.batches = make([]Batch[E], 0, len(entries))
	for _, e := range entries {
		start := e.start - int(from)
		if start+e.body > len(data) {
			b.err = ErrChanged
			return
		}
		body := data[start : start+e.body]
		if checksum(body) != e.sum {
			b.err = ErrChanged
			return
		}
		batch, err := decode[E](body)
		if err != nil {
			b.undecoded++
			continue
		}
		b.batches = append(b.batches, batch)
	}
}
