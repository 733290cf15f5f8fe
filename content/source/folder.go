package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// Limits of a pack (docs/pack-format.md 2).
const (
	MaxPackBytes = 20 << 20
	MaxFileBytes = 1 << 20
	maxTextBytes = 6 << 20 // of lessons, quizzes and labs together
	MaxEntries   = 2000
	maxName      = 64
	maxPath      = 100
	maxSegments  = 6
)

// walk reads a pack's file system within the limits.
type walk struct {
	fsys    fs.FS
	files   map[string]*file
	skipped map[string]*file // what does not belong to the pack and is only told of
	signed  Signature        // what its author's signature lies in, not a part of the pack either
	shared  *tally
	bytes   int64
	texts   int64 // of these, of lessons, quizzes and labs
	entries int
	stopped bool
}

// readAll reads every file that belongs in a pack. Files that may not be there, or
// cannot be read, have findings instead of text. A pack that is too large is not read
// to the end: stopped is set then.
func readAll(fsys fs.FS) *walk {
	w := &walk{fsys: fsys, files: map[string]*file{}, skipped: map[string]*file{}, shared: &tally{}}
	if p, ok := fsys.(Packed); ok {
		w.signed.Archive, w.signed.Packed = true, p.Packed()
	}
	w.folder(".", 1)
	return w
}

// at returns the record of a path, for findings about it.
func (w *walk) at(name string) *file {
	s := w.files[name]
	if s == nil {
		s = &file{path: shown(name), shared: w.shared}
		w.files[name] = s
	}
	return s
}

func (w *walk) refuse(name string, key saying.Key, args ...string) {
	s := w.at(name)
	s.broken = true
	s.report(place{1, 1}, scope{}, key, args...)
}

// folder reads one folder; segments is how long paths in it are.
func (w *walk) folder(dir string, segments int) {
	entries, err := w.list(dir)
	if err != nil {
		w.refuse(dir, saying.Unreadable, "why", shown(reason(err)))
		return
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if w.stopped {
			return
		}
		if w.entries++; w.entries > MaxEntries {
			w.refuse(dir, saying.TooManyEntries)
			w.stopped = true
			return
		}
		w.entry(path.Join(dir, e.Name()), e, segments)
	}
}

// list reads a folder without what packs ignore, but never many more names than a
// pack may have.
func (w *walk) list(dir string) ([]fs.DirEntry, error) {
	f, err := w.fsys.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	d, ok := f.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("not a folder")
	}
	var entries []fs.DirEntry
	for len(entries) <= MaxEntries {
		some, err := d.ReadDir(256)
		for _, e := range some {
			if !strings.HasPrefix(e.Name(), ".") {
				entries = append(entries, e)
			}
		}
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

func (w *walk) entry(name string, e fs.DirEntry, segments int) {
	switch {
	case leftover(e.Name()):
		s := &file{path: shown(name), shared: w.shared}
		s.report(place{1, 1}, scope{}, saying.LeftoverSkipped)
		w.skipped[name] = s
	case !allowedName(e.Name()) || len(name) > maxPath || segments > maxSegments:
		w.refuse(name, saying.BadName)
	case e.IsDir():
		if !folderBelongs(name) {
			w.refuse(name, saying.FolderNotOfPack)
			return
		}
		w.folder(name, segments+1)
	case !e.Type().IsRegular():
		w.refuse(name, saying.NotPlainFile)
	case strings.HasSuffix(name, ".yml"):
		w.refuse(name, saying.YmlExtension, "name", strings.TrimSuffix(name, ".yml")+".yaml")
	case name == ManifestFile || name == SignatureFile:
		w.signature(name)
	case !fileBelongs(name):
		w.refuse(name, saying.FileNotOfPack)
	default:
		w.file(name)
	}
}

// file reads one file, counting what is really there.
func (w *walk) file(name string) {
	if w.texts > maxTextBytes && holdsText(name) {
		w.at(name).broken = true // not read; the first such file says why
		return
	}
	b, ok := w.bytesOf(name)
	if !ok {
		return
	}
	if holdsText(name) {
		if w.texts += int64(len(b)); w.texts > maxTextBytes {
			w.refuse(name, saying.TextsTooLarge)
			return
		}
	}
	w.at(name).decode(b)
}

// bytesOf reads a file within the limits; ok is false if it has a finding instead.
func (w *walk) bytesOf(name string) (b []byte, ok bool) {
	b, err := w.readFile(name)
	switch {
	case errors.Is(err, errNotPlain):
		w.refuse(name, saying.NotPlainFile)
		return nil, false
	case err != nil:
		w.refuse(name, saying.Unreadable, "why", shown(reason(err)))
		return nil, false
	case len(b) > MaxFileBytes:
		w.refuse(name, saying.FileTooLarge)
		return nil, false
	}
	if w.bytes += int64(len(b)); w.bytes > MaxPackBytes {
		w.refuse(name, saying.PackTooLarge)
		w.stopped = true
		return nil, false
	}
	return b, true
}

// holdsText reports whether a file is one of those whose sentences, items and controls are
// kept in memory many times larger than they are on disk.
func holdsText(name string) bool {
	dir, _, _ := strings.Cut(name, "/")
	switch dir {
	case "lessons", "quiz", "labs", "blueprints", "i18n":
		return true
	}
	return false
}

var errNotPlain = errors.New("not a regular file")

func (w *walk) readFile(name string) ([]byte, error) {
	f, err := w.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	// The entry may have been swapped since it was listed: ask what is open.
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotPlain
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), MaxFileBytes)) + bytes.MinRead) // so that all of it is read in one piece
	_, err = b.ReadFrom(io.LimitReader(f, MaxFileBytes+1))
	return b.Bytes(), err
}

// reason is the cause of a file error without the path, which the finding has.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// AllowedPath checks the path of a file or folder inside a pack: its names, how long it is,
// and how deep it lies.
func AllowedPath(name string) bool {
	segments := strings.Split(name, "/")
	return len(name) <= maxPath && len(segments) <= maxSegments && !slices.ContainsFunc(segments, func(s string) bool { return !allowedName(s) })
}

// Ignored reports whether a path is one that a pack does not hold although it may lie in its
// folder: hidden files, and what editors and systems leave behind.
func Ignored(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(s string) bool { return strings.HasPrefix(s, ".") || leftover(s) })
}

// Refuse is a finding about a file that was not read, or about one entry of an archive.
func Refuse(file string, key saying.Key, args ...string) Finding {
	for i := 1; i < len(args); i += 2 {
		args[i] = shown(args[i])
	}
	return Finding{File: shown(file), Line: 1, Col: 1, Code: key.Code(), Level: key.Level(), key: key, args: args}
}

// allowedName checks one name of a file or folder (docs/pack-format.md 2).
func allowedName(name string) bool {
	if name == "README.md" || name == "LICENSE" {
		return true
	}
	if name == "" || len(name) > maxName || strings.HasSuffix(name, ".") {
		return false
	}
	for i := range len(name) {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !letter && (i == 0 || c != '.' && c != '_' && c != '-') {
			return false
		}
	}
	stem, _, _ := strings.Cut(name, ".")
	return !content.DeviceName(stem)
}

func folderBelongs(name string) bool {
	switch name {
	case "lessons", "quiz", "labs", "blueprints", "media", "i18n":
		return true
	}
	return path.Dir(name) == "i18n"
}

func fileBelongs(name string) bool {
	dir, base := path.Split(name)
	switch strings.TrimSuffix(dir, "/") {
	case "":
		switch base {
		case "pack.yaml", "concepts.yaml", "rewards.yaml", "ids.lock", "i18n.lock", "README.md", "LICENSE", "changelog.md":
			return true
		}
		return false
	case "lessons":
		return strings.HasSuffix(base, ".md")
	case "quiz", "labs", "blueprints":
		return strings.HasSuffix(base, ".yaml")
	case "media":
		return strings.HasSuffix(base, ".txt")
	case "i18n":
		return false
	}
	return strings.HasSuffix(base, ".yaml") || strings.HasSuffix(base, ".md")
}
