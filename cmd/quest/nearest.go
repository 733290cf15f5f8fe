package main

import (
	"slices"
	"strings"

	"quest/content"
)

// nearest gives the name that was most likely meant: the one with the smallest
// edit distance, if that is small for the length of what was typed, or the only one
// that begins or ends so. Case and width do not count.
func nearest(typed string, names []string) (string, bool) {
	folded := fold(typed)
	if len(folded) == 0 {
		return "", false
	}
	best, at := 1+max(1, len(folded)/3), ""
	for _, name := range names {
		if d := distance(folded, fold(name)); d < best {
			best, at = d, name
		}
	}
	if at != "" {
		return at, true
	}
	var ends []string
	for _, name := range names {
		if f := fold(name); len(folded) > 1 && (strings.HasPrefix(string(f), string(folded)) || strings.HasSuffix(string(f), string(folded))) {
			ends = append(ends, name)
		}
	}
	if len(ends) == 1 {
		return ends[0], true
	}
	return "", false
}

// fold makes names comparable; slashes and dashes keep parting them.
func fold(s string) []rune {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "/", "-"), "-") {
		parts = append(parts, content.Fold(part))
	}
	return []rune(strings.Join(parts, "-"))
}

// maxTyped bounds how much of a name is compared; no name is as long.
const maxTyped = 128

// distance is the number of characters to insert, delete, replace, or swap with
// their neighbour, to get from one to the other (optimal string alignment).
func distance(a, b []rune) int {
	a, b = a[:min(len(a), maxTyped)], b[:min(len(b), maxTyped)]
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			replaced := row[j]
			if a[i] != b[j] {
				replaced++
			}
			next[j+1] = slices.Min([]int{replaced, row[j+1] + 1, next[j] + 1})
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
