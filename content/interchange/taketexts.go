package interchange

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
)

// takeTexts puts the texts of a question that was read into one of the pack that has some
// languages. It is false if they do not have the same parts and the same key.
func takeTexts(old, q *Question, langs []content.Lang) bool {
	if old.Answer != q.Answer || len(old.Options) != len(q.Options) || len(old.Steps) != len(q.Steps) || len(old.Pairs) != len(q.Pairs) ||
		len(old.Extra) != len(q.Extra) || len(old.Cards) != len(q.Cards) || len(old.Bins) != len(q.Bins) || len(old.Gaps) != len(q.Gaps) ||
		len(old.Questions) != len(q.Questions) {
		return false
	}
	to := texts{langs: langs, same: true}
	to.options(old, q)
	to.steps(old, q)
	to.pairs(old, q)
	to.cards(old, q)
	to.gaps(old, q)
	for _, pair := range [][2]*Text{
		{&old.Stem, &q.Stem},
		{&old.Text, &q.Text},
		{&old.Scenario, &q.Scenario},
		{&old.Hint, &q.Hint},
		{&old.Explain, &q.Explain},
		{&old.IfRight, &q.IfRight},
		{&old.IfWrong, &q.IfWrong},
	} {
		to.take(pair[0], *pair[1])
	}
	if q.Code != nil {
		old.Code = q.Code
	}
	for i := range old.Questions {
		if old.Questions[i].ID != q.Questions[i].ID || old.Questions[i].Type != q.Questions[i].Type || !takeTexts(&old.Questions[i], &q.Questions[i], langs) {
			return false
		}
	}
	return to.same
}

// texts is where the texts of a question are put.
type texts struct {
	langs []content.Lang
	same  bool // that parts and key are the same so far
}

// madePart matches the IDs that parts get whose file names none.
var madePart = lazy.Regexp(`^(opt|step|pair|bin|card|extra|gap)-[0-9a-z]+$`)

// part holds the ID of a part that was read against that of the pack.
func (t *texts) part(old, read string) {
	if old != read && !madePart.Get().MatchString(read) {
		t.same = false
	}
}

// options puts the texts of options. Those without a name of their own are told apart by their
// text, as another program may have given them in another order.
func (t *texts) options(old, q *Question) {
	at := make([]int, len(q.Options))
	taken := map[int]bool{}
	for i := range q.Options {
		at[i] = slices.IndexFunc(old.Options, func(o Option) bool { return o.ID == q.Options[i].ID || shareText(o.Text, q.Options[i].Text) })
		if at[i] >= 0 && taken[at[i]] {
			at[i] = -1
		}
		taken[at[i]] = at[i] >= 0
	}
	for i := range q.Options {
		if at[i] < 0 {
			at[i] = 0
			for taken[at[i]] {
				at[i]++
			}
			taken[at[i]] = true
		}
		to, from := &old.Options[at[i]], &q.Options[i]
		t.part(to.ID, from.ID)
		t.same = t.same && to.Correct == from.Correct
		t.take(&to.Text, from.Text)
		t.take(&to.Why, from.Why)
	}
}

// steps puts the texts of steps; their order is the key.
func (t *texts) steps(old, q *Question) {
	for i := range q.Steps {
		for j := range old.Steps {
			if i != j && shareText(old.Steps[j].Text, q.Steps[i].Text) {
				t.same = false
				return
			}
		}
	}
	for i := range q.Steps {
		t.part(old.Steps[i].ID, q.Steps[i].ID)
		t.take(&old.Steps[i].Text, q.Steps[i].Text)
		t.take(&old.Steps[i].Why, q.Steps[i].Why)
	}
}

func (t *texts) pairs(old, q *Question) {
	for i := range q.Pairs {
		for j := range old.Pairs {
			if i != j && (shareText(old.Pairs[j].Left, q.Pairs[i].Left) || shareText(old.Pairs[j].Right, q.Pairs[i].Right)) {
				t.same = false
				return
			}
		}
	}
	for i := range q.Pairs {
		t.part(old.Pairs[i].ID, q.Pairs[i].ID)
		t.take(&old.Pairs[i].Left, q.Pairs[i].Left)
		t.take(&old.Pairs[i].Right, q.Pairs[i].Right)
		t.take(&old.Pairs[i].Why, q.Pairs[i].Why)
	}
	for i := range q.Extra {
		t.part(old.Extra[i].ID, q.Extra[i].ID)
		t.take(&old.Extra[i].Text, q.Extra[i].Text)
		t.take(&old.Extra[i].Why, q.Extra[i].Why)
	}
}

func (t *texts) cards(old, q *Question) {
	for i := range q.Bins {
		t.part(old.Bins[i].ID, q.Bins[i].ID)
		t.take(&old.Bins[i].Text, q.Bins[i].Text)
	}
	for i := range q.Cards {
		t.part(old.Cards[i].ID, q.Cards[i].ID)
		t.same = t.same && place(old, old.Cards[i].Bin) == place(q, q.Cards[i].Bin)
		t.take(&old.Cards[i].Text, q.Cards[i].Text)
		t.take(&old.Cards[i].Why, q.Cards[i].Why)
	}
}

// gaps holds what gaps take against each other, and puts what is said of wrong answers.
func (t *texts) gaps(old, q *Question) {
	for i := range q.Gaps {
		to, from := &old.Gaps[i], &q.Gaps[i]
		if to.ID != from.ID || (to.Number == nil) != (from.Number == nil) || !slices.Equal(t.answers(to.Accept), t.answers(from.Accept)) ||
			to.Number != nil && (to.Number.Value != from.Number.Value || strings.Trim(to.Number.Tolerance, "0.") != strings.Trim(from.Number.Tolerance, "0.")) {
			t.same = false
			return
		}
		for _, r := range from.Reject {
			if j := slices.IndexFunc(to.Reject, func(o Reject) bool { return o.ID == r.ID }); j >= 0 {
				t.take(&to.Reject[j].Why, r.Why)
			}
		}
	}
}

// answers gives typed answers in order, without those that an overlay adds in a further language.
func (t *texts) answers(byLang map[content.Lang][]string) []string {
	var all []string
	for _, lang := range sortedLangs(byLang) {
		if lang == content.AnyLang || slices.Contains(t.langs, lang) {
			all = append(all, byLang[lang]...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// place gives the place of a bin among those of its question.
func place(q *Question, bin string) int {
	return slices.IndexFunc(q.Bins, func(b Bin) bool { return b.ID == bin })
}

// shareText reports whether two texts say the same in a language that both have.
func shareText(a, b Text) bool {
	for lang, s := range b {
		own, ok := a[lang]
		if !ok {
			own, ok = a[""]
		}
		if ok && s != "" && spaced(own) == spaced(s) {
			return true
		}
	}
	return false
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// take puts the languages of one text into another. What differs in spaces and breaks of lines
// alone stays, as most formats lose them, and so does what the file leaves empty.
func (t *texts) take(to *Text, from Text) {
	own := maps.Clone(*to)
	if own == nil {
		own = Text{}
	}
	for _, lang := range sortedLangs(from) {
		s := from[lang]
		has, ok := own[lang]
		if !ok {
			has = own[""]
		}
		if spaced(s) == "" || spaced(has) == spaced(s) {
			continue
		}
		if neutral, ok := own[""]; ok && lang != "" {
			for _, l := range t.langs { // a text of all languages is now one of each
				if _, there := own[l]; !there {
					own[l] = neutral
				}
			}
			delete(own, "")
		}
		if lang == "" {
			own = Text{}
		}
		own[lang] = s
	}
	if len(own) > 0 {
		*to = own
	}
}
