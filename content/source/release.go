package source

import (
	"maps"
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// step is how much a pack changed, by which the next version is at least told apart from the last
// (docs/pack-format.md 5.3).
type step int

const (
	noChange step = iota
	textChange
	idChange
	languageChange
)

// next gives the smallest version that a change takes after a released one. Behind a
// pre-release comes its release, or any higher pre-release of it.
func (c step) next(released content.Version) content.Version {
	switch {
	case c == noChange:
		return released
	case released.Pre():
		return released.Core()
	case c == languageChange && released.Major() > 0:
		return released.Next(0)
	case c >= idChange:
		return released.Next(1)
	}
	return released.Next(2)
}

// CheckRelease holds the pack against its last release, which ids.lock keeps: an ID that is
// gone or used again, parts or right answers that changed, a version that is too small (I002
// to I006, I008). Without ids.lock there was no release and it says nothing. It is not a part of
// reading, for an author who tries what was just edited has not yet chosen a version.
func (r *Reading) CheckRelease() {
	l := r.l
	k := l.locked
	if k == nil || l.tooNew || l.manifest.meta.ID == "" {
		return
	}
	if k.pack != string(l.manifest.meta.ID) {
		l.file(lockFile).report(place{1, 1}, scope{}, saying.LockOfOtherPack, "pack", k.pack)
		return
	}
	l.checkIDs(k)
	for i := range l.quizzes {
		for j := range l.quizzes[i].items {
			l.quizzes[i].items[j].checkReleased(k)
		}
	}
	l.checkVersion(k)
}

// ReportUnoriginal adds a finding if pack.yaml does not say that the pack is its author's own
// work (X005). Only what is built is given to others.
func (r *Reading) ReportUnoriginal() {
	src := r.l.file("pack.yaml")
	if !src.broken && !r.l.manifest.original {
		src.report(place{1, 1}, scope{}, saying.NotOriginal)
	}
}

// checkIDs reports released IDs that are gone, retired ones that are used again, and former
// ones that never were.
func (l *loader) checkIDs(k *lock) {
	former := map[object]bool{}
	for _, f := range l.names.former {
		former[f.object] = true
		_, released := k.ids[f.object]
		_, retired := k.retired[f.object]
		if !released && !retired && !l.names.defines(f.object) {
			f.report(saying.OldIDUnknown, "id", f.String(), "version", k.released)
		}
	}
	manifest, lost := l.file("pack.yaml"), l.lostFile()
	for _, o := range inOrderOf(k.ids) {
		if !lost && !l.names.defines(o) && !former[o] && !l.names.mayMean(o.kind, o.id) && !l.names.incomplete[""] {
			manifest.report(place{1, 1}, scope{id: o.String()}, saying.ReleasedIDGone, "id", o.String(), "version", k.released)
		}
	}
	for _, o := range inOrderOf(k.retired) {
		if at, used := l.names.objects[o]; used {
			at.report(saying.RetiredIDUsed, "id", o.String(), "version", k.retired[o].in)
		}
	}
}

// lostFile reports whether a file of the pack could not be read as a whole, so that what it defines is
// not known.
func (l *loader) lostFile() bool {
	for path, s := range l.files {
		if s.broken && fileBelongs(path) {
			return true
		}
		for _, f := range s.findings {
			if f.Level == Error && f.object == 0 && stage(f.Code) <= builtStage {
				return true
			}
		}
	}
	return false
}

// checkReleased holds an item against its last release.
func (it *itemAt) checkReleased(k *lock) {
	was, ok := k.ids[object{"item", string(it.ID)}]
	if !ok || it.Rev > was.rev {
		return
	}
	at := it.get("id").place
	parts, free := partsOf(&it.Item), freeParts(&it.Item)
	came := slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return free[p] || slices.Contains(was.parts, p) })
	gone := slices.DeleteFunc(slices.Clone(was.parts), func(p string) bool { return slices.Contains(parts, p) })
	switch {
	case it.Rev < was.rev:
		it.report(at, saying.RevTooSmall, "rev", itoa(was.rev))
	case it.Type != was.kind:
		it.report(at, saying.TypeChanged, "was", string(was.kind), "next", itoa(was.rev+1))
	case len(gone) > 0:
		it.report(at, saying.PartGone, "part", gone[0], "next", itoa(was.rev+1))
	case len(came) > 0:
		it.report(at, saying.PartCame, "part", came[0], "next", itoa(was.rev+1))
	case !was.key.allows(keyOf(&it.Item), it.Type):
		it.report(at, saying.KeyChanged, "next", itoa(was.rev+1))
	}
}

// allows reports whether a key may follow in the next release without a new rev. Answers
// that are typed may be added.
func (k answerKey) allows(now answerKey, t content.ItemType) bool {
	if t != content.Cloze {
		return maps.EqualFunc(k, now, slices.Equal)
	}
	for gap, answers := range k {
		for _, a := range answers {
			if !slices.Contains(now[gap], a) {
				return false
			}
		}
	}
	return true
}

// VersionTooSmall is the code of the finding that the version has to be raised before the next release.
const VersionTooSmall = "I006"

// checkVersion reports a version that is too small for what changed since the last release.
func (l *loader) checkVersion(k *lock) {
	if l.anyFaulty() {
		return // what changed is not known
	}
	if least := l.leastVersion(k); least != "" {
		l.file("pack.yaml").report(l.manifest.versionAt, scope{}, saying.VersionTooSmall, "version", l.manifest.meta.Version, "released", k.released, "least", least)
	}
}

// leastVersion gives the smallest version that the pack can be released with as it is; "" if the one
// that it has will do.
func (l *loader) leastVersion(k *lock) string {
	version, ok := content.ParseVersion(l.manifest.meta.Version)
	released, _ := content.ParseVersion(k.released)
	if !ok {
		return ""
	}
	c := l.changed(k)
	least := c.next(released)
	if order := version.Compare(released); c == noChange && order == 0 || order > 0 && !version.Core().Less(least.Core()) {
		return ""
	}
	return least.String()
}

// LeastVersion gives the smallest version with which the pack, which must have no error but those about
// its release, can be released as it is; "" if the one that it has will do.
func (r *Reading) LeastVersion() string {
	if l := r.l; l.locked != nil && l.locked.pack == string(l.manifest.meta.ID) {
		return l.leastVersion(l.locked)
	}
	return ""
}

// changed tells how much the pack differs from its last release.
func (l *loader) changed(k *lock) step {
	now := l.released(k)
	switch {
	case contentHash(l.files) == k.content:
		return noChange
	case len(k.languages) > len(now.languages) || !slices.Equal(k.languages, now.languages[:len(k.languages)]):
		return languageChange
	case len(now.languages) > len(k.languages) || len(now.ids) != len(k.ids) || len(now.retired) != len(k.retired):
		return idChange
	}
	for o, id := range now.ids {
		was, ok := k.ids[o]
		if !ok || was.rev != id.rev || !slices.Equal(was.parts, id.parts) {
			return idChange
		}
	}
	return textChange
}

// released gives what ids.lock holds once the pack is released as it is; before is what it
// holds now, nil for nothing.
func (l *loader) released(before *lock) *lock {
	version := l.manifest.meta.Version
	k := &lock{
		pack: string(l.manifest.meta.ID), released: version, languages: l.langs, content: contentHash(l.files),
		ids: map[object]lockedID{}, retired: map[object]retiredID{},
	}
	since := func(o object) string {
		if before != nil {
			if id, ok := before.ids[o]; ok {
				return id.since
			}
		}
		return version
	}
	for o := range l.names.objects {
		if o.kind == "item" { // a case; the others follow
			k.ids[o] = lockedID{since: since(o), rev: 1, kind: content.Case}
		} else if slices.Contains(releasedKinds, o.kind) {
			k.ids[o] = lockedID{since: since(o)}
		}
	}
	for i := range l.quizzes {
		for j := range l.quizzes[i].items {
			it := &l.quizzes[i].items[j]
			o := object{"item", string(it.ID)}
			k.ids[o] = lockedID{since: since(o), rev: it.Rev, kind: it.Type, parts: partsOf(&it.Item), key: keyOf(&it.Item)}
			if it.in.draft {
				// A draft is not given to learners. What it was before it became one stays.
				delete(k.ids, o)
				if before != nil {
					if id, ok := before.ids[o]; ok {
						k.ids[o] = id
					}
				}
			}
		}
	}
	if before != nil {
		maps.Copy(k.retired, before.retired)
	}
	for _, f := range l.names.former {
		if r, ok := k.retired[f.object]; !ok || r.now == (object{}) && f.now != (object{}) {
			k.retired[f.object] = retiredID{in: firstOf(r.in, version), now: f.now}
		}
	}
	return k
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Release is a pack as it is given to others.
type Release struct {
	Files  map[string][]byte // by path, in canonical form, with the new ids.lock
	Lock   []byte            // of Files
	Before string            // the version that was released before, "" for none
	Same   bool              // nothing changed since then

	Added     int // items since then
	Restarted int // items with a new rev
	Retired   int // items that are gone
}

// Files gives the files of the pack by path, in canonical form, with ids.lock if there is one.
// The pack must have no error.
func (r *Reading) Files() map[string][]byte {
	files := map[string][]byte{}
	for path, s := range r.l.files {
		if packed(path, s.text) {
			files[path] = []byte(canonical(s.text))
		}
	}
	return files
}

// Needs is what a pack says of itself that this version of the game cannot read.
type Needs struct{ ID, Version, Requires string }

// Needs tells which game the pack wants if this one is not it. Nothing else of the pack was
// read then.
func (r *Reading) Needs() (Needs, bool) { return r.l.needs, r.l.tooNew }

// Release gives the files of an archive of the pack. The pack must have no error.
func (r *Reading) Release() *Release {
	l := r.l
	now := l.released(l.locked)
	out := &Release{Files: r.Files(), Lock: []byte(now.String())}
	out.Files[lockFile] = out.Lock
	before := l.locked
	if before == nil {
		before = &lock{}
	} else {
		out.Before, out.Same = before.released, before.content == now.content
	}
	for o, id := range now.ids {
		was, ok := before.ids[o]
		switch {
		case o.kind != "item" || id.kind == content.Case:
		case !ok:
			out.Added++
		case was.rev != id.rev:
			out.Restarted++
		}
	}
	for o := range now.retired {
		if _, ok := before.retired[o]; !ok && o.kind == "item" {
			out.Retired++
		}
	}
	return out
}
