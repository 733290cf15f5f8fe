package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// ShippedBlueprints lists the IDs of the exams that come with the game, in the order of
// the alphabet. A test of the game holds them, and ShippedDomain, to its data.
func ShippedBlueprints() []string {
	return []string{"aws/clf-c02", "aws/dva-c02", "aws/dva-c03", "aws/saa-c03", "aws/soa-c03"}
}

// ShippedDomain reports whether an exam that comes with the game has a domain, such as
// "aws/saa-c03:d2", or in it a task, "aws/saa-c03:d2-1". Of most exams the tasks are not
// listed; then any number up to 99 is one.
func ShippedDomain(ref string) bool {
	blueprint, domain, _ := strings.Cut(ref, ":")
	if !slices.Contains(ShippedBlueprints(), blueprint) {
		return false
	}
	tasks := []int{99, 99, 99, 99} // of each domain
	switch blueprint {
	case "aws/soa-c03":
		tasks = append(tasks, 99)
	case "aws/saa-c03":
		tasks = []int{3, 2, 5, 4}
	}
	name, task, hasTask := strings.Cut(domain, "-")
	if len(name) != 2 || name[0] != 'd' || name[1] < '1' || int(name[1]-'0') > len(tasks) {
		return false
	}
	n, ok := decimal(task)
	return !hasTask || ok && n >= 1 && n <= tasks[name[1]-'1']
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
