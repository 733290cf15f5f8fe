package coverage

import (
	"slices"

	"quest/content"
)

// languagesOf counts in which languages the texts of a pack are written: those of its lessons, items, labs, rewards and
// terms. A text that is the same in every language counts for all.
func languagesOf(pack *content.Pack, items []*content.Item) []Language {
	t := tally{count: map[content.Lang]int{}}
	meta := pack.Meta()
	t.add(meta.Title, meta.Summary)
	for _, head := range pack.Lessons() {
		t.add(head.Title)
		if lesson, ok := pack.Lesson(head.ID); ok {
			for _, b := range slices.Concat(lesson.Blocks, lesson.Takeaways) {
				t.add(b.Text)
			}
		}
	}
	seen := map[content.ItemID]bool{}
	for _, it := range items {
		if it.Case != nil && !seen[it.Case.ID] {
			seen[it.Case.ID] = true
			t.add(it.Case.Scenario)
		}
		t.item(it)
	}
	for _, head := range pack.Labs() {
		t.add(head.Title)
	}
	for _, r := range pack.Rewards() {
		t.add(r.Title)
	}
	for _, c := range pack.Concepts() {
		t.add(c.Term, c.Short)
	}
	for _, m := range pack.Misconceptions() {
		t.add(m.Says, m.Fix)
	}
	langs := slices.Clone(meta.Languages)
	for lang := range t.count {
		if !slices.Contains(langs, lang) {
			langs = append(langs, lang)
		}
	}
	slices.Sort(langs[len(meta.Languages):])
	all := make([]Language, len(langs))
	for i, lang := range langs {
		all[i] = Language{lang, t.neutral + t.count[lang], t.all}
	}
	return all
}

// tally counts texts.
type tally struct {
	count        map[content.Lang]int
	neutral, all int
}

func (t *tally) add(texts ...content.Text) {
	for _, text := range texts {
		switch {
		case text.Empty():
			continue
		case text.Neutral():
			t.neutral++
		default:
			for _, lang := range text.Langs() {
				if len(text.Lines(lang)) > 0 {
					t.count[lang]++
				}
			}
		}
		t.all++
	}
}

func (t *tally) item(it *content.Item) {
	t.add(it.Stem, it.Text, it.Hint, it.Explain, it.IfRight, it.IfWrong)
	for i := range it.Options {
		t.add(it.Options[i].Text, it.Options[i].Why)
	}
	for i := range it.Bins {
		t.add(it.Bins[i].Text)
	}
	for i := range it.Cards {
		t.add(it.Cards[i].Text, it.Cards[i].Why)
	}
	for i := range it.Steps {
		t.add(it.Steps[i].Text, it.Steps[i].Why)
	}
	for i := range it.Pairs {
		t.add(it.Pairs[i].Left, it.Pairs[i].Right, it.Pairs[i].Why)
	}
	for i := range it.Extra {
		t.add(it.Extra[i].Text, it.Extra[i].Why)
	}
	for i := range it.Gaps {
		for j := range it.Gaps[i].Reject {
			t.add(it.Gaps[i].Reject[j].Why)
		}
	}
}
