package content

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// holes are what a text leaves open until it is played: the gaps of a cloze, or the
// placeholders of a lab. A nil *holes leaves nothing open.
type holes struct {
	models   map[string]string // gaps: the answer that a Korean text is read with
	controls []string          // labs: the controls that {placeholders} may name
	lab      bool
}

// reading gives how words are read in Korean: a gap as its model answer, a
// placeholder of a lab when its value is known, and all else as the glossary says.
func (h *holes) reading(otherwise func(string) string) func(string) string {
	if h == nil {
		return otherwise
	}
	return func(word string) string {
		open := strings.LastIndexByte(word, '{')
		if open < 0 {
			return otherwise(word)
		}
		name := word[open+1:]
		if model := h.models[name]; model != "" {
			return model
		}
		if slices.Contains(h.controls, name) {
			return unread
		}
		return otherwise(word)
	}
}

// checkHoles reports placeholders that no control fills (B001).
func (f form) checkHoles(l textLine) {
	if f.holes == nil || !f.holes.lab {
		return
	}
	for _, p := range placeholders(l.s) {
		if slices.Contains(f.holes.controls, p.name) {
			continue
		}
		at := place{l.line, l.col + utf8.RuneCountInString(l.s[:p.at])}
		f.unknownPart(at, "control", p.name, f.holes.controls)
	}
}

// placeholder is a {name} and the byte at which it begins.
type placeholder struct {
	name string
	at   int
}

// placeholders finds every {name} outside of code spans whose name is an ID. All
// other braces are plain text.
func placeholders(s string) []placeholder {
	var all []placeholder
	blank := withCodeBlanked(s)
	for i := range len(blank) {
		if blank[i] != '{' {
			continue
		}
		if end := strings.IndexByte(blank[i:], '}'); end > 0 && identifier(blank[i+1:i+end]) {
			all = append(all, placeholder{blank[i+1 : i+end], i})
		}
	}
	return all
}
