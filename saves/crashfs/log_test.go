package crashfs_test

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"

	"quest/saves/crashfs"
)

// scribble does random things to a disk and calls yield after each.
func scribble(t *testing.T, d *crashfs.Disk, r *rand.Rand, mark string, yield func()) {
	t.Helper()
	for n := range 60 {
		names, err := d.List(top)
		must(t, err)
		pick := at("none")
		if len(names) > 0 {
			pick = at(names[r.IntN(len(names))])
		}
		switch r.IntN(8) {
		case 0, 1:
			must(t, create(t, d, at("f"+mark+strconv.Itoa(n))).Close())
		case 2:
			_ = d.Remove(pick) // there may be none
		case 3:
			_ = d.Rename(pick, at("g"+mark+strconv.Itoa(n))) // there may be none
		case 4:
			must(t, d.SyncDir(top))
		default:
			f, err := d.Open(pick)
			if err != nil {
				break
			}
			switch r.IntN(4) {
			case 0:
				must(t, f.Truncate(int64(r.IntN(3000))))
			case 1:
				must(t, f.Sync())
			case 2:
				f.(interface{ FailSync() }).FailSync()
			default:
				put(t, f, text(byte('a'+n%20), 1+r.IntN(2000)))
			}
		}
		yield()
	}
}

func TestAFilmShowsEveryMomentAsItWas(t *testing.T) {
	for seed := range 12 {
		r := chance(seed)
		d := crashfs.New()
		scribble(t, d, r, "old", func() {}) // a disk with a past, some of it not synced
		log := d.Record()
		type moment struct {
			ops    int
			crash  [crashfs.Patterns]map[string][]byte
			memory map[string][]byte
		}
		var moments []moment
		scribble(t, d, r, "new", func() {
			m := moment{ops: log.Len(), memory: d.Files()}
			for p := range crashfs.Patterns {
				m.crash[p] = d.Crash(p, chance(seed)).Files()
			}
			moments = append(moments, m)
		})
		film := log.Play()
		for _, m := range moments {
			for film.At() < m.ops {
				if !film.Step() {
					t.Fatalf("seed %d: the film ends at %d of %d", seed, film.At(), m.ops)
				}
			}
			for p := range crashfs.Patterns {
				if !maps.EqualFunc(film.Crash(p, chance(seed)).Files(), m.crash[p], bytes.Equal) {
					t.Fatalf("seed %d, operation %d (%s), pattern %d: the film differs from what was", seed, m.ops, log.Op(max(1, m.ops)), p)
				}
			}
			if !maps.EqualFunc(film.Crash(crashfs.Everything, nil).Files(), m.memory, bytes.Equal) {
				t.Fatalf("seed %d, operation %d: everything is not everything", seed, m.ops)
			}
			if film.Settled() && !settled(m.crash[:]) {
				t.Fatalf("seed %d, operation %d: settled, and yet something is lost", seed, m.ops)
			}
		}
		if film.Step() {
			t.Fatalf("seed %d: the film is longer than what happened", seed)
		}
	}
}

// settled says that all wrecks are the same.
func settled(wrecks []map[string][]byte) bool {
	for _, w := range wrecks[1:] {
		if !maps.EqualFunc(wrecks[0], w, bytes.Equal) {
			return false
		}
	}
	return true
}

func TestAWreckIsADiskOfItsOwn(t *testing.T) {
	d := crashfs.New()
	d.Put(at("home", "a"), text('a', 1000))
	f, err := d.Open(at("home", "a"))
	must(t, err)
	put(t, f, text('b', 1000))
	before := d.Files()[at("home", "a")]
	for p := range crashfs.Patterns {
		after := d.Crash(p, chance(int(p)))
		g, err := after.Open(at("home", "a"))
		must(t, err)
		must(t, g.Truncate(500))
		put(t, g, text('x', 3000))
		must(t, g.Sync())
		if got := after.Crash(crashfs.Nothing, nil).Files()[at("home", "a")]; !bytes.Equal(got, append(text('a', 500), text('x', 3000)...)) {
			t.Fatalf("pattern %d: the wreck does not keep what is synced on it", p)
		}
		if !bytes.Equal(d.Files()[at("home", "a")], before) {
			t.Fatalf("pattern %d: writing on the wreck changed the disk", p)
		}
	}
}

// TestAnOpenFileIsToldFromWhatItsNameLeadsTo replaces a file by name while it is open.
func TestAnOpenFileIsToldFromWhatItsNameLeadsTo(t *testing.T) {
	d := crashfs.New()
	name := filepath.Join(string(filepath.Separator), "a", "b")
	d.Put(name, []byte("one"))
	f, err := d.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	look := func() (open, named fs.FileInfo) {
		t.Helper()
		open, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if named, err = d.Lstat(name); err != nil {
			t.Fatal(err)
		}
		return open, named
	}
	if open, named := look(); !d.SameFile(open, named) || named.Size() != 3 || !open.ModTime().Equal(named.ModTime()) {
		t.Fatalf("%v and %v", open, named)
	}
	d.Put(name, []byte("other"))
	open, named := look()
	if d.SameFile(open, named) || named.Size() != 5 {
		t.Fatalf("after the replacement: %v and %v", open, named)
	}
	if data, err := f.Contents(); err != nil || string(data) != "one" {
		t.Fatalf("the open file holds %q, %v", data, err)
	}
}
