package saves_test

import (
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

func (p place) Open() (savestest.Store, error) {
	return saves.Open[event](p.dir, p.options)
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
