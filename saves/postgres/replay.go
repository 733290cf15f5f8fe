package postgres

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"quest/saves"
)

// page is how many lines one request reads.
const page = 2000

const linesBehind = `SELECT seq, line FROM batch WHERE player_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`

// pages gives the rows of a player behind a place, up to another one, a page after the
// other; no request is open while yield works.
func (d *Database) pages(ctx context.Context, player string, from, to int64, yield func([]row) error) error {
	for {
		var rows []row
		err := d.do(ctx, func(ctx context.Context, on *pgxpool.Conn) error {
			found, err := on.Query(ctx, linesBehind, player, from, to, page)
			if err != nil {
				return err
			}
			rows, err = pgx.CollectRows(found, pgx.RowToStructByPos[row])
			return err
		})
		if err != nil {
			return reading(err)
		}
		if len(rows) == 0 {
			return nil
		}
		if err := yield(rows); err != nil || len(rows) < page {
			return err
		}
		from = rows[len(rows)-1].Seq
	}
}

// lines is pages, a row after the other.
func (d *Database) lines(ctx context.Context, player string, from, to int64, yield func(row) error) error {
	return d.pages(ctx, player, from, to, func(rows []row) error {
		for _, r := range rows {
			if err := yield(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// prover follows a chain of rows and reports what is wrong with it.
type prover struct {
	last   saves.End
	blind  bool // the last row could not be read, so nothing is known of its end
	report saves.Report
}

// take reads a row; ok is false for one that cannot be read.
func (p *prover) take(r row) (l saves.Line, ok bool) {
	if missing := r.Seq - p.last.Seq - 1; missing > 0 {
		p.report.Unreadable = append(p.report.Unreadable, saves.Gap{Records: missing})
		p.blind = true
	}
	l, err := saves.ParseLine(r.Line)
	var newer *saves.NewerError
	switch {
	case errors.As(err, &newer):
		p.report.Newer = max(p.report.Newer, newer.Major)
	case err != nil || l.Seq != r.Seq:
		p.report.Unreadable = append(p.report.Unreadable, saves.Gap{Records: 1})
	default:
		if !p.blind && !l.Follows(p.last) {
			p.report.Unlinked++
		}
		p.last, p.blind = l.End, false
		return l, true
	}
	p.last, p.blind = saves.End{Seq: r.Seq}, true
	return saves.Line{}, false
}

// Mark is a place in the journal between two batches.
type Mark struct {
	seq  int64
	tail string // of the line before it, with which a snapshot proves itself
}

// Mark gives the place behind everything that is durable now.
func (j *Journal[E]) Mark() Mark {
	j.mu.Lock()
	defer j.mu.Unlock()
	return Mark{j.last.Seq, string(tailFor(j.last))}
}

// Replay gives the durable history to yield, oldest batch first: the whole history, or,
// where Base gives a state, what comes after it. Rows that cannot be read are skipped and
// told by Report, and so are those that this program cannot decode. It stops at the first
// error of yield and returns it. yield may use the journal.
func (j *Journal[E]) Replay(yield func(saves.Batch[E]) error) error {
	return j.ReplayTo(j.Mark(), yield)
}

// ReplayTo is Replay up to a mark.
func (j *Journal[E]) ReplayTo(m Mark, yield func(saves.Batch[E]) error) error {
	j.mu.Lock()
	from, after := int64(0), saves.End{}
	if j.base != nil {
		from, after = j.base.seq, j.base.end
	}
	j.mu.Unlock()
	report, err := j.replay(from, after, m.seq, yield)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	report.Partly = from > 0
	j.report = report
	return nil
}

func (j *Journal[E]) replay(from int64, after saves.End, to int64, yield func(saves.Batch[E]) error) (saves.Report, error) {
	p := prover{last: after}
	err := j.db.pages(j.db.ctx, j.player, from, to, func(rows []row) error {
		lines := make([]saves.Line, 0, len(rows))
		for _, r := range rows {
			if l, ok := p.take(r); ok {
				lines = append(lines, l)
			}
		}
		for _, d := range decoded[E](lines) {
			if d.err != nil {
				p.report.Undecoded++
				continue
			}
			if err := yield(d.batch); err != nil {
				return err
			}
		}
		return nil
	})
	return p.report, err
}

// decoding is what became of a line.
type decoding[E any] struct {
	batch saves.Batch[E]
	err   error
}

// decoded decodes lines on all processors.
func decoded[E any](lines []saves.Line) []decoding[E] {
	all := make([]decoding[E], len(lines))
	const share = 100 // is quicker alone
	each := max(share, (len(lines)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for first := 0; first < len(lines); first += each {
		workers.Go(func() {
			for i := first; i < min(first+each, len(lines)); i++ {
				all[i].batch, all[i].err = saves.Decode[E](lines[i].Payload)
			}
		})
	}
	workers.Wait()
	return all
}

// CheckOlder reads the lines that a snapshot stands for and proves every one, and gives the
// report about the whole journal.
func (j *Journal[E]) CheckOlder() (saves.Report, error) {
	j.mu.Lock()
	base := j.base
	j.mu.Unlock()
	if base == nil {
		return j.Report(), nil
	}
	var p prover
	if err := j.db.lines(j.db.ctx, j.player, 0, base.seq, func(r row) error { p.take(r); return nil }); err != nil {
		return j.Report(), err
	}
	j.mu.Lock()
	p.report.Unreadable = append(p.report.Unreadable, j.report.Unreadable...)
	p.report.Unlinked += j.report.Unlinked
	p.report.Undecoded += j.report.Undecoded
	p.report.Newer = max(p.report.Newer, j.report.Newer)
	j.report = p.report
	j.mu.Unlock()
	return j.Report(), nil
}

// Poll looks for batches that the writer has added since the view was opened or last
// polled, gives them to yield, and gives their number. saves.ErrChanged says that the
// journal was rewritten, by an import: open it anew. On a journal that writes it does
// nothing.
func (j *Journal[E]) Poll(yield func(saves.Batch[E]) error) (int, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	switch {
	case j.closed:
		return 0, saves.ErrClosed
	case !j.o.View:
		return 0, nil
	}
	there, err := j.atEnd()
	if err == nil && !there {
		err = saves.ErrChanged
	}
	if err != nil {
		return 0, err
	}
	n := 0
	const all = 1<<63 - 1
	err = j.db.lines(j.db.ctx, j.player, j.last.Seq, all, func(r row) error {
		p := prover{last: j.last}
		l, ok := p.take(r)
		j.mu.Lock()
		j.last, j.tail = p.last, tailOf(r.Line)
		j.mu.Unlock()
		if !ok {
			return nil
		}
		b, err := saves.Decode[E](l.Payload)
		if err != nil {
			return nil // for Replay to report
		}
		n++
		return yield(b)
	})
	return n, err
}
