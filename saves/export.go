package saves

import (
	"errors"
	"fmt"
	"io"
)

// Export writes the save in dir as plain JSON lines, one batch a line, its
// payload byte for byte and nothing else. It reads only, works beside a game,
// and tells what it found: lines of other programs, newer ones and damaged ones
// are left out. Import takes the file in again.
func Export(dir string, w io.Writer, o Options) (Report, error) {
	o = o.withDefaults()
	home, err := folder{o.FS, dir}.enterIfThere()
	if err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	defer home.leave() //nolint:errcheck // it was only read
	f, err := home.current(false)
	if err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	segments, err := f.read()
	if err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	e := endOfLast(segments)
	r := chain(segments).report
	r.Torn = e.torn
	return r, exportTo(w, recordsOf(segments))
}

// Export writes what is durable, and behind it the batches that wait in memory:
// everything there is, for a player whose disk refuses. It gives the number of
// batches written. What cannot be read any more is left out and told by the
// error; the batches in memory are written even then.
func (j *Journal[E]) Export(w io.Writer) (int, error) {
	var records []record
	var reading error
	if m := j.Mark(); m.segment != "" {
		var segments []segment
		_, inUse := j.places()
		if segments, reading = inUse.readTo(m); reading == nil {
			chain(segments)
			records = recordsOf(segments)
		}
	}
	j.mu.Lock()
	for _, p := range j.pending {
		records = append(records, record{id: p.batch.ID, at: p.batch.At, members: p.payload[1:]})
	}
	j.mu.Unlock()
	n := 0
	for _, r := range records {
		if r.foreign == nil {
			n++
		}
	}
	return n, errors.Join(exportTo(w, records), reading)
}

func exportTo(w io.Writer, records []record) error {
	for _, r := range records {
		if r.foreign != nil {
			continue
		}
		if _, err := w.Write(append(r.payload(), '\n')); err != nil {
			return fmt.Errorf("%w: %w", ErrCannotWrite, err)
		}
	}
	return nil
}
