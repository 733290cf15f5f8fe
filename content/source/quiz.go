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
func (l *loader) readQuiz(src *file) {
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.quiz/v1") {
		l.guess("quiz", src)
		return
	}
	f, ok := l.open(src, n, scope{id: idOf("quiz", n)}, &quizRecord)
	if !ok {
		return
	}
	q := quizAt{form: f}
	q.ID = content.QuizID(f.define("quiz"))
	f.was("quiz")
	if len(l.langs) == 0 {
		return
	}
	q.Title = f.text("title")
	shared := f.defaults()
	tooFar := lineAt(src.lines, maxQuizBytes)
	items := f.list("items")
	q.items = make([]itemAt, 0, len(items))
	for _, n := range items {
		if n.line > tooFar {
			src.report(n.place, f.in, saying.QuizTooLong, "limit", itoa(maxQuizBytes>>10))
			src.unread, l.names.incomplete["item"] = true, true
			break
		}
		q.items = l.readItems(q.items, f, n, shared)
	}
	f.checkQuizSize(len(q.items))
	for i := range q.items {
		if it := &q.items[i]; !it.in.draft && it.ID != "" {
			q.Items = append(q.Items, it.ID)
		}
	}
	l.quizzes = append(l.quizzes, q)
}

// maxQuizBytes is how far into its file the last item of a quiz may begin
// (docs/pack-format.md 2). Items after it are not read.
const maxQuizBytes = 256 << 10

// lineAt gives the line, from 1, in which a file reaches a size; the one behind the last
// where it is smaller.
func lineAt(lines []string, size int) int {
	for i, l := range lines {
		if size -= len(l) + 1; size < 0 {
			return i + 1
		}
	}
	return len(lines) + 1
}

// maxQuizItems is how many items one file may have, those inside cases included
// (docs/pack-format.md 2).
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
	staleAfter int // days
	exam       bool
	tags       []string
	sourced    bool           // sources were given, sound or not
	dated      bool           // verified was given, sound or not
	cites      []content.Cite // from a case only
}

// Fields of an item that its file or its case may have for it.
var (
	levelField      = field{name: "level", kind: choiceField, words: []string{"recall", "understand", "apply", "analyze"}, absent: "recall", about: "what the item asks of the learner"}
	difficultyField = field{name: "difficulty", kind: integerField, low: 1, high: 5, absent: "2", about: "easier new items come first"}
	domainsField    = field{name: "domains", kind: wordsField, high: 6, takes: "blueprint:domain or blueprint:task", about: "what it prepares for; one for each exam"}
	tagsField       = field{name: "tags", kind: wordsField, high: 8, takes: "words in the form of IDs", about: "free words to find items by"}
)

// conceptsField is the field that names entries of the glossary, so many at most.
func conceptsField(most int) field {
	return field{name: "concepts", kind: refsField, refers: "concept", high: most, about: "entries of the glossary that it is about"}
}

var quizRecord = record{[]field{
	formatField, objectID, wasField,
	{name: "title", kind: lineField, about: "name of the quiz"},
	{
		name: "defaults", kind: mapField, about: "what items of the file take that have no such field; a list replaces a list",
		of: &record{[]field{domainsField, conceptsField(5), examField, levelField, difficultyField, sourcesField(1), verifiedField, staleField, tagsField}},
	},
	{name: "items", kind: mapsField, required: true, low: 1, high: maxQuizItems, about: "the items, those inside cases counted too"},
}}

// defaults reads what all items of a file share.
func (f form) defaults() inherited {
	in := inherited{level: "recall", difficulty: 2, staleAfter: content.UsualStaleAfter}
	g, ok := f.within("defaults")
	if !ok {
		return in
	}
	return g.inherit(in)
}

// inherit reads the shared fields; the nearest wins, and a list replaces a list.
func (f form) inherit(in inherited) inherited {
	in.level = f.choiceOr("level", in.level)
	in.difficulty = f.integerOr("difficulty", in.difficulty)
	if f.get("domains") != nil {
		in.domains = f.domains()
	}
	if f.get("concepts") != nil {
		in.concepts = nil
		for _, w := range f.refList("concepts") {
			in.concepts = append(in.concepts, content.ConceptID(w.text))
		}
	}
	if f.get("sources") != nil {
		in.sources, in.sourced = f.sources(), true
	}
	in.staleAfter = f.integerOr("stale_after", in.staleAfter)
	if f.get("verified") != nil {
		in.verified, in.dated = f.verified(in.staleAfter), true
	} else if n := f.get("stale_after"); n != nil {
		f.checkStale(n.place, in.verified, in.staleAfter)
	}
	in.exam = f.booleanOr("exam", in.exam)
	if f.get("tags") != nil {
		in.tags = nil
		for _, w := range f.words("tags") {
			if !content.Identifier(w.text) {
				f.report(w.place, saying.BadID, "id", shown(w.text))
			}
			in.tags = append(in.tags, w.text)
		}
	}
	return in
}

// citations reads "lesson#anchor" for each point that an item asks about.
func (f form) citations() []content.Cite {
	var out []content.Cite
	for _, w := range f.words("cites") {
		lesson, anchor, ok := strings.Cut(w.text, "#")
		if !ok || !content.Identifier(lesson) || !content.Identifier(anchor) {
			f.report(w.place, saying.BadCite, "value", shown(w.text))
			continue
		}
		c := content.Cite{Lesson: content.LessonID(lesson), Anchor: anchor}
		f.l.names.citations = append(f.l.names.citations, citation{f.mention(w), c})
		out = append(out, c)
	}
	return out
}
