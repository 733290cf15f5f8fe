package crashfs_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"quest/saves"
	"quest/saves/crashfs"
)

var top = string(filepath.Separator)

func at(parts ...string) string { return filepath.Join(append([]string{top}, parts...)...) }

func chance(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 1)) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func create(t testing.TB, d *crashfs.Disk, name string) saves.File {
	t.Helper()
	f, err := d.Create(name)
	must(t, err)
	return f
}

func put(t testing.TB, f saves.File, data []byte) {
	t.Helper()
	n, err := f.Write(data)
	must(t, err)
	if n != len(data) {
		t.Fatalf("%d of %d bytes", n, len(data))
	}
}

// wrecks calls yield for every pattern, and for some chances of each.
func wrecks(d *crashfs.Disk, chances int, yield func(name string, after map[string][]byte)) {
	for p := range crashfs.Patterns {
		for seed := range chances {
			yield(fmt.Sprintf("pattern %d, seed %d", p, seed), d.Crash(p, chance(seed)).Files())
		}
	}
}

// text is n bytes, none of them zero, different for each mark.
func text(mark byte, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = mark + byte(i%7)
	}
	return out
}

func TestWhatWasSyncedSurvivesEveryPowerCut(t *testing.T) {
	for seed := range 6 {
		r := chance(seed)
		d := crashfs.New()
		f := create(t, d, at("a"))
		must(t, d.SyncDir(top))
		var all []byte
		for step := range 8 {
			synced := bytes.Clone(all)
			for range 1 + r.IntN(3) {
				more := text(byte('a'+step), 1+r.IntN(3000))
				put(t, f, more)
				all = append(all, more...)
				wrecks(d, 5, func(name string, after map[string][]byte) {
					if got, there := after[at("a")]; !there || !bytes.HasPrefix(got, synced) {
						t.Fatalf("seed %d, step %d, %s: %d of %d synced bytes are left", seed, step, name, len(got), len(synced))
					}
				})
			}
			must(t, f.Sync())
		}
		wrecks(d, 5, func(name string, after map[string][]byte) {
			if !bytes.Equal(after[at("a")], all) {
				t.Fatalf("seed %d, %s: a synced file changed", seed, name)
			}
		})
	}
}

// TestAPowerCutDoesEverythingItMay makes sure that the disk is as bad as it
// should be: each of these ends is reached by some pattern.
func TestAPowerCutDoesEverythingItMay(t *testing.T) {
	d := crashfs.New()
	f := create(t, d, at("a"))
	must(t, d.SyncDir(top))
	before := text('a', 700)
	put(t, f, before)
	must(t, f.Sync())
	put(t, f, text('n', 9000))
	put(t, f, text('v', 300))
	whole := d.Files()[at("a")]
	seen := map[string]bool{}
	wrecks(d, 100, func(_ string, after map[string][]byte) {
		got := after[at("a")]
		new1, new2 := got[min(len(got), 1024):min(len(got), 1536)], got[min(len(got), 1536):min(len(got), 2048)]
		zeros := func(b []byte) bool { return len(b) == 512 && bytes.Count(b, []byte{0}) == 512 }
		full := func(b []byte) bool { return len(b) == 512 && bytes.Count(b, []byte{0}) == 0 }
		for what, so := range map[string]bool{
			"nothing":                        bytes.Equal(got, before),
			"everything":                     bytes.Equal(got, whole),
			"only the first write":           bytes.Equal(got, whole[:9700]),
			"cut inside the last sector":     len(got) > 9728 && len(got) < len(whole) && bytes.HasPrefix(whole, got),
			"zero bytes in the last sector":  len(got) == len(whole) && bytes.Equal(got[:9728], whole[:9728]) && got[len(got)-1] == 0,
			"rubbish in the last sector":     len(got) == len(whole) && bytes.Equal(got[:9728], whole[:9728]) && got[len(got)-1] > 'z',
			"an early sector missing":        zeros(new1) && full(new2),
			"a late sector missing":          full(new1) && zeros(new2),
			"nothing but the length":         len(got) == len(whole) && bytes.Count(got[700:], []byte{0}) == len(got)-700,
			"a length at a sector's end":     len(got) > 1024 && len(got) < 9700 && len(got)%512 == 0,
			"a whole page without its first": len(got) > 8192 && bytes.Count(got[700:4096], []byte{0}) == 4096-700 && bytes.Count(got[4096:8192], []byte{0}) == 0,
		} {
			if so {
				seen[what] = true
			}
		}
	})
	if len(seen) < 11 {
		t.Fatalf("seen only %v", seen)
	}
}

func TestNamesAreLostOnTheirOwn(t *testing.T) {
	d := crashfs.New()
	must(t, d.Mkdir(at("dir")))
	must(t, d.SyncDir(top))
	var want []string
	for _, name := range []string{"a", "b", "c"} {
		f := create(t, d, at("dir", name))
		put(t, f, text('a', 10))
		must(t, f.Sync())
		want = append(want, name)
	}
	seen := map[string]bool{}
	wrecks(d, 100, func(name string, after map[string][]byte) {
		left := ""
		for _, name := range want {
			if data, there := after[at("dir", name)]; there {
				left += name
				if len(data) != 10 {
					t.Fatalf("%s: a synced file has %d bytes", name, len(data))
				}
			}
		}
		seen[left] = true
	})
	if len(seen) != 8 {
		t.Fatalf("survivors were only %v", seen)
	}
	must(t, d.SyncDir(at("dir")))
	must(t, d.Remove(at("dir", "b")))
	wrecks(d, 100, func(name string, after map[string][]byte) {
		if after[at("dir", "a")] == nil || after[at("dir", "c")] == nil {
			t.Fatalf("%s: a durable name is gone", name)
		}
	})
}

func TestAFolderThatIsLostTakesItsFilesAlong(t *testing.T) {
	d := crashfs.New()
	must(t, d.Mkdir(at("dir")))
	f := create(t, d, at("dir", "a"))
	must(t, f.Sync())
	must(t, d.SyncDir(at("dir")))
	if after := d.Crash(crashfs.Nothing, nil).Files(); len(after) != 0 {
		t.Fatalf("left: %v", after)
	}
	must(t, d.SyncDir(top))
	if after := d.Crash(crashfs.Nothing, nil).Files(); len(after) != 1 {
		t.Fatalf("left: %v", after)
	}
}

func TestARenameHappensWholeOrNotAtAll(t *testing.T) {
	d := crashfs.New()
	f := create(t, d, at("new.tmp"))
	put(t, f, text('n', 100))
	must(t, f.Sync())
	must(t, d.SyncDir(top))
	must(t, d.Rename(at("new.tmp"), at("new")))
	seen := map[string]bool{}
	wrecks(d, 5, func(name string, after map[string][]byte) {
		if len(after) != 1 {
			t.Fatalf("%s: left %d files", name, len(after))
		}
		for name, data := range after {
			seen[filepath.Base(name)] = true
			if len(data) != 100 {
				t.Fatalf("%s has %d bytes", name, len(data))
			}
		}
	})
	if len(seen) != 2 {
		t.Fatalf("seen only %v", seen)
	}
	must(t, d.Mkdir(at("dir")))
	if err := d.Rename(at("dir"), at("new")); err == nil {
		t.Fatal("a rename replaced a file")
	}
	must(t, d.Rename(at("dir"), at("other")))
	must(t, d.SyncDir(top))
	if names, err := d.List(top); err != nil || !slices.Equal(names, []string{"new", "other"}) {
		t.Fatalf("names %v, %v", names, err)
	}
}

// TestASyncThatFailedIsNotMadeGoodByTheNext is the trap of 2018: the second
// sync says yes, and the bytes are gone.
func TestASyncThatFailedIsNotMadeGoodByTheNext(t *testing.T) {
	d := crashfs.New()
	f := create(t, d, at("a"))
	must(t, d.SyncDir(top))
	put(t, f, text('a', 512))
	must(t, f.Sync())
	put(t, f, text('b', 600))
	f.(interface{ FailSync() }).FailSync()
	must(t, f.Sync())
	if data := d.Files()[at("a")]; len(data) != 1112 {
		t.Fatalf("programs read %d bytes", len(data))
	}
	if after := d.Crash(crashfs.Nothing, nil).Files()[at("a")]; len(after) != 512 {
		t.Fatalf("%d bytes survive", len(after))
	}
	put(t, f, text('c', 10))
	must(t, f.Sync())
	after := d.Crash(crashfs.Nothing, nil).Files()[at("a")]
	if len(after) != 1122 || after[512] != 0 || after[1023] != 0 || after[1024] == 0 || after[1121] == 0 {
		t.Fatalf("the lost sector came back, or what was synced again is gone: %d bytes", len(after))
	}
	if after := d.Crash(crashfs.Everything, nil).Files()[at("a")]; bytes.Count(after, []byte{0}) != 0 {
		t.Fatal("nothing says that the lost sector must be lost")
	}
}

func TestACutThatWasNotSyncedMayComeBack(t *testing.T) {
	d := crashfs.New()
	f := create(t, d, at("a"))
	must(t, d.SyncDir(top))
	put(t, f, text('a', 1500))
	must(t, f.Sync())
	must(t, f.Truncate(700))
	sizes := map[int]bool{}
	wrecks(d, 5, func(name string, after map[string][]byte) {
		got := after[at("a")]
		sizes[len(got)] = true
		if !bytes.HasPrefix(got, text('a', 700)) {
			t.Fatalf("%s: the cut took more than it said", name)
		}
	})
	if !sizes[1500] || !sizes[700] {
		t.Fatalf("lengths %v", sizes)
	}
	must(t, f.Sync())
	put(t, f, text('b', 10))
	must(t, f.Sync())
	wrecks(d, 5, func(name string, after map[string][]byte) {
		if !bytes.Equal(after[at("a")], append(text('a', 700), text('b', 10)...)) {
			t.Fatalf("%s: a synced cut came back", name)
		}
	})
}

func TestAFullDiskTakesWhatFits(t *testing.T) {
	d := crashfs.New()
	d.SetRoom(100)
	f := create(t, d, at("a"))
	put(t, f, text('a', 80))
	if n, err := f.Write(text('b', 80)); n != 20 || err == nil {
		t.Fatalf("%d bytes, %v", n, err)
	}
	must(t, f.Truncate(50))
	put(t, f, text('c', 50))
	d.SetRoom(-1)
	put(t, f, text('d', 500))
	must(t, f.Close())
	must(t, d.Remove(at("a")))
	d.SetRoom(10)
	put(t, create(t, d, at("b")), text('e', 10))
}
