package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// file is one file of a pack as it was read: decoded, without a byte order mark,
// with LF and in NFC. Findings about it are kept until all files are read, because an
// error hides findings that may only follow from it.
type file struct {
	path     string
	text     string
	lines    []string // of text
	findings []Finding
	errors   int             // of the findings
	shared   *tally          // of the pack; nil for a file that nobody is told about
	broken   bool            // it could not be read as text or YAML: what it defines is unknown
	unread   bool            // something in it was not looked at, because of an error
	told     bool            // that there are more findings than are kept
	unnamed  []place         // of the points of a lesson without a name (L010)
	anchors  map[string]bool // names of the points of a lesson; nil for other files
	long     []place         // of long texts on one line of YAML that nobody allows (Y002)
}

// maxFindings is how many errors one file may have before the rest is left out, and how
// many warnings and notes; maxTotal is how many findings all files of a pack may have.
const (
	maxFindings = 500
	maxTotal    = 5_000
)

// tally counts what the files of a pack have together.
type tally struct {
	findings int
	near     int // words that were compared to find what a mistyped one means
}

// report notes a finding in the file.
func (s *file) report(at place, in scope, key saying.Key, args ...string) {
	code, level := key.Code(), key.Level()
	if in.silences(key) {
		return
	}
	if in.draft && !strings.ContainsAny(code[:1], "YSIZ") {
		level = Note
	}
	if !s.takes(level) {
		s.tellOfMore()
		return
	}
	s.add(Finding{
		File: s.path, Line: at.line, Col: at.col, Code: code, Level: level,
		ID: in.id, Lang: in.lang, object: in.object, key: key, args: args,
	})
}

// takes reports whether the file keeps one more finding of a level. Warnings and notes
// never take the place of errors, and the first error of a file is always kept: without
// it the pack would be loaded.
func (s *file) takes(level Level) bool {
	full := s.shared != nil && s.shared.findings >= maxTotal
	if level == Error {
		return s.errors == 0 || !full && s.errors < maxFindings
	}
	return !full && len(s.findings)-s.errors < maxFindings
}

// tellOfMore notes once that findings are left out.
func (s *file) tellOfMore() {
	if s.told {
		return
	}
	s.told = true
	key := saying.TooManyFindings
	if s.shared != nil && s.shared.findings >= maxTotal {
		key = saying.TooManyInPack
	}
	s.add(Finding{File: s.path, Line: 1, Col: 1, Code: key.Code(), Level: key.Level(), key: key})
}

func (s *file) add(f Finding) {
	s.findings = append(s.findings, f)
	if f.Level == Error {
		s.errors++
	}
	if s.shared != nil {
		s.shared.findings++
	}
}

// faulty reports whether an error was found in the file so far.
func (s *file) faulty() bool { return s.errors > 0 }

// unsound reports whether an error in the structure of the file was found so far. Its
// fields may then not hold what its author means.
func (s *file) unsound() bool {
	return slices.ContainsFunc(s.findings, func(f Finding) bool { return f.Level == Error && stage(f.Code) <= builtStage })
}

// scope is the object that findings are about.
type scope struct {
	id     string       // "item/who-calls"
	object int          // its line in the file, 0 for the file itself
	lang   content.Lang // of the line concerned
	draft  bool         // in a draft most findings are notes
	exam   bool         // its item is written like an exam, whose questions are longer
	allow  []string
}

// about is the scope of an object of a kind that a map describes.
func about(kind string, n *node) scope { return scope{id: idOf(kind, n), object: n.line} }

func (s scope) in(lang content.Lang) scope {
	s.lang = lang
	return s
}

// silences reports whether the author allows findings with the key for the object.
func (s scope) silences(key saying.Key) bool {
	return key.Level() != Error && slices.Contains(s.allow, key.Code())
}
