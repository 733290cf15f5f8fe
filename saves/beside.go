package saves

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// BesideKind is what stands beside a journal.
type BesideKind string

// The kinds of what stands beside a journal.
const (
	ABackup   BesideKind = "backup"   // Restore and Merge take it
	ACopy     BesideKind = "copy"     // a file or folder that looks like a journal, such as a conflict copy; Merge takes it
	AnEarlier BesideKind = "earlier"  // a directory that was in use before a rewriting; Merge takes it
	ASnapshot BesideKind = "snapshot" // it knows how many records there were, and holds none
)

// Beside is something beside a journal that holds, or knows of, records that the journal
// does not hold.
type Beside struct {
	Kind BesideKind
	Path string
	// Backup is what the name of a backup says.
	Backup Backup
	// Batches is how many batches it holds, Missing how many of them the journal does
	// not hold.
	Batches, Missing int
	// Differing is how many batches of the journal it holds otherwise: no merge joins the
	// two.
	Differing int
	// Fuller says that it holds everything that the journal holds, so that going back to
	// it leaves nothing out.
	Fuller bool
}

const (
	// copiesLooked bounds the files that an opening looks through, copyBytes how long
	// they may be together.
	copiesLooked = 64
	copyBytes    = 32 << 20
)

// comparison looks at what stands beside a journal.
type comparison struct {
	home, inUse folder
	held        map[string]record
	left        map[string]bool // what a restore left out on purpose
	all         bool            // look at everything, however much
	room        int64           // bytes that may still be read otherwise
	unopened    []string        // what looks like a copy and is no plain file or folder
}

// compare gives what holds records that the journal does not hold, the fullest first, as
// far as each adds to those before it. What an opening may look at is bounded; all looks
// at every file. What cannot be read is passed over: it holds nothing that could be had.
// What is a link or a device is not opened; h.report gets its path.
func (home folder) compare(inUse folder, segments []segment, h *history, base *snapshot, o Options, all bool) []Beside {
	c := comparison{home: home, inUse: inUse, all: all, room: copyBytes}
	paths, backups := c.candidates(segments, h)
	h.report.Unopened = c.unopened
	if len(paths)+len(backups) > 0 {
		c.held = map[string]record{}
		for _, r := range recordsOf(segments) {
			c.held[r.id] = r
		}
		c.left = inUse.leftOut()
	}
	var found []looked
	for _, b := range backups {
		if records, err := home.readBackup(b); err == nil {
			found = c.add(found, Beside{Kind: ABackup, Path: b.Path, Backup: b}, records)
		}
	}
	for _, b := range paths {
		if other, err := readOther(inUse.FS, b.Path); err == nil {
			found = c.add(found, b, other.records)
		}
	}
	out, covered := cover(found)
	if s := inUse.newestSnapshot(o.Fold, base); s != nil {
		known := h.count() + int(h.report.Lost()) + covered
		if missing := s.Saved - known; missing > 0 {
			out = append(out, Beside{Kind: ASnapshot, Path: inUse.path(s.name), Batches: s.Saved, Missing: missing})
		}
	}
	return out
}

// standsAlone reports whether nothing stands beside a journal that would have to be compared
// with it. h.report gets the paths of what cannot be opened.
func (home folder) standsAlone(inUse folder, segments []segment, h *history) bool {
	c := comparison{home: home, inUse: inUse, room: copyBytes}
	paths, backups := c.candidates(segments, h)
	h.report.Unopened = c.unopened
	return len(paths)+len(backups) == 0
}

// looked is what was found, with the ids that the journal lacks.
type looked struct {
	Beside
	ids map[string]bool
}

func (c *comparison) add(found []looked, b Beside, records []record) []looked {
	l := looked{b, map[string]bool{}}
	has := map[string]bool{}
	for _, r := range records {
		if r.foreign != nil {
			continue
		}
		l.Batches++
		has[r.id] = true
		switch ours, ok := c.held[r.id]; {
		case ok && !ours.equal(r):
			l.Differing++
		case !ok && !c.left[r.id]:
			l.ids[r.id] = true
		}
	}
	l.Missing, l.Fuller = len(l.ids), true
	for id, r := range c.held {
		l.Fuller = l.Fuller && (has[id] || r.foreign != nil)
	}
	if l.Missing == 0 {
		return found
	}
	return append(found, l)
}

// cover gives what adds something to what comes before it, and how many records all of
// it adds.
func cover(found []looked) ([]Beside, int) {
	slices.SortStableFunc(found, func(a, b looked) int {
		return cmp.Or(cmp.Compare(b.Missing, a.Missing), cmp.Compare(a.Differing, b.Differing), b.Backup.Made.Compare(a.Backup.Made))
	})
	var out []Beside
	covered := map[string]bool{}
	for _, l := range found {
		before := len(covered)
		maps.Copy(covered, l.ids)
		if len(covered) > before {
			out = append(out, l.Beside)
		}
	}
	return out, len(covered)
}

// candidates gives the files and folders that look like journals, and the backups that
// may hold what the journal does not.
func (c *comparison) candidates(segments []segment, h *history) (paths []Beside, backups []Backup) {
	folders := []folder{c.home}
	if c.inUse.dir != c.home.dir {
		folders = append(folders, c.inUse)
	}
	for _, f := range folders {
		names, _ := f.listOrNone() // a folder that cannot be listed shows nothing
		slices.Sort(names)
		for _, name := range names {
			damaged := isDamagedCopy(name) && (c.all || h.count() == 0)
			if (damaged || looksLikeJournal(name)) && c.affords(f, name, len(paths)) {
				paths = append(paths, Beside{Kind: ACopy, Path: f.path(name)})
			}
		}
		if c.all {
			paths = append(paths, c.earlier(f, names)...)
		}
	}
	names, _ := c.home.backupsFolder().listOrNone()
	var all []Backup
	for _, name := range names {
		if b, ok := parseBackup(name); ok && b.Batches > 0 {
			b.Path = c.home.backupsFolder().path(name)
			all = append(all, b)
		}
	}
	if c.all {
		return paths, all
	}
	return paths, doubtful(all, segments, h)
}

// affords reports whether a file may still be read.
func (c *comparison) affords(f folder, name string, looked int) bool {
	info, err := f.Lstat(f.path(name))
	switch {
	case err != nil:
		return false
	case !info.IsDir() && !info.Mode().IsRegular():
		c.unopened = append(c.unopened, f.path(name))
		return false
	case c.all:
		return true
	case looked >= copiesLooked || info.Size() > c.room:
		return false
	}
	c.room -= info.Size()
	return true
}

// earlier gives the directories that were in use before.
func (c *comparison) earlier(f folder, names []string) []Beside {
	if f.dir != c.home.dir || c.inUse.dir == c.home.dir {
		return nil
	}
	var out []Beside
	for _, name := range segmentNames(names) {
		out = append(out, Beside{Kind: AnEarlier, Path: f.path(name)})
	}
	for _, n := range generationsIn(names).finished {
		if dir := f.path(generationName(n)); dir != c.inUse.dir {
			out = append(out, Beside{Kind: AnEarlier, Path: dir})
		}
	}
	return out
}

// doubtful gives, of the newest backup and the longest one, those that are not known to
// be a beginning of the journal: that has the line at which the backup was made.
func doubtful(all []Backup, segments []segment, h *history) []Backup {
	if len(all) == 0 {
		return nil
	}
	var out []Backup
	for _, b := range []Backup{slices.MinFunc(all, byDate), slices.MinFunc(all, byLength)} {
		known := b.Batches <= h.count() && hasMark(segments, b.Mark)
		if !known && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// hasMark reports whether a line of the journal has the checksum that a backup was made at. A
// segment that was not read may have it.
func hasMark(segments []segment, mark string) bool {
	var digits [sumLen]byte
	for _, s := range segments {
		if s.data == nil && len(s.pieces) == 0 || s.from > 0 {
			return true
		}
		for _, p := range s.pieces {
			if p.state == good && string(appendSum(digits[:0], p.sum)) == mark {
				return true
			}
		}
	}
	return false
}

// looksLikeJournal reports whether a name that quest does not give may be that of a copy of
// a journal: synchronisers, people and editors put words and numbers before, into and
// behind the name.
func looksLikeJournal(name string) bool {
	if isOwn(name) || isDamagedCopy(name) {
		return false
	}
	name = strings.ToLower(name)
	return strings.Contains(name, "journal") || strings.Contains(name, segmentSuffix) || strings.HasPrefix(name, generationPrefix+"0")
}

// isOwn reports whether quest itself gives files and folders this name.
func isOwn(name string) bool {
	if keptAtHome(name) == nothing {
		return false
	}
	of, behind, cut := strings.Cut(name, segmentSuffix)
	if _, ok := segmentNumber(of + segmentSuffix); cut && ok {
		return behind == "" || behind == unfinished
	}
	return true
}

// isDamagedCopy reports whether a name is that of a copy that an opening made of a segment
// before it cut or used it.
func isDamagedCopy(name string) bool {
	of, behind, _ := strings.Cut(name, segmentSuffix)
	_, ok := segmentNumber(of + segmentSuffix)
	return ok && (strings.HasPrefix(behind, brokenInfix) || strings.HasPrefix(behind, damagedInfix))
}

// newestSnapshot gives the newest snapshot of a fold, if it proves itself and is not base,
// which fits the journal; nil for none.
func (f folder) newestSnapshot(fold string, base *snapshot) *snapshot {
	names, err := f.listOrNone()
	if err != nil {
		return nil
	}
	if newest := snapshotNames(names); len(newest) == 0 || base != nil && base.name == newest[0] {
		return nil
	}
	for s := range f.usable(names, fold) {
		return s
	}
	return nil
}

// leftName is a file in a directory that a rewriting made: the ids of the batches that it
// left out on purpose, one a line.
const leftName = "save.left"

// leftOut reads which batches were left out on purpose.
func (f folder) leftOut() map[string]bool {
	left := map[string]bool{}
	data, err := f.Read(f.path(leftName), 0)
	if err != nil {
		return left
	}
	for line := range strings.Lines(string(data)) {
		left[strings.TrimSpace(line)] = true
	}
	return left
}

// leaveOut writes which batches are left out on purpose, unless there are none.
func (f folder) leaveOut(ids map[string]bool) error {
	if len(ids) == 0 {
		return nil
	}
	return f.write(leftName, []byte(strings.Join(slices.Sorted(maps.Keys(ids)), "\n")+"\n"))
}
