package plain

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
)

// concepts gives the terms of a lesson that its pack explains.
func concepts(about game.About) []content.Concept {
	if about.Pack == nil {
		return nil
	}
	pack := about.Pack
	l, ok := pack.Lesson(about.Lesson.ID)
	if !ok {
		return nil
	}
	var all []content.Concept
	for _, id := range l.Concepts {
		if c, ok := pack.Concept(id); ok {
			all = append(all, c)
		}
	}
	return all
}

// askedTerm reads a word for the glossary with what follows it, such as "g2" or "terms snapshot".
func (v *vocabulary) askedTerm(line string) (which string, ok bool) {
	text := strings.TrimPrefix(strings.TrimSpace(commandText(line)), "/")
	for word, c := range v.commands {
		rest, found := strings.CutPrefix(text, word)
		rest = strings.TrimSpace(rest)
		if c != terms || !found || rest == "" {
			continue
		}
		if _, isNumber := number(rest); isNumber || strings.HasPrefix(text, word+" ") {
			return rest, true
		}
	}
	return "", false
}

// offerTerms says how the terms of a lesson are read, if it has any.
func (t *terminal) offerTerms(about game.About) {
	if n := len(concepts(about)); n > 0 {
		t.fill(t.book().TermsOffer, "n", strconv.Itoa(n))
	}
}

// listTerms lists the terms of the lesson that is read.
func (t *terminal) listTerms(about game.About) {
	all := concepts(about)
	if len(all) == 0 {
		t.say(t.book().TermsNone)
		return
	}
	t.say(t.books.For(t.speech).Lesson.Glossary + ":")
	for i, c := range all {
		t.say(strconv.Itoa(i+1) + ". " + t.termName(c))
	}
	t.say(t.book().TermsHow)
}

// explainTerm explains the term with a number, or the first one whose name begins so, in
// whatever language.
func (t *terminal) explainTerm(about game.About, which string) {
	all := concepts(about)
	if len(all) == 0 {
		t.say(t.book().TermsNone)
		return
	}
	var at int
	if n, ok := number(which); ok {
		at = n - 1
	} else {
		want := content.Fold(which)
		at = slices.IndexFunc(all, func(c content.Concept) bool {
			return slices.ContainsFunc(t.pack.Meta().Languages, func(l content.Lang) bool {
				return want != "" && strings.HasPrefix(content.Fold(content.PlainText(c.Term.Line(l))), want)
			})
		})
	}
	if at < 0 || at >= len(all) {
		t.fill(t.book().NoTerm, "what", shown(which), "most", strconv.Itoa(len(all)))
		return
	}
	t.say(t.termName(all[at]) + ":")
	t.text(all[at].Short)
}

// termName gives a term in the languages on screen and in the one that its pack was written in,
// because a term is learned in both.
func (t *terminal) termName(c content.Concept) string {
	langs := t.shownIn(c.Term)
	if first := t.pack.Meta().Languages[0]; !c.Term.Neutral() && !slices.Contains(langs, first) {
		langs = append(slices.Clone(langs), first)
	}
	var parts []string
	for _, lang := range langs {
		if s := content.PlainText(c.Term.Line(lang)); s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " / ")
}
