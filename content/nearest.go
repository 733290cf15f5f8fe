package content

import "unicode/utf8"

// maxWord is how many bytes a word may have to be compared: IDs and names of files
// are shorter.
const maxWord = 64

// Nearest returns the known word that a mistyped one most likely means, or nothing
// if none is near: at most two letters may differ, and fewer in short words.
func Nearest(word string, known []string) string {
	if len(word) > maxWord {
		return ""
	}
	best, least := "", 3
	if n := utf8.RuneCountInString(word); n <= 3 {
		least = 2
	}
	for _, k := range known {
		if len(k) > maxWord {
			continue
		}
		if d := Distance([]rune(word), []rune(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// Distance counts the letters to insert, delete, replace or swap with a neighbour to get
// from one text to the other (optimal string alignment). Its time grows with the product
// of the lengths: callers bound what was typed.
func Distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
