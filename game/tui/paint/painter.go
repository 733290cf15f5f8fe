package paint

import (
	"io"
	"sync"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Options say what a terminal can do.
type Options struct {
	Profile   colorprofile.Profile
	Graphemes bool // it measures text by grapheme cluster (mode 2027)
	Sync      bool // it holds a frame back until it is whole (mode 2026)
	// Dropped counts the frames of which a newer one took the place before they were begun. It
	// must not wait; nil counts nothing.
	Dropped Counter
}

// Counter counts.
type Counter interface{ Inc() }

// Painter paints frames on one terminal. Paint and Send never wait for the terminal: a
// goroutine of the painter writes, and while a write is blocked only the newest frame is
// kept. All methods may be called from several goroutines.
type Painter struct {
	out io.Writer

	mu      sync.Mutex
	changed *sync.Cond
	options Options
	next    *Frame // newest frame that was not taken yet, nil for none
	control []byte // sequences to be written before it
	size    Cell   // of the newest frame, also of one that was never begun
	whole   bool   // the next frame is painted as if nothing were known of the terminal
	again   bool   // the frame that is shown is to be painted anew
	painted bool   // a frame is shown
	writing bool
	closed  bool
	err     error // of the newest write
	writes  int   // that have ended

	// What follows belongs to the goroutine that writes.
	reader reader
	shown  Frame // what the terminal shows
	pen    pen
	cursor bool // the cursor is visible
}

// New gives a painter that has painted nothing yet; the cursor is taken to be visible.
// Close ends it.
func New(out io.Writer, o Options) *Painter {
	p := &Painter{out: out, options: o, whole: true, cursor: true}
	p.changed = sync.NewCond(&p.mu)
	go p.write()
	return p
}

// Paint shows a frame, unless a newer one comes before it was begun. The lines must not
// be changed afterwards. A frame of another size than the one before is painted whole: a
// terminal that became smaller and larger again shows less than was painted, even where
// no frame was begun in between.
func (p *Painter) Paint(f Frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if size := (Cell{f.Width, f.Height}); size != p.size {
		p.size, p.whole = size, true
	}
	if p.next != nil && p.options.Dropped != nil {
		p.options.Dropped.Inc()
	}
	p.next = &f
	p.changed.Broadcast()
}

// Send writes a control sequence, such as a mode or a question to the terminal, before
// the next frame. It must be one of the program's own.
func (p *Painter) Send(sequence string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.control = append(p.control, sequence...)
	p.changed.Broadcast()
}

// bell is the control character that rings the bell of a terminal.
const bell = "\a"

// Ring rings the bell of the terminal once.
func (p *Painter) Ring() { p.Send(bell) }

// Repaint shows the newest frame anew from its first cell to its last, because
// something else may have written to the terminal.
func (p *Painter) Repaint() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.whole, p.again = true, true
	p.changed.Broadcast()
}

// Learn changes what is known of the terminal. The newest frame is painted anew if that
// changes how it looks.
func (p *Painter) Learn(change func(*Options)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.options
	change(&p.options)
	if before.Profile != p.options.Profile || before.Graphemes != p.options.Graphemes {
		p.whole, p.again = true, true
		p.changed.Broadcast()
	}
}

// Wait returns when everything that was handed over is written, with the error of the
// newest write.
func (p *Painter) Wait() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.busy() {
		p.changed.Wait()
	}
	return p.err
}

// Writes is how many writes have ended, well or not: while it grows the terminal takes
// what is written, however slowly.
func (p *Painter) Writes() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.writes
}

// Drop forgets the newest frame if it was not begun. What was sent is still written.
func (p *Painter) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next, p.again = nil, false
	p.changed.Broadcast()
}

// Close writes what was handed over and ends the painter. It waits for the terminal.
func (p *Painter) Close() error {
	err := p.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.changed.Broadcast()
	return err
}

// Abandon ends the painter without waiting; a write that is blocked may go on.
func (p *Painter) Abandon() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed, p.next, p.control = true, nil, nil
	p.changed.Broadcast()
}

func (p *Painter) busy() bool {
	return !p.closed && (p.writing || p.next != nil || len(p.control) > 0 || p.again && p.painted)
}

// job is what is to be written in one go.
type job struct {
	frame   Frame
	paint   bool // frame is to be painted
	whole   bool
	control []byte
	options Options
}

// write paints until the painter is closed.
func (p *Painter) write() {
	for {
		j, ok := p.take()
		if !ok {
			return
		}
		bytes := p.bytes(j)
		var err error
		if len(bytes) > 0 {
			_, err = p.out.Write(bytes)
		}
		p.done(err)
	}
}

// take waits for something to write.
func (p *Painter) take() (job, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for !p.busy() {
		if p.closed {
			return job{}, false
		}
		p.changed.Wait()
	}
	j := job{frame: p.shown, whole: p.whole, control: p.control, options: p.options}
	if p.next != nil {
		j.frame, j.paint = *p.next, true
	}
	j.paint = j.paint || p.again && p.painted
	if j.paint {
		p.whole, p.again, p.painted = false, false, true
	}
	p.next, p.control, p.writing = nil, nil, true
	return j, true
}

func (p *Painter) done(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.writing, p.err = false, err
	p.writes++
	if err != nil {
		p.whole = true // part of it may have been written
	}
	p.changed.Broadcast()
}

// bytes gives what a job writes, and takes it for shown.
func (p *Painter) bytes(j job) []byte {
	out := append([]byte(nil), j.control...)
	if len(j.control) > 0 {
		p.pen.forget()
	}
	if !j.paint || !j.whole && j.frame.Equal(p.shown) {
		return out
	}
	p.learn(j.options)
	p.cursor = p.cursor || j.whole // nothing is known of it: what else wrote may have shown it
	body := p.lines(j)
	hide := p.cursor && (len(body) > 0 || j.frame.Cursor == nil)
	var cursor []byte
	if c := j.frame.Cursor; c != nil {
		p.pen.out = nil
		p.pen.move(c.X, c.Y)
		cursor = p.pen.out
		if hide || !p.cursor {
			cursor = append(cursor, ansi.ShowCursor...)
		}
	}
	p.cursor, p.shown = j.frame.Cursor != nil, j.frame
	sync := j.options.Sync && len(body) > 0
	if sync {
		out = append(out, ansi.SetModeSynchronizedOutput...)
	}
	if hide {
		out = append(out, ansi.HideCursor...)
	}
	out = append(append(out, body...), cursor...)
	if sync {
		out = append(out, ansi.ResetModeSynchronizedOutput...)
	}
	return out
}

// learn takes over how the terminal measures and which colours it has.
func (p *Painter) learn(o Options) {
	p.reader.method = ansi.WcWidth
	if o.Graphemes {
		p.reader.method = ansi.GraphemeWidth
	}
	if p.reader.looks.profile != o.Profile {
		p.reader.looks = looks{profile: o.Profile}
	}
}

// lines gives the bytes of the lines that changed: written over what stands there, or
// after a band of lines was moved, whichever is shorter.
func (p *Painter) lines(j job) []byte {
	whole := j.whole || j.frame.Width != p.shown.Width || j.frame.Height != p.shown.Height
	shown := p.shown
	p.pen.out = nil
	if whole {
		p.pen.clear()
		shown = Frame{}
	}
	rows := p.rows(j.frame.Width)
	before := p.pen
	p.differ(j.frame, shown, rows, shift{})
	if !whole && len(p.pen.out) > shiftFrom {
		for _, s := range shiftsOf(shown, j.frame) {
			shortest := p.pen
			p.pen = before
			p.pen.shift(s)
			p.differ(j.frame, shown, rows, s)
			if len(p.pen.out) >= len(shortest.out) {
				p.pen = shortest
			}
		}
	}
	return p.pen.out
}

// rows reads lines for as long as one frame is painted. Between frames only the lines are kept:
// as rows they would take twenty times the memory, of each of the players of a server.
func (p *Painter) rows(width int) func(line string) row {
	known := map[string]row{}
	return func(line string) row {
		r, ok := known[line]
		if !ok {
			r = p.reader.row(line, width)
			known[line] = r
		}
		return r
	}
}

// differ writes the lines that differ from what stands on the terminal after a shift.
func (p *Painter) differ(next, shown Frame, rows func(line string) row, s shift) {
	for y := range max(0, next.Height) {
		line, before := next.line(y), ""
		if was := s.from(y); was >= 0 {
			if before = shown.line(was); before == line {
				continue
			}
		}
		p.pen.line(y, rows(before), rows(line))
	}
	if len(p.pen.out) > 0 {
		p.pen.look("")
	}
}
