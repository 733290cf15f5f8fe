package console

import (
	"strings"

	"quest/content"
)

// Nearest gives the name that was most likely meant: the one with the smallest
// edit distance, if that is small for the length of what was typed, or the only one
// that begins or ends so. Case and width do not count.
func Nearest(typed string, names []string) (string, bool) {
	folded := Fold(typed)
	if len(folded) == 0 {
		return "", false
	}
	best, at := 1+max(1, len(folded)/3), ""
	for _, name := range names {
		if d := content.Distance(folded, Fold(name)); d < best {
			best, at = d, name
		}
	}
	if at != "" {
		return at, true
	}
	var ends []string
	for _, name := range names {
		if f := Fold(name); len(folded) > 1 && (strings.HasPrefix(string(f), string(folded)) || strings.HasSuffix(string(f), string(folded))) {
			ends = append(ends, name)
		}
	}
	if len(ends) == 1 {
		return ends[0], true
	}
	return "", false
}

// maxTyped is how many characters of a name are compared; no name is as long.
const maxTyped = 128

// Fold makes names comparable; slashes and dashes keep parting them.
func Fold(s string) []rune {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "/", "-"), "-") {
		parts = append(parts, content.Fold(part))
	}
	folded := []rune(strings.Join(parts, "-"))
	return folded[:min(len(folded), maxTyped)]
}
