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
	broken   bool // it could not be read as text or YAML: what it defines is unknown
	unread   bool // something in it was not looked at, because of an error
	full     bool // it has maxFindings findings; no more are taken
}

// maxFindings is how many findings one file may have before the rest is left out.
const maxFindings = 500

// report notes a finding in the file.
func (s *file) report(at place, in scope, key saying.Key, args ...string) {
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
func (s *file) faulty() bool {
	return slices.ContainsFunc(s.findings, func(f Finding) bool { return f.Level == Error })
}

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
