package archive

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quest/content/source"
	"quest/content/source/saying"
)

// seen is a file or folder that an entry named or lies in.
type seen struct {
	path   string
	folder bool
}

// checkName checks what the directory says of an entry: its kind, whether it can be read at
// all, its name, and that no other entry has the same one on any system.
func (r *reader) checkName(e *entry) {
	shown := e.name
	if len(shown) > 120 {
		shown = strings.ToValidUTF8(shown[:120], "") + "…"
	}
	name, folder := strings.CutSuffix(e.name, "/")
	folder = folder || e.mode() == fs.ModeDir
	switch {
	case e.flags&(flagEncrypted|flagStrong|flagMasked) != 0:
		r.refuse(shown, saying.EntryEncrypted)
		return
	case e.mode() == fs.ModeIrregular:
		r.refuse(shown, saying.NotPlainFile)
		return
	case e.flags&flagPatch != 0, e.method != stored && e.method != deflated:
		r.refuse(shown, saying.EntryMethod)
		return
	case outside(name):
		r.refuse(shown, saying.EntryOutside)
		return
	case folder && e.size != 0:
		r.refuse(shown, saying.NotPlainFile)
		return
	}
	e.skipped = folder || source.Ignored(name)
	if !source.Ignored(name) && !source.AllowedPath(name) {
		r.refuse(shown, saying.BadName)
		return
	}
	r.enter(name, folder, shown)
}

// outside reports whether a name could lead out of the pack on any system, or is none that
// a file can have.
func outside(name string) bool {
	if name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, "\\:\x00") || path.IsAbs(name) {
		return true
	}
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return part == "" || part == "." || part == ".." })
}

// enter notes the path of an entry and the folders above it. Two that are the same once case
// and composition are folded are one file on some systems.
func (r *reader) enter(name string, folder bool, shown string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if !r.takes(dir, true, true) {
			r.refuse(shown, saying.EntryTwice, "other", r.seen[folded(dir)].path)
			return
		}
	}
	if !r.takes(name, folder, false) {
		r.refuse(shown, saying.EntryTwice, "other", r.seen[folded(name)].path)
	}
}

// takes notes a path; above is set for a folder that an entry lies in. It is false if another
// path stands in its place.
func (r *reader) takes(name string, folder, above bool) bool {
	key := folded(name)
	was, there := r.seen[key]
	if !there {
		r.seen[key] = seen{name, folder}
		return true
	}
	return was.path == name && was.folder && folder && (above || folder)
}

func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// checkRoot makes sure that the pack is at the root of the archive and not inside a folder, as
// a zip program puts it that is told to pack the folder.
func (r *reader) checkRoot() {
	if _, ok := r.seen["pack.yaml"]; ok {
		return
	}
	for i := range r.entries {
		if dir, file := path.Split(r.entries[i].name); file == "pack.yaml" && strings.Count(dir, "/") == 1 {
			// What the folder holds has names that no folder of a pack has: one cure is enough.
			r.refused = slices.DeleteFunc(r.refused, func(f source.Finding) bool { return strings.HasPrefix(f.File, dir) && f.Code == "Z002" })
			r.refuse(r.name, saying.ArchiveWrapped, "folder", strings.TrimSuffix(dir, "/"))
			return
		}
	}
	if len(r.refused) == 0 {
		r.refuse(r.name, saying.ArchiveWithoutPack)
	}
}
