package source

import (
	"slices"

	"quest/content"
	"quest/content/source/saying"
)

// Size is how much a pack holds; drafts are not counted.
type Size struct{ Items, Lessons, Labs int }

// Size counts what was read, also of a pack that has errors.
func (r *Reading) Size() Size {
	size := Size{Lessons: len(r.l.lessons), Labs: len(r.l.labs)}
	for _, q := range r.l.quizzes {
		for i := range q.items {
			if !q.items[i].in.draft {
				size.Items++
			}
		}
	}
	return size
}

// Share is how much of a pack stands in one of its languages: Has of Of texts.
type Share struct {
	Lang    content.Lang
	Has, Of int
}

// Percent is the share in whole percent. It is 100 only if no text is missing.
func (s Share) Percent() int {
	if s.Of == 0 {
		return 100
	}
	return 100 * s.Has / s.Of
}

// Shares tells for each language of the pack how many of its texts are there, in the order
// of the languages. The texts of fields, headings and sentences count, drafts included; a text
// that a finding calls missing, or written in another language, is not there.
func (r *Reading) Shares() []Share {
	l := r.l
	missing := map[content.Lang]int{}
	for _, s := range l.files {
		for i := range s.findings {
			for _, lang := range l.missingIn(&s.findings[i]) {
				missing[lang]++
			}
		}
	}
	var all []Share
	for _, lang := range l.langs {
		all = append(all, Share{Lang: lang, Has: max(0, l.texts-missing[lang]), Of: l.texts})
	}
	return all
}

// missingIn gives the languages in which a text is not there, as a finding tells.
func (l *loader) missingIn(f *Finding) []content.Lang {
	switch f.key {
	case saying.TextMissing, saying.NoLineBelow, saying.NoLineAbove, saying.LineWithoutTranslation, saying.HeadingWithoutTranslation:
		return []content.Lang{content.Lang(f.arg("lang"))}
	case saying.WrongScript:
		return []content.Lang{f.Lang}
	case saying.GroupShort:
		if n, ok := decimal(f.arg("count")); ok {
			return l.langs[min(n, len(l.langs)):]
		}
	case saying.NotName:
		written, ok := l.byScript(f.arg("text"))
		if !ok {
			written = l.langs[0]
		}
		return slices.DeleteFunc(slices.Clone(l.langs), func(lang content.Lang) bool { return lang == written })
	default: // the others are about no text that is missing
	}
	return nil
}

// arg gives the value of an argument of the finding, "" if it has none of that name.
func (f *Finding) arg(name string) string {
	for i := 0; i+1 < len(f.args); i += 2 {
		if f.args[i] == name {
			return f.args[i+1]
		}
	}
	return ""
}
