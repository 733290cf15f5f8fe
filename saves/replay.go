package saves

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// decodeBlock is how many lines one goroutine decodes at a time.
const decodeBlock = 128

// Replay gives the whole durable history to yield, oldest batch first, each id
// once. Lines that this program cannot decode are skipped and counted in
// Report().Undecoded. It stops at the first error of yield and returns it. Its
// own errors wrap ErrCannotRead or ErrChanged. yield may use the journal.
func (j *Journal[E]) Replay(yield func(Batch[E]) error) error {
	j.mu.Lock()
	entries, names := j.entries[:len(j.entries):len(j.entries)], j.names[:len(j.names):len(j.names)]
	j.mu.Unlock()

	undecoded := 0
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].segment == entries[0].segment {
			n++
		}
		name := names[entries[0].segment]
		data, err := j.out.Read(j.out.path(name), 0)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrCannotRead, err)
		}
		bad, err := replaySegment(data, entries[:n], yield)
		if err != nil {
			return err
		}
		undecoded += bad
		entries = entries[n:]
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.report.Undecoded = j.foreign + undecoded
	return nil
}

// block is a run of decoded batches of one segment.
type block[E any] struct {
	batches   []Batch[E]
	undecoded int
	err       error
	done      chan struct{}
}

// replaySegment decodes the lines of one segment on all processors and yields
// them in order. It gives the number of lines that did not decode.
func replaySegment[E any](data []byte, entries []entry, yield func(Batch[E]) error) (int, error) {
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
				from := i * decodeBlock
				blocks[i].fill(data, entries[from:min(from+decodeBlock, len(entries))])
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
func (b *block[E]) fill(data []byte, entries []entry) {
	b.batches = make([]Batch[E], 0, len(entries))
	for _, e := range entries {
		if e.start+e.body > len(data) {
			b.err = ErrChanged
			return
		}
		body := data[e.start : e.start+e.body]
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
