package saves

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
)

// Merge makes the union of the save in dir and another one: whole batches by id,
// payloads byte for byte, in the order of time and id. The result depends on the
// two sets alone. other is the folder of a save, a backup, a segment, or a file
// that Export wrote. Readable lines of damaged saves take part; Before and Theirs
// tell what was unreadable. Both saves are backed up, in the backups of dir, and
// left as they are; the union is a new directory, unless dir holds it already.
//
// Two batches of one id that differ are a *ConflictError, and change nothing.
func Merge(dir, other string, o Options) (Change, error) {
	o = o.withDefaults()
	theirs, err := readOther(o.FS, other)
	if err != nil {
		return Change{}, err
	}
	// A backup of this very save needs no second copy.
	theirs.kept = filepath.Clean(filepath.Dir(other)) == filepath.Join(dir, backupsName)
	return join(dir, theirs, o)
}

// Import takes in what Export wrote: the union, as Merge makes it. A line that
// holds no batch is a *LineError and changes nothing.
func Import(dir string, r io.Reader, o Options) (Change, error) {
	theirs, err := readAll(r)
	if err != nil {
		return Change{}, err
	}
	return join(dir, theirs, o.withDefaults())
}

// readAll reads an import.
func readAll(r io.Reader) (others, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = &NotPlainError{Path: "-", Kind: Huge}
	}
	if err != nil {
		return others{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	return readFile("import", data)
}

// ImportFile is Import of a file, which must be a regular one and no link.
func ImportFile(dir, file string, o Options) (Change, error) {
	o = o.withDefaults()
	data, err := o.FS.Read(file, 0)
	if err != nil {
		return Change{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	theirs, err := readFile(file, data)
	if err != nil {
		return Change{}, err
	}
	return join(dir, theirs, o)
}

// others is what was read of another save.
type others struct {
	records []record
	report  Report
	last    link
	kept    bool // it lies in the backups already
}

func readOther(from FS, path string) (others, error) {
	home := folder{from, filepath.Clean(path)} // a separator at the end would follow a link
	_, enters := from.(enterer)                // a folder of the save itself was entered before
	if _, listing := from.List(path); listing == nil && enters {
		in, err := home.enter()
		if err != nil {
			return others{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
		}
		defer in.leave() //nolint:errcheck // it was only read
		home = in
	}
	f, err := home.current(false)
	if err == nil {
		names, listing := f.List(f.dir)
		if listing == nil && len(segmentNames(names)) > 0 {
			segments, err := f.read()
			if err != nil {
				return others{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
			}
			return chained(segments)
		}
	}
	data, err := from.Read(home.dir, 0)
	if err != nil {
		if _, listing := from.List(path); listing == nil {
			return others{}, ErrEmpty
		}
		return others{}, fmt.Errorf("%w: %w", ErrCannotRead, err)
	}
	return readFile(path, data)
}

// chained reads the records of segments.
func chained(segments []segment) (others, error) {
	e := endOfLast(segments)
	h := chain(segments)
	h.report.Torn = e.torn
	o := others{records: recordsOf(segments), report: h.report, last: h.last}
	switch {
	case h.report.Newer > 0:
		return o, &NewerError{Major: h.report.Newer}
	case len(o.records) == 0:
		return o, ErrEmpty
	}
	return o, nil
}

// readFile reads lines of a journal, or those of an export, in UTF-8 or UTF-16. A file
// with one readable line of a journal is a journal.
func readFile(name string, data []byte) (others, error) {
	data = inUTF8(data)
	segments := []segment{{name: name, data: data, pieces: scan(data)}}
	if slices.ContainsFunc(segments[0].pieces, func(p piece) bool { return p.state == good }) {
		return chained(segments)
	}
	records, err := readExport(data)
	if err == nil && len(records) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		return others{}, err
	}
	o := others{records: records}
	framed := frameAll(records, maxNumber)
	if p := scan(framed[0]); len(p) > 0 {
		o.last = link{p[len(p)-1].head.seq, p[len(p)-1].sum}
	}
	o.report.Batches = len(records)
	return o, nil
}

func join(dir string, theirs others, o Options) (Change, error) {
	return rewriting(dir, o, func(w *rewrite) error {
		w.change.Theirs, w.change.Flawed = theirs.report, o.flawed(theirs.records)
		all, err := union(w.records, theirs.records)
		if err != nil {
			return err
		}
		if slices.EqualFunc(all, w.records, record.equal) {
			return nil
		}
		if err := w.backUp(); err != nil {
			return err
		}
		if !theirs.kept {
			b, err := w.home.backUp(theirs.records, theirs.last, o.now(), true)
			if err != nil {
				return err
			}
			w.change.Backups = append(w.change.Backups, b)
		}
		return w.put(all, nil)
	})
}

// union joins two sets of records.
func union(a, b []record) ([]record, error) {
	all := map[string]record{}
	for _, r := range slices.Concat(a, b) {
		key := "\x00" + string(r.foreign)
		if r.foreign == nil {
			key = r.id
		}
		if known, ok := all[key]; ok && !known.equal(r) {
			return nil, &ConflictError{ID: r.id, Ours: known.payload(), Theirs: r.payload()}
		}
		all[key] = r
	}
	out := make([]record, 0, len(all))
	for _, r := range all {
		out = append(out, r)
	}
	slices.SortFunc(out, inTime)
	return out, nil
}

// inTime is the order of a merge: time, then id. Lines of others, which have
// neither, come first: so nothing that is known changes its neighbours.
func inTime(a, b record) int {
	if a.foreign != nil || b.foreign != nil {
		return cmp.Or(cmp.Compare(len(b.foreign), len(a.foreign)), bytes.Compare(a.foreign, b.foreign))
	}
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id))
}
