package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
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
			return content.UnreadYet
		}
		return otherwise(word)
	}
}

// checkHoles reports placeholders that no control fills (B001).
func (f form) checkHoles(l textLine) {
	if f.holes == nil || !f.holes.lab {
		return
	}
	for _, p := range content.Placeholders(l.s) {
		if slices.Contains(f.holes.controls, p.Name) {
			continue
		}
		at := place{l.line, l.col + utf8.RuneCountInString(l.s[:p.At])}
		f.unknownPart(at, "control", p.Name, f.holes.controls)
	}
}
