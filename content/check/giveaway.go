package check

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/content/giveaway"
	"quest/content/source"
	"quest/content/source/saying"
)

// giveaways reports rules that find the right options of single choice items more often than chance
// explains, without knowing the subject (Q024). Drafts do not count.
func giveaways(r *source.Reading) {
	items := r.Played()
	if giveaway.Singles(items) < giveaway.Enough {
		return
	}
	for _, lang := range r.Languages() {
		for _, s := range giveaway.Five(items, lang) {
			if s.GivesAway() {
				r.ReportPack(tells(s.Rule), lang, "percent", percent(s.Right, s.Of), "count", strconv.Itoa(s.Of), "chance", percent(s.Chance, s.Of),
					"items", idList(s.Worst), "lang", string(lang))
			}
		}
	}
}

func tells(rule giveaway.Rule) saying.Key {
	switch rule {
	case giveaway.Longest:
		return saying.LongestIsRight
	case giveaway.Shortest:
		return saying.ShortestIsRight
	case giveaway.StemWords:
		return saying.StemWordsTell
	case giveaway.FewestAbsolutes:
		return saying.AbsolutesTell
	default:
		return saying.OtherItemsTell
	}
}

func percent(part float64, of int) string {
	return strconv.FormatFloat(100*part/float64(of), 'f', 0, 64)
}

func idList(items []content.ItemID) string {
	ids := make([]string, len(items))
	for i, id := range items {
		ids[i] = string(id)
	}
	return strings.Join(ids, ", ")
}
