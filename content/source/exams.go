package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// shippedBlueprints are the exams that the game knows.
func shippedBlueprints() []string {
	return []string{"aws/clf-c02", "aws/dva-c02", "aws/dva-c03", "aws/saa-c03", "aws/soa-c03"}
}

// knownDomain reports whether a shipped blueprint has a domain "d2" or, in the same
// domain, a task "d2-1".
func knownDomain(blueprint, domain string) bool {
	if !slices.Contains(shippedBlueprints(), blueprint) {
		return false
	}
	domains := 4
	if blueprint == "aws/soa-c03" {
		domains = 5
	}
	name, task, hasTask := strings.Cut(domain, "-")
	if len(name) != 2 || name[0] != 'd' || name[1] < '1' || int(name[1]-'0') > domains {
		return false
	}
	n, ok := decimal(task)
	return !hasTask || ok && n >= 1 && n <= 20
}

// domains reads "owner/name:domain" for each exam that an item prepares for.
func (f form) domains() []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range f.words("domains") {
		blueprint, domain, ok := strings.Cut(w.text, ":")
		if !ok || !ownedName(blueprint) || !content.Identifier(domain) {
			f.report(w.place, saying.BadDomain, "value", shown(w.text))
			continue
		}
		if seen[blueprint] {
			f.report(w.place, saying.DomainTwice, "value", blueprint)
			continue
		}
		seen[blueprint] = true
		f.refer("domain", w)
		out = append(out, w.text)
	}
	return out
}
