package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"quest/saves"
	"quest/saves/crashfs"
)

// sharing lets another program change the files of an open save, as programs do that keep
// folders of several computers alike, and looks whether a later start finds what was called
// saved.
func sharing(t *trial) {
	plays := t.size(150, 4000, 200_000)
	var changes, saved, taken, told atomic.Int64
	t.teams(plays, runtime.GOMAXPROCS(0), func(i int) {
		s := sharer{seed: t.seed + uint64(i)}
		if err := guard(s.play); err != nil {
			t.brokenAt(s.seed, "play %d (%s): %v", i, strings.Join(s.did, ", "), err)
		}
		changes.Add(int64(len(s.did)))
		saved.Add(int64(s.acknowledged))
		taken.Add(int64(s.takenBack))
		told.Add(int64(s.lost))
	})
	t.do("%s plays of some sittings in a folder that another program shares: %s times it replaces, ages, empties, cuts, extends, overwrites or removes the journal, moves or removes the folder or the lock, or brings a save of its own, between answers or before the end, and then the power may go",
		thousands(plays), thousands(int(changes.Load())))
	t.figure("%s answers were called saved: %d not found by a later start; %s were taken back as not saved; the loss of %s older records was told", thousands(int(saved.Load())), t.wrong(), thousands(int(taken.Load())), thousands(int(told.Load())))
	if t.real != nil {
		realSharing(t)
	}
}

// sharer is one play in a shared folder.
type sharer struct {
	seed uint64
	did  []string

	disk *crashfs.Disk
	r    *rand.Rand
	next int
	// Of one sitting: the ids that were called saved, those that were there before, how many
	// of these were told as gone, and whether anything waits at its end.
	saved, earlier map[string]bool
	lostNow        int
	waits, counts  bool

	acknowledged, takenBack, lost int
}

func (s *sharer) options() saves.Options {
	return saves.Options{FS: s.disk, SegmentBytes: 2000, Fold: version, Now: func() time.Time { return time.Unix(int64(s.next), 0) }}
}

func (s *sharer) play() error {
	s.r, s.disk = chance(s.seed, 16), crashfs.New()
	for range 1 + s.r.IntN(3) {
		if err := s.sit(); err != nil {
			return err
		}
	}
	return nil
}

// sit plays one sitting and looks at what a later start finds.
func (s *sharer) sit() error {
	j, err := saves.Open[event](root, s.options())
	if errors.Is(err, saves.ErrCannotRead) {
		return nil // a directory was put in the place of the journal, and that is told
	}
	if err != nil {
		return err
	}
	s.earlier, err = s.there(true)
	if err != nil && !errors.Is(err, saves.ErrCannotRead) {
		return errors.Join(err, j.Close())
	}
	s.saved, s.lostNow, s.waits = map[string]bool{}, 0, false
	// Until the older lines were read, they are known by their number only.
	if s.counts = s.r.IntN(4) > 0; s.counts {
		_, _ = j.CheckOlder()
	}
	if s.r.IntN(2) == 0 {
		_, _, _ = j.Backup() // it may find the files changed, and says so
	}
	for range 1 + s.r.IntN(6) {
		if s.r.IntN(3) == 0 {
			s.disturb()
		}
		if err := s.append(j); err != nil {
			return err
		}
		if s.r.IntN(6) == 0 {
			_ = j.Snapshot([]byte("{}")) // a cache, of what was given so far
		}
	}
	if s.r.IntN(3) == 0 {
		s.disturb()
	}
	err = j.Close()
	if err := s.hear(j, err); err != nil {
		return err
	}
	if s.r.IntN(2) == 0 {
		s.disk.PowerCut()
	}
	return s.later()
}

func (s *sharer) append(j *journal) error {
	b := answer(s.next, 20+s.r.IntN(200))
	s.next++
	_, err := j.Append(b)
	if err == nil || errors.As(err, new(*saves.LostError)) {
		s.saved[b.ID] = true
		s.acknowledged++
	}
	return s.hear(j, err)
}

// hear takes what the journal says about what is not saved.
func (s *sharer) hear(j *journal, err error) error {
	var gone *saves.LostError
	if errors.As(err, &gone) {
		s.lost += gone.Batches
		s.lostNow += gone.Batches
	}
	pending := j.Pending()
	if err == nil && len(pending) > 0 {
		return fmt.Errorf("acknowledged, and %d wait", len(pending))
	}
	for _, b := range pending {
		if s.saved[b.ID] {
			delete(s.saved, b.ID)
			s.takenBack++
		}
	}
	s.waits = len(pending) > 0
	return nil
}

// there gives the ids that a save holds now.
func (s *sharer) there(view bool) (map[string]bool, error) {
	o := s.options()
	o.Fold, o.ReadOnly = "", view
	j, err := saves.Open[event](root, o)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	err = j.Replay(func(b batch) error { found[b.ID] = true; return nil })
	return found, errors.Join(err, j.Close())
}

// later opens the save again and holds what is there against what was said.
func (s *sharer) later() error {
	found, err := s.there(false)
	if err != nil && len(s.saved) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%d answers were called saved, and a later start says: %w", len(s.saved), err)
	}
	for id := range s.saved {
		if !found[id] {
			return fmt.Errorf("%s was called saved and is not found", id)
		}
	}
	missing := 0
	for id := range s.earlier {
		if !found[id] {
			missing++
		}
	}
	if s.counts && missing > s.lostNow && len(s.saved) > 0 && !s.waits {
		return fmt.Errorf("%d older records are gone, %d were told", missing, s.lostNow)
	}
	return nil
}

// disturb does to the files what another program might.
func (s *sharer) disturb() {
	ways := []struct {
		name string
		do   func(path string, data []byte)
	}{
		{"replaced by a copy", func(path string, data []byte) { s.disk.Put(path, data) }},
		{"replaced by an older copy", func(path string, data []byte) { s.disk.Put(path, s.half(data)) }},
		{"replaced by as many bytes", func(path string, data []byte) { s.disk.Put(path, bytes.Repeat([]byte("x"), len(data))) }},
		{"replaced by that of another computer", func(path string, _ []byte) { s.disk.Put(path, s.other()) }},
		{"deleted", func(path string, _ []byte) { _ = s.disk.Remove(path) }},
		{"emptied", func(path string, _ []byte) { s.inPlace(path, func(f saves.File) error { return f.Truncate(0) }) }},
		{"cut", func(path string, data []byte) {
			s.inPlace(path, func(f saves.File) error { return f.Truncate(int64(s.r.IntN(len(data) + 1))) })
		}},
		{"grown", func(path string, _ []byte) {
			s.inPlace(path, func(f saves.File) error { _, err := f.Write(s.other()); return err })
		}},
		{"overwritten by as many bytes", func(path string, data []byte) {
			s.inPlace(path, func(f saves.File) error {
				_, err := 0, f.Truncate(0)
				if err == nil {
					_, err = f.Write(bytes.Repeat([]byte("y"), len(data)))
				}
				return err
			})
		}},
		{"cut and extended", func(path string, data []byte) {
			s.inPlace(path, func(f saves.File) error {
				return errors.Join(f.Truncate(int64(len(data)/2)), f.Truncate(int64(len(data))))
			})
		}},
		{"a directory in its place", func(path string, _ []byte) {
			if s.r.IntN(4) == 0 && s.disk.Remove(path) == nil {
				_ = s.disk.Mkdir(path)
			}
		}},
		{"folder moved", func(string, []byte) { s.move() }},
		{"folder moved and made anew", func(string, []byte) { s.move(); _ = s.disk.Mkdir(root) }},
		{"folder removed", func(string, []byte) { s.removeAll(root) }},
		{"lock removed", func(string, []byte) { _ = s.disk.Remove(filepath.Join(root, "save.lock")) }},
		{"a rewritten save brought in", func(string, []byte) {
			s.disk.Put(filepath.Join(root, fmt.Sprintf("save-%06d", 2+s.r.IntN(3)), "journal-000001.jsonl"), s.other())
		}},
		{"another part brought in", func(string, []byte) { s.disk.Put(segment(1+s.r.IntN(4)), s.other()) }},
		{"a conflict copy", func(_ string, data []byte) {
			s.disk.Put(filepath.Join(root, "journal-000001 (conflicted copy).jsonl"), data)
		}},
	}
	way := ways[s.r.IntN(len(ways))]
	path, data := s.segment()
	if path == "" {
		return
	}
	s.did = append(s.did, way.name)
	way.do(path, data)
}

// segment picks a segment, mostly the newest.
func (s *sharer) segment() (string, []byte) {
	files := s.disk.Files()
	var names []string
	for name := range files {
		if strings.HasPrefix(name, root+string(filepath.Separator)) && strings.HasPrefix(filepath.Base(name), "journal-") && !strings.Contains(name, " ") && strings.HasSuffix(name, ".jsonl") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "", nil
	}
	slices.Sort(names)
	name := names[len(names)-1]
	if s.r.IntN(4) == 0 {
		name = names[s.r.IntN(len(names))]
	}
	return name, files[name]
}

// half gives the first lines of a journal.
func (s *sharer) half(data []byte) []byte {
	all := slices.Collect(bytes.Lines(data))
	return bytes.Join(all[:s.r.IntN(len(all)+1)], nil)
}

// other gives the journal of another computer.
func (s *sharer) other() []byte {
	disk := crashfs.New()
	j, err := saves.Open[event](root, saves.Options{FS: disk})
	for n := range 1 + s.r.IntN(4) {
		if err == nil {
			b := answer(n, 30)
			b.ID = fmt.Sprintf("01JOTHER%018d", s.r.Uint32())
			_, err = j.Append(b)
		}
	}
	if err == nil {
		err = j.Close()
	}
	if err != nil {
		panic(err)
	}
	return disk.Files()[segment(1)]
}

func (s *sharer) inPlace(path string, change func(saves.File) error) {
	if f, err := s.disk.Open(path); err == nil {
		_ = errors.Join(change(f), f.Close()) // what fails changes nothing
	}
}

func (s *sharer) move() {
	for n := 1; ; n++ {
		if err := s.disk.Rename(root, fmt.Sprintf("%s-%d", root, n)); !errors.Is(err, fs.ErrExist) {
			return
		}
	}
}

func (s *sharer) removeAll(dir string) {
	names, err := s.disk.List(dir)
	if err != nil {
		return
	}
	for _, name := range names {
		s.removeAll(filepath.Join(dir, name))
		_ = s.disk.Remove(filepath.Join(dir, name)) // a directory is gone by then
	}
	_ = s.disk.Remove(dir)
}
