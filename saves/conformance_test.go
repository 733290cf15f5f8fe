package saves_test

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
	"quest/saves/savestest"
)

type (
	event = savestest.Event
	batch = saves.Batch[event]
)

// place is a save folder on some file system.
type place struct {
	dir     string
	options saves.Options
}

var (
	_ savestest.Shown   = place{}
	_ savestest.Archive = place{}
	_ savestest.Vault   = place{}
	_ savestest.Cache   = (*saves.Journal[event])(nil)
)

func (p place) Open() (savestest.Store, error) {
	o := p.options
	o.Fold = fold
	return saves.Open[event](p.dir, o)
}

func (p place) View() (savestest.View, error) {
	o := p.options
	o.ReadOnly = true
	return saves.Open[event](p.dir, o)
}

func (p place) Export(w io.Writer) error {
	_, err := saves.Export(p.dir, w, p.options)
	return err
}

func (p place) Import(r io.Reader) error {
	_, err := saves.Import(p.dir, r, p.options)
	return err
}

// Merge carries the other save over as an export, so that each may have a disk of
// its own.
func (p place) Merge(other savestest.Place) error {
	var out bytes.Buffer
	if err := other.(place).Export(&out); err != nil {
		return err
	}
	return p.Import(&out)
}

func (p place) BackUp() (func() error, error) {
	j, err := saves.Open[event](p.dir, p.options)
	if err != nil {
		return nil, err
	}
	b, _, err := j.Backup()
	restore := func() error {
		_, err := saves.Restore(p.dir, b, p.options)
		return err
	}
	return restore, errors.Join(err, j.Close())
}

func TestJournalKeepsThePromisesOfAStore(t *testing.T) {
	t.Run("in memory", func(t *testing.T) {
		savestest.Run(t, func(testing.TB) savestest.Place {
			return place{root, saves.Options{FS: crashfs.New()}}
		})
	})
	t.Run("in many small segments", func(t *testing.T) {
		savestest.Run(t, func(testing.TB) savestest.Place {
			return place{root, saves.Options{FS: crashfs.New(), SegmentBytes: 700}}
		})
	})
	t.Run("on the real file system", func(t *testing.T) {
		top := t.TempDir()
		var n atomic.Int64
		savestest.Run(t, func(testing.TB) savestest.Place {
			return place{filepath.Join(top, "new", strconv.FormatInt(n.Add(1), 10)), saves.Options{}}
		})
	})
}
