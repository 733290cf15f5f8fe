package qti

import (
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// united makes one question of the items that are the same in several languages, as they
// are exported: their identifiers end in the language. Others stay as they are.
func united(items []*item) []interchange.Question {
	var out []interchange.Question
	first := map[string]int{}
	for _, it := range items {
		base := it.base()
		if base == it.Origin {
			out = append(out, it.Question)
			continue
		}
		at, there := first[base]
		if there && unite(&out[at], &it.Question) {
			continue
		}
		if there {
			it.ID = ""
		} else {
			it.Origin = base
			first[base] = len(out)
		}
		out = append(out, it.Question)
	}
	for i := range out {
		neutral(&out[i])
	}
	return out
}

// unite adds the texts of a question in another language. It is false if the two are not
// built alike.
func unite(a, b *interchange.Question) bool {
	if a.Type != b.Type || a.Answer != b.Answer || len(a.Options) != len(b.Options) || len(a.Steps) != len(b.Steps) || len(a.Pairs) != len(b.Pairs) ||
		len(a.Extra) != len(b.Extra) || len(a.Gaps) != len(b.Gaps) || len(a.Questions) > 0 || len(b.Questions) > 0 {
		return false
	}
	for i := range a.Options {
		if a.Options[i].Correct != b.Options[i].Correct {
			return false
		}
	}
	mine, theirs := textsOf(a), textsOf(b)
	for i := range mine {
		for lang, s := range *theirs[i] {
			if *mine[i] == nil {
				*mine[i] = interchange.Text{}
			}
			(*mine[i])[lang] = s
		}
	}
	return true
}

// textsOf gives the texts of a question, in an order that depends on its parts alone.
func textsOf(q *interchange.Question) []*interchange.Text {
	all := []*interchange.Text{&q.Stem, &q.Text, &q.Explain, &q.IfRight, &q.IfWrong}
	for i := range q.Options {
		all = append(all, &q.Options[i].Text, &q.Options[i].Why)
	}
	for i := range q.Steps {
		all = append(all, &q.Steps[i].Text, &q.Steps[i].Why)
	}
	for i := range q.Pairs {
		all = append(all, &q.Pairs[i].Left, &q.Pairs[i].Right, &q.Pairs[i].Why)
	}
	for i := range q.Extra {
		all = append(all, &q.Extra[i].Text, &q.Extra[i].Why)
	}
	return all
}

// neutral makes one text of texts that are the same in several languages.
func neutral(q *interchange.Question) {
	for _, t := range textsOf(q) {
		if len(*t) < 2 {
			continue
		}
		words := map[string]bool{}
		for _, s := range *t {
			words[s] = true
		}
		if len(words) == 1 {
			for s := range words {
				*t = interchange.Text{content.Lang(""): strings.TrimSpace(s)}
			}
		}
	}
}
