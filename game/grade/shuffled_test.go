package grade_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

// In whatever order a file holds the parts of an item, the same answer gets the same
// verdict, part by part. The steps of an order are no such parts: their order is what
// is asked.
func TestTheOrderOfPartsChangesNoVerdictOfAnyType(t *testing.T) {
	pack, err := content.NewPack(contenttest.DeepParts())
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []content.ItemID{
		contenttest.ReadMoon, contenttest.TwoAids, contenttest.NightDepth, contenttest.SortShips, contenttest.AidsAndUse, contenttest.TideGaps,
	} {
		item, ok := pack.Item(id)
		if !ok {
			t.Fatalf("no item %s", id)
		}
		t.Run(string(id), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				gave := anAnswer(t, item)
				shuffled := *item
				shuffled.Options = permuted(t, "options", item.Options)
				shuffled.Bins, shuffled.Cards = permuted(t, "bins", item.Bins), permuted(t, "cards", item.Cards)
				shuffled.Pairs, shuffled.Extra = permuted(t, "pairs", item.Pairs), permuted(t, "extra", item.Extra)
				shuffled.Gaps = permuted(t, "gaps", item.Gaps)
				a, errA := grade.Judge(item, gave)
				b, errB := grade.Judge(&shuffled, gave)
				if errA != nil || errB != nil {
					t.Fatalf("%+v: %v, %v", gave, errA, errB)
				}
				slices.Sort(a.Misconceptions)
				slices.Sort(b.Misconceptions)
				if a.Right != b.Right || a.Got != b.Got || a.Of != b.Of || !slices.Equal(a.Misconceptions, b.Misconceptions) {
					t.Fatalf("%+v: %v %d/%d %v against %v %d/%d %v", gave, a.Right, a.Got, a.Of, a.Misconceptions, b.Right, b.Got, b.Of, b.Misconceptions)
				}
				for _, p := range a.Parts {
					i := slices.IndexFunc(b.Parts, func(q grade.Part) bool { return q.ID == p.ID })
					if i < 0 || b.Parts[i].Correct != p.Correct || b.Parts[i].Chosen != p.Chosen || b.Parts[i].Misconception != p.Misconception {
						t.Fatalf("%+v: part %+v against %+v", gave, p, b.Parts)
					}
				}
			})
		})
	}
}

func permuted[T any](t *rapid.T, name string, all []T) []T {
	if len(all) < 2 {
		return all
	}
	return rapid.Permutation(all).Draw(t, name)
}

// anAnswer draws an answer that fits an item.
func anAnswer(t *rapid.T, item *content.Item) grade.Answer {
	ids := func(n int, at func(int) content.PartID) []content.PartID {
		all := make([]content.PartID, n)
		for i := range all {
			all[i] = at(i)
		}
		return all
	}
	switch item.Type {
	case content.Classify:
		bins := ids(len(item.Bins), func(i int) content.PartID { return item.Bins[i].ID })
		placed := map[content.PartID]content.PartID{}
		for _, c := range item.Cards {
			placed[c.ID] = rapid.SampledFrom(bins).Draw(t, "bin of "+string(c.ID))
		}
		return grade.Answer{Placed: placed}
	case content.Match:
		rights := append(ids(len(item.Pairs), func(i int) content.PartID { return item.Pairs[i].ID }), ids(len(item.Extra), func(i int) content.PartID { return item.Extra[i].ID })...)
		rights = rapid.Permutation(rights).Draw(t, "rights")
		paired := map[content.PartID]content.PartID{}
		for i, p := range item.Pairs {
			paired[p.ID] = rights[i]
		}
		return grade.Answer{Paired: paired}
	case content.Cloze:
		typed := map[content.PartID]string{}
		for _, g := range item.Gaps {
			typed[g.ID] = rapid.SampledFrom([]string{"moon", "달", "wind", "강", "2", "두", "", "mooon", "🌙"}).Draw(t, "gap "+string(g.ID))
		}
		return grade.Answer{Typed: typed}
	case content.Single, content.Multi, content.TrueFalse, content.Order, content.Case:
	}
	options := ids(len(item.Options), func(i int) content.PartID { return item.Options[i].ID })
	return grade.Answer{Choice: rapid.Permutation(options).Draw(t, "choice")[:max(1, item.Choose)]}
}
