package check

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source"
	"quest/content/source/saying"
	"quest/game/exam"
)

// How many items for an exam there must be before their domains are compared with it, and how
// many points the share of a domain may be off its weight (docs/pack-format.md 17.2, X004).
const (
	enoughForSpread = 30
	spreadPoints    = 10
)

// spread notes the domains of which a pack has far more or fewer items than the exams that it
// names ask for (X004). A task counts for its domain, drafts do not count.
func spread(r *source.Reading) {
	ids, own := r.Exams()
	for i, id := range ids {
		shape, ok := exam.Find(id)
		if !ok {
			if shape = own(id); shape == nil {
				continue
			}
		}
		counts, all := map[content.DomainID]int{}, 0
		for _, it := range r.Played() {
			for _, ref := range it.Domains {
				name, domain, _ := strings.Cut(ref, ":")
				if d, known := shape.Domain(content.DomainID(domain)); known && name == string(id) {
					counts[d.ID]++
					all++
				}
			}
		}
		if all < enoughForSpread {
			continue
		}
		for j := range shape.Domains {
			d := &shape.Domains[j]
			if off := 100*counts[d.ID] - d.Weight*all; off > spreadPoints*all || -off > spreadPoints*all {
				r.ReportExam(saying.SpreadUnlikeExam, i, "percent", strconv.Itoa(100*counts[d.ID]/all), "count", strconv.Itoa(all),
					"exam", string(id), "domain", string(d.ID), "weight", strconv.Itoa(d.Weight))
			}
		}
	}
}
