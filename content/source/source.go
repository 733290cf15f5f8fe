// Package source reads the files that the author of a pack writes: YAML and Markdown
// with the place of every value, the fields of each file, the rules for what they say,
// and the findings about what is wrong. What comes out is a content.Pack.
package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/source/saying"
)

// Limits of a pack (docs/pack-format.md 2).
const (
	maxPackBytes = 20 << 20
	maxFileBytes = 1 << 20
	MaxEntries   = 2000
	maxName      = 64
	maxPath      = 100
)

// source is one file of a pack as it was read: decoded, without a byte order mark,
// with LF and in NFC. Findings about it are kept until its stages are known.
type source struct {
	path     string
	text     string
	lines    []string // of text
	findings []Finding
	broken   bool // it could not be read as text or YAML: what it defines is unknown
	unread   bool // something in it was not looked at, because of an error
	full     bool // it has more findings than anybody reads
}

// maxFindings is how many findings one file may have before the rest is left out.
const maxFindings = 500

// report notes a finding in the file.
func (s *source) report(at place, in scope, key saying.Key, args ...string) {
	if s.full {
		return
	}
	if len(s.findings) >= maxFindings {
		s.full = true
		key, args, in, at = saying.TooManyFindings, nil, scope{}, place{1, 1}
	}
	code, level := key.Code(), key.Level()
	if in.silences(key) {
		return
	}
	if in.draft && !strings.ContainsAny(code[:1], "YSIZ") {
		level = Note
	}
	s.findings = append(s.findings, Finding{
		File: s.path, Line: at.line, Col: at.col, Code: code, Level: level,
		ID: in.id, Lang: in.lang, object: in.object, key: key, args: args,
	})
}

// faulty reports whether an error was found in the file so far.
func (s *source) faulty() bool {
	return slices.ContainsFunc(s.findings, func(f Finding) bool { return f.Level == Error })
}

// unsound reports whether an error was found so far in how the file is built, so
// that some of its fields may not say what its author means.
func (s *source) unsound() bool {
	return slices.ContainsFunc(s.findings, func(f Finding) bool { return f.Level == Error && stage(f.Code) <= builtStage })
}

// scope is the object that findings are about.
type scope struct {
	id     string       // "item/who-calls"
	object int          // its line in the file, 0 for the file itself
	lang   content.Lang // of the line concerned
	draft  bool         // in a draft most findings are notes
	allow  []string
}

// about is the scope of an object of a kind that a map describes.
func about(kind string, n *node) scope { return scope{id: idOf(kind, n), object: n.line} }

func (s scope) in(lang content.Lang) scope {
	s.lang = lang
	return s
}

// silences reports whether the object may have findings with the key.
func (s scope) silences(key saying.Key) bool {
	return key.Level() != Error && slices.Contains(s.allow, key.Code())
}

// reading walks a pack's file system within the limits.
type reading struct {
	fsys    fs.FS
	sources map[string]*source
	bytes   int64
	entries int
	stopped bool
}

// readAll reads every file that belongs in a pack. Files that may not be there, or
// cannot be read, have findings instead of text.
// Of a pack that is too large, only the findings about its files are left.
func readAll(fsys fs.FS) (sources map[string]*source, tooLarge bool) {
	r := &reading{fsys: fsys, sources: map[string]*source{}}
	r.folder(".", 1)
	return r.sources, r.stopped
}

// at returns the record of a path, for findings about it.
func (r *reading) at(name string) *source {
	s := r.sources[name]
	if s == nil {
		s = &source{path: shown(name)}
		r.sources[name] = s
	}
	return s
}

func (r *reading) refuse(name string, key saying.Key, args ...string) {
	s := r.at(name)
	s.broken = true
	s.report(place{1, 1}, scope{}, key, args...)
}

// folder reads one folder; segments is how long paths in it are.
func (r *reading) folder(dir string, segments int) {
	entries, err := r.list(dir)
	if err != nil {
		r.refuse(dir, saying.Unreadable, "why", shown(reason(err)))
		return
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if r.stopped {
			return
		}
		if r.entries++; r.entries > MaxEntries {
			r.refuse(dir, saying.TooManyEntries)
			r.stopped = true
			return
		}
		r.entry(path.Join(dir, e.Name()), e, segments)
	}
}

// list reads a folder without what packs ignore, but never many more names than a
// pack may have.
func (r *reading) list(dir string) ([]fs.DirEntry, error) {
	f, err := r.fsys.Open(dir)
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

func (r *reading) entry(name string, e fs.DirEntry, segments int) {
	switch {
	case !allowedName(e.Name()) || len(name) > maxPath || segments > 6:
		r.refuse(name, saying.BadName)
	case e.IsDir():
		if !folderBelongs(name) {
			r.refuse(name, saying.FolderNotOfPack)
			return
		}
		r.folder(name, segments+1)
	case !e.Type().IsRegular():
		r.refuse(name, saying.NotPlainFile)
	case strings.HasSuffix(name, ".yml"):
		r.refuse(name, saying.YmlExtension, "name", strings.TrimSuffix(name, ".yml")+".yaml")
	case !fileBelongs(name):
		r.refuse(name, saying.FileNotOfPack)
	default:
		r.file(name)
	}
}

// file reads one file, counting what is really there.
func (r *reading) file(name string) {
	b, err := r.readFile(name)
	switch {
	case errors.Is(err, errNotPlain):
		r.refuse(name, saying.NotPlainFile)
		return
	case err != nil:
		r.refuse(name, saying.Unreadable, "why", shown(reason(err)))
		return
	case len(b) > maxFileBytes:
		r.refuse(name, saying.FileTooLarge)
		return
	}
	if r.bytes += int64(len(b)); r.bytes > maxPackBytes {
		r.refuse(name, saying.PackTooLarge)
		r.stopped = true
		return
	}
	r.at(name).decode(b)
}

var errNotPlain = errors.New("not a regular file")

func (r *reading) readFile(name string) ([]byte, error) {
	f, err := r.fsys.Open(name)
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
	return io.ReadAll(io.LimitReader(f, maxFileBytes+1))
}

// reason is the cause of a file error without the path, which the finding has.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
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

// decode turns the bytes into text and checks every character of it.
func (s *source) decode(b []byte) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		s.broken = true
		s.reportBytes(b)
		return
	}
	text := string(b)
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	composed := norm.NFC.IsNormalString(text)
	if !composed {
		s.reportNFD(text)
		text = norm.NFC.String(text)
	}
	s.text = text
	s.lines = strings.Split(text, "\n")
	s.checkCharacters()
}

func (s *source) reportNFD(text string) {
	line := 0
	for l := range strings.SplitSeq(text, "\n") {
		line++
		if !norm.NFC.IsNormalString(l) {
			s.report(place{line, 1}, scope{}, saying.NotNFC)
			return
		}
	}
}

// reportBytes says where the bytes stop being UTF-8, and what they may be instead.
func (s *source) reportBytes(b []byte) {
	at, line, col := 0, 1, 1
	for at < len(b) {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
		at += size
	}
	key := saying.NotUTF8
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		key = saying.UTF16
	case looksCP949(b):
		key = saying.CP949
	}
	s.report(place{line, col}, scope{}, key)
}

// looksCP949 reports whether all bytes above ASCII stand in pairs that the old
// Korean encoding has.
func looksCP949(b []byte) bool {
	pairs := 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if b[i] == 0x80 || b[i] == 0xff || i+1 == len(b) {
			return false
		}
		c := b[i+1]
		if c < 0x41 || c > 0x5a && c < 0x61 || c > 0x7a && c < 0x81 || c == 0xff {
			return false
		}
		pairs++
		i++
	}
	return pairs > 0
}

// checkCharacters looks for characters that no text may hold, wherever in the file
// they stand, and for text that was decoded wrongly before it came here. One finding
// a line is enough.
func (s *source) checkCharacters() {
	for i, line := range s.lines {
		if content.PlainASCII(line) {
			continue
		}
		if bad := content.FirstUnclean(line); bad != nil {
			s.broken = true
			s.report(place{i + 1, bad.At + 1}, scope{}, unclean(bad), "char", codePoint(bad.Rune))
		}
		if col := mojibake(line); col > 0 {
			s.report(place{i + 1, col}, scope{}, saying.Mojibake)
		}
	}
}

// unclean is what a finding says of a refused character.
func unclean(bad *content.UncleanError) saying.Key {
	switch bad.Kind {
	case "broken":
		return saying.BrokenCharacter
	case "bidi":
		return saying.BidiCharacter
	case "invisible":
		return saying.InvisibleCharacter
	case "marks":
		return saying.TooManyMarks
	case "private", "unknown":
		return saying.UnassignedCharacter
	}
	return saying.ControlCharacter
}
