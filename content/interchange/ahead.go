package interchange

import (
	"bytes"
	"maps"
	"runtime"

	"quest/content/source"
)

// Reading the packs that are made takes longest of an import, and each is read by itself. So the next
// ones are read already while one is built: as they will be if nothing is cured before. Where their files have
// become others meanwhile, they are read again, so that the result is always the same.

// mostAhead is how many packs are read at once: each takes some 20 MB while it is read.
const mostAhead = 4

// reading is a pack that is read by a goroutine of its own.
type reading struct {
	files  map[string][]byte
	done   chan struct{} // closed when what stands below is there
	errors []source.Finding
	err    error
}

// ahead reads packs ahead of those that are built.
type ahead struct {
	w       *builder
	packs   [][]group
	most    int
	started []*reading // of the first packs; nil for one that is not read ahead
}

func (w *builder) newAhead(packs [][]group) *ahead {
	a := &ahead{w: w, packs: packs, most: min(runtime.GOMAXPROCS(0), mostAhead)}
	if w.target != nil || len(packs) < 2 || a.most < 2 {
		a.most = 0
	}
	return a
}

// at gives the reading of a pack, from 0, and begins those of the packs behind it.
func (a *ahead) at(i int) *reading {
	for n := len(a.started); n < min(i+a.most, len(a.packs)); n++ {
		a.started = append(a.started, a.w.start(a.packs[n], n+1))
	}
	if i >= len(a.started) {
		return nil
	}
	return a.started[i]
}

// wait waits for all readings, so that none goes on after an import that has failed.
func (a *ahead) wait() {
	for _, r := range a.started {
		if r != nil {
			<-r.done
		}
	}
}

// start begins to read the n-th pack, from 1; nil for one that will hold nothing.
func (w *builder) start(groups []group, n int) *reading {
	files, err := w.files(w.newPack(groups, n))
	if err != nil || len(files) == 0 {
		return nil
	}
	r := &reading{files: files, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		if read, err := w.read(files); err != nil {
			r.err = err
		} else {
			r.errors = read.Errors()
		}
	}()
	return r
}

// errors reads a pack and gives the errors in it, unless the same files were read ahead.
func (w *builder) errors(files map[string][]byte, early *reading) ([]source.Finding, error) {
	if early != nil {
		if <-early.done; maps.EqualFunc(files, early.files, bytes.Equal) {
			early.files = nil
			return early.errors, early.err
		}
	}
	r, err := w.read(files)
	if err != nil {
		return nil, err
	}
	if w.target != nil {
		return w.target.errors(r), nil
	}
	return r.Errors(), nil
}
