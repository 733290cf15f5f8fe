package source

import (
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// quizAt is a quiz, its items and its file.
type quizAt struct {
	content.Quiz
	form
	items []itemAt
}

// readQuiz reads one file of quiz/.
func (l *loader) readQuiz(src *source) {
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.quiz/v1") {
		l.guess("quiz", src)
		return
	}
	f, ok := l.open(src, n, scope{id: idOf("quiz", n)}, "format", "id", "was", "title", "defaults", "items")
	if !ok {
		return
	}
	q := quizAt{form: f}
	q.ID = content.QuizID(f.define("quiz"))
	f.was("quiz")
	if len(l.langs) == 0 {
		return
	}
	q.Title = f.line("title", false)
	shared := l.defaults(f)
	for _, n := range f.list("items", 1, maxQuizItems) {
		q.items = append(q.items, l.readItems(f, n, shared)...)
	}
	f.checkQuizSize(len(q.items))
	for i := range q.items {
		if it := &q.items[i]; !it.in.draft && it.ID != "" {
			q.Items = append(q.Items, it.ID)
		}
	}
	l.quizzes = append(l.quizzes, q)
}

// maxQuizItems is how many items one file may have, those inside cases included
// (pack-format 2).
const maxQuizItems = 60

// checkQuizSize counts the items of a file when those inside cases are known.
func (f form) checkQuizSize(items int) {
	n := f.get("items")
	if items > maxQuizItems && len(n.vals) <= maxQuizItems {
		f.report(n.place, saying.ListSize, "field", "items", "count", itoa(items), "low", "1", "high", itoa(maxQuizItems))
	}
}

// inherited are the fields that an item takes from its file when it has none.
type inherited struct {
	level      string
	difficulty int
	domains    []string
	concepts   []content.ConceptID
	sources    []content.Safe
	verified   string
	tags       []string
	proved     [2]bool        // sources and verified were given, soundly or not
	cites      []content.Cite // from a case only
}

var sharedFields = [...]string{"domains", "concepts", "level", "difficulty", "sources", "verified", "tags"}

// defaults reads what all items of a file share.
func (l *loader) defaults(f form) inherited {
	in := inherited{level: "recall", difficulty: 2}
	n := f.get("defaults")
	if n == nil {
		return in
	}
	g, ok := l.open(f.src, n, f.in, sharedFields[:]...)
	if !ok {
		return in
	}
	return g.inherit(in)
}

// inherit reads the shared fields; the nearest wins, and a list replaces a list.
func (f form) inherit(in inherited) inherited {
	in.level = f.choice("level", in.level, "recall", "understand", "apply", "analyze")
	in.difficulty = f.integer("difficulty", 1, 5, in.difficulty)
	if f.get("domains") != nil {
		in.domains = f.domains()
	}
	if f.get("concepts") != nil {
		in.concepts = nil
		for _, w := range f.refList("concepts", "concept", 5) {
			in.concepts = append(in.concepts, content.ConceptID(w.text))
		}
	}
	if f.get("sources") != nil {
		in.sources, in.proved[0] = f.sources(1), true
	}
	if f.get("verified") != nil {
		in.verified, in.proved[1] = f.verified(), true
	}
	if f.get("tags") != nil {
		in.tags = nil
		for _, w := range f.words("tags", 0, 8) {
			if !content.Identifier(w.text) {
				f.report(w.place, saying.BadID, "id", shown(w.text))
			}
			in.tags = append(in.tags, w.text)
		}
	}
	return in
}

// domains reads "owner/name:domain" for each exam that an item prepares for.
func (f form) domains() []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range f.words("domains", 0, 6) {
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
		f.l.refs = append(f.l.refs, reference{f.src, f.in, "domain", w})
		out = append(out, w.text)
	}
	return out
}

// citations reads "lesson#anchor" for each point that an item asks about.
func (f form) citations() []content.Cite {
	var out []content.Cite
	for _, w := range f.words("cites", 0, 5) {
		lesson, anchor, ok := strings.Cut(w.text, "#")
		if !ok || !content.Identifier(lesson) || !content.Identifier(anchor) {
			f.report(w.place, saying.BadCite, "value", shown(w.text))
			continue
		}
		c := content.Cite{Lesson: content.LessonID(lesson), Anchor: anchor}
		f.l.cites = append(f.l.cites, citation{f.src, f.in, w.place, c})
		out = append(out, c)
	}
	return out
}
