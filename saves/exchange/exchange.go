// Package exchange joins two stores of one learner over a stream of bytes, such as the input
// and output of a program on another computer. Both ends tell what they hold, each gives the
// other what it lacks, and each takes that in as one union. Nothing is taken in before all of
// it has arrived and is what was announced. So a connection that breaks leaves both stores
// whole, whatever had arrived, and the next exchange goes on from there.
//
// The other end is not trusted: what it may send is bounded, and what it sends is compared
// with what it announced.
package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"quest/saves"
)

// Store is one end's records.
type Store interface {
	// Export writes every batch, one payload a line, as saves.Export does.
	Export(w io.Writer) error
	// Import takes in what another Export wrote, all of it or nothing: the union by id,
	// payloads byte for byte. A *saves.ConflictError changes nothing.
	Import(r io.Reader) error
}

// Options are the bounds of an exchange. Zero values stand for those of a save.
type Options struct {
	// Strangers lets two stores be joined that both hold records and have none in common.
	// One of the two ends may refuse that.
	Strangers bool
	// Batches is how many batches the other end may hold; 0 means 1,048,576.
	Batches int
	// Bytes is how much the other end may give, and how much is given to it in one
	// exchange; 0 means 256 MiB, the longest file of a save.
	Bytes int64
}

func (o Options) withDefaults() Options {
	if o.Batches == 0 {
		o.Batches = 1 << 20
	}
	if o.Bytes == 0 {
		o.Bytes = 256 << 20
	}
	return o
}

// Result is what an exchange did. After an error it says what was done before it.
type Result struct {
	// Came is how many batches were taken in here, Went how many the other end took in.
	Came, Went int
	// Same is how many both held before.
	Same int
}

// Join joins store with the one at the other end, which Serve or Join serves there. in and
// out are the stream from it and to it. The context bounds the time: when it ends, Join
// returns soon, takes in nothing any more, and may leave one read of in and one write to out
// waiting, which end when the caller closes these. Errors are those of this package, those
// of the store, and *saves.ConflictError.
func Join(ctx context.Context, store Store, in io.Reader, out io.Writer, o Options) (Result, error) {
	t := &talk{wire: newWire(ctx, in, out), store: store, o: o.withDefaults()}
	defer t.leave()
	err := t.run()
	if err != nil {
		t.excuse(err)
	}
	return t.result, err
}

// Serve is Join for the end that is asked. It leaves the question whether two strangers may
// be joined to the other end.
func Serve(ctx context.Context, store Store, in io.Reader, out io.Writer, o Options) (Result, error) {
	o.Strangers = true
	return Join(ctx, store, in, out, o)
}

// talk is one exchange. Both ends say the same things in the same order; what is said at
// once crosses on the way.
type talk struct {
	*wire
	store  Store
	o      Options
	result Result

	ours   list
	theirs summary
}

func (t *talk) run() error {
	if err := t.greet(); err != nil {
		return err
	}
	if t.theirs == t.ours.summary() {
		t.result.Same = len(t.ours)
		return nil
	}
	theirs, err := t.lists()
	if err != nil {
		return err
	}
	d := compare(t.ours, theirs)
	t.result.Same = d.same
	switch {
	case d.conflict:
		return t.conflict(d)
	case d.same == 0 && len(t.ours) > 0 && len(theirs) > 0 && !t.o.Strangers:
		return &StrangersError{Ours: len(t.ours), Theirs: len(theirs)}
	}
	given, err := t.give(d)
	if err != nil {
		return err
	}
	return t.take(d, given)
}

// greet says what this end holds and hears what the other one does.
func (t *talk) greet() error {
	t.send(appendHello(nil))
	err := t.hello()
	if err == nil {
		err = t.sent()
	}
	if err == nil {
		t.ours, err = listOf(t.store.Export, nil)
	}
	if err != nil {
		return err
	}
	t.send(t.ours.summary().append(nil))
	text, err := t.message("have")
	if err != nil {
		return err
	}
	if t.theirs, err = parseSummary(text); err != nil {
		return err
	}
	if err := t.sent(); err != nil {
		return err
	}
	if t.theirs.count > t.o.Batches {
		return fmt.Errorf("%w: %d batches", ErrTooLarge, t.theirs.count)
	}
	return nil
}

// lists gives everything the other end holds: of the parts that are equal, what is here.
func (t *talk) lists() (list, error) {
	parts := t.ours.parts(max(len(t.ours), t.theirs.count))
	t.send(appendParts(nil, parts))
	text, err := t.message("parts")
	if err != nil {
		return nil, err
	}
	differ, err := parseParts(text, parts)
	if err != nil {
		return nil, err
	}
	if err := t.sent(); err != nil {
		return nil, err
	}
	var out []entry
	equal := 0
	for i, p := range parts {
		if differ[i] {
			out = append(out, p...)
		} else {
			equal += len(p)
		}
	}
	t.send(appendEntries(nil, out))
	n, _, err := t.numbers("ids", 1)
	if err != nil {
		return nil, err
	}
	if n != int64(t.theirs.count-equal) {
		return nil, malformed("the number of ids is not what was announced")
	}
	var got list
	for range n {
		e, err := t.entry()
		if err != nil {
			return nil, err
		}
		got = append(got, e)
	}
	for i, p := range parts {
		if !differ[i] {
			got = append(got, p...)
		}
	}
	if got.sort(); got.summary() != t.theirs {
		return nil, malformed("the ids are not those that were announced")
	}
	return got, t.sent()
}

// give sends what the other end lacks and gives what came from it.
func (t *talk) give(d difference) ([]byte, error) {
	var out bytes.Buffer
	err := t.only(d.give, func(line []byte) error {
		if int64(out.Len()+len(line)) > t.o.Bytes {
			return fmt.Errorf("%w: more than %d bytes are missing there", ErrTooLarge, t.o.Bytes)
		}
		out.Write(line)
		return out.WriteByte('\n')
	})
	if err != nil {
		return nil, err
	}
	t.send(fmt.Appendf(nil, "give %d %d\n", len(d.give), out.Len()))
	n, size, err := t.numbers("give", 2)
	switch {
	case err != nil:
		return nil, err
	case n != int64(len(d.lack)):
		return nil, malformed("the number of records is not what was announced")
	}
	if err := t.sent(); err != nil {
		return nil, err
	}
	if size > t.o.Bytes {
		return nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, size)
	}
	t.send(out.Bytes())
	given, err := t.payloads(d.lack, size)
	if err != nil {
		return nil, err
	}
	return given, t.sent()
}

// only hands over the payloads of some batches.
func (t *talk) only(wanted []entry, yield func(line []byte) error) error {
	if len(wanted) == 0 {
		return nil
	}
	left := setOf(wanted)
	_, err := listOf(t.store.Export, func(e entry, line []byte) error {
		if !left[e] {
			return nil
		}
		delete(left, e)
		return yield(line)
	})
	if err == nil && len(left) > 0 {
		err = fmt.Errorf("%w: %d batches are gone since they were listed", saves.ErrChanged, len(left))
	}
	return err
}

// payloads reads the lines that were lacking here, each of them once.
func (t *talk) payloads(lack []entry, size int64) ([]byte, error) {
	left := setOf(lack)
	var got bytes.Buffer
	for range lack {
		line, err := t.line()
		if err != nil {
			return nil, err
		}
		e, ok := entryOf(line)
		if !ok || !left[e] {
			return nil, malformed("a record is not one that was announced")
		}
		delete(left, e)
		if int64(got.Len()+len(line)) >= size {
			return nil, malformed("the records are longer than was announced")
		}
		got.Write(line)
		got.WriteByte('\n')
	}
	if int64(got.Len()) != size {
		return nil, malformed("the records are shorter than was announced")
	}
	return got.Bytes(), nil
}

// take takes in what came, and waits until the other end has done so.
func (t *talk) take(d difference, given []byte) error {
	if len(d.lack) > 0 {
		if err := t.over(); err != nil {
			return err
		}
		if err := t.store.Import(bytes.NewReader(given)); err != nil {
			return err
		}
		t.result.Came = len(d.lack)
	}
	t.send([]byte("took\n"))
	if _, err := t.message("took"); err != nil {
		return err
	}
	t.result.Went = len(d.give)
	return t.sent()
}

// conflict shows the other end the batch that differs, and gives both.
func (t *talk) conflict(d difference) error {
	var ours []byte
	err := t.only([]entry{d.ours}, func(line []byte) error {
		ours = bytes.Clone(line)
		return nil
	})
	if err != nil {
		return err
	}
	t.send(append(append([]byte("conflict\n"), ours...), '\n'))
	if _, err := t.message("conflict"); err != nil {
		return err
	}
	theirs, err := t.line()
	if err != nil {
		return err
	}
	if e, ok := entryOf(theirs); !ok || e != d.theirs {
		return malformed("a record is not one that was announced")
	}
	id, _ := idOf(ours)
	conflict := &saves.ConflictError{ID: id, Ours: ours, Theirs: bytes.Clone(theirs)}
	return errors.Join(conflict, t.sent())
}

// excuse sends what is on its way, so that the other end knows as much as it can, and then
// why this one stops, unless it knows or cannot hear it.
func (t *talk) excuse(err error) {
	if t.settle() != nil {
		return
	}
	if why := reasonFor(err); why != "" {
		t.send(appendSorry(nil, why))
		_ = t.settle() // there is nothing left to do about it
	}
}
