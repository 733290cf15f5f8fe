package lecture

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
)

// answers gives what is accepted for a term: the term as it stands, and of one with another
// name in parentheses behind it, such as "Domain Name System (DNS)", each name alone. What
// stands in parentheses counts as a name where one of both is an abbreviation, or where they
// are written in different scripts; else it only says more about the term.
func answers(term string) []string {
	all := []string{term}
	before, inside, ok := strings.Cut(term, "(")
	inside, closed := strings.CutSuffix(strings.TrimSpace(inside), ")")
	before, inside = strings.TrimSpace(before), strings.TrimSpace(inside)
	call := latinLetters(before) && ok && !strings.Contains(term, " (") // f(x) is code
	if !ok || !closed || call || before == "" || strings.ContainsAny(inside, "()") {
		return all
	}
	names := []string{before}
	if abbreviation(inside) || abbreviation(before) || latinLetters(before) != latinLetters(inside) {
		names = append(names, inside)
	}
	for _, name := range names {
		if content.Fold(name) != "" && !slices.ContainsFunc(all, func(s string) bool { return content.Fold(s) == content.Fold(name) }) {
			all = append(all, name)
		}
	}
	return all
}

// abbreviation reports whether a name is one word with two capitals or more, such as DNS, TLDs or
// IPv4.
func abbreviation(name string) bool {
	capitals := 0
	for _, c := range name {
		if unicode.IsSpace(c) {
			return false
		}
		if unicode.IsUpper(c) {
			capitals++
		}
	}
	return capitals >= 2
}

// latinLetters reports whether a name has letters of the Latin script.
func latinLetters(name string) bool {
	return strings.ContainsFunc(name, func(c rune) bool { return unicode.Is(unicode.Latin, c) })
}
