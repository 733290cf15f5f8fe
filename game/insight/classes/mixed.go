package classes

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/class"
)

// Summary is what the mix-ups of a class are made of: what one member tells. It is small and changes only with the save of the
// member, so it can be kept beside the number of batches from which it was made.
type Summary struct {
	Answers int      `json:"answers"`         // given in all
	Mixed   []string `json:"mixed,omitempty"` // full IDs of the misconceptions that were shown and not refuted since, in alphabetical order
}

// SummaryOf gives the summary of a player.
func SummaryOf(p *game.Player) Summary { return Summary{Answers: p.Answers, Mixed: p.Confuses()} }

// EnoughMembers is how many members must mix something up before a class is told of it: below that it might be said who does.
const EnoughMembers = 3

// MostSuggestions is how many questions a class is told of.
const MostSuggestions = 20

// Suggest gives a question for each misconception that EnoughMembers or more of a class have, the one that most have
// first. A question is one that a live round can ask, and of which a wrong answer can show the misconception. Of several it is
// the one that was asked in the fewest rounds; single choice comes before multiple, true or false last, and then the first one of
// its pack. asked counts the rounds by the full ID of the question, and may be nil. A misconception of a pack that is not here, or
// without such a question, is left out. Of counts the members who have answered anything.
func Suggest(members []Summary, packs []*content.Pack, asked map[string]int) []class.Suggestion {
	have, of := map[string]int{}, 0
	for _, m := range members {
		if m.Answers > 0 {
			of++
		}
		for _, id := range slices.Compact(m.Mixed) {
			have[id]++
		}
	}
	maps.DeleteFunc(have, func(_ string, n int) bool { return n < EnoughMembers })
	ids := slices.SortedFunc(maps.Keys(have), func(a, b string) int { return cmp.Or(cmp.Compare(have[b], have[a]), cmp.Compare(a, b)) })
	var all []class.Suggestion
	for _, full := range ids {
		if len(all) == MostSuggestions {
			break
		}
		if pack, item, ok := asks(full, packs, asked); ok {
			all = append(all, class.Suggestion{Pack: pack.ID(), Item: item, Mixed: full, Members: have[full], Of: of})
		}
	}
	return all
}

// asks finds a question that a live round can ask for a misconception.
func asks(full string, packs []*content.Pack, asked map[string]int) (*content.Pack, content.ItemID, bool) {
	for _, pack := range packs {
		id, ok := strings.CutPrefix(full, pack.ID().Misconception(""))
		if !ok {
			continue
		}
		var best content.ItemID
		rank := func(id content.ItemID) int {
			item, _ := pack.Item(id)
			return len(inRounds)*asked[pack.ID().Item(id)] + slices.Index(inRounds, item.Type)
		}
		for _, candidate := range pack.ItemsShowing(content.MisconceptionID(id)) {
			if item, ok := pack.Item(candidate); ok && InRounds(item) && (best == "" || rank(candidate) < rank(best)) {
				best = candidate
			}
		}
		return pack, best, best != ""
	}
	return nil, "", false
}

// inRounds are the types of questions that a live round can ask, those that tell the most first.
var inRounds = []content.ItemType{content.Single, content.Multi, content.TrueFalse}

// InRounds reports whether a live round can ask a question: one that is answered by a choice.
func InRounds(item *content.Item) bool { return slices.Contains(inRounds, item.Type) }
