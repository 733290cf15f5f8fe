package source

import (
	"slices"
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

// itemAt is an item and where it stands.
type itemAt struct {
	content.Item
	form
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

func codeLanguages() []string { return []string{"sql", "json", "yaml", "shell", "text"} }

func codeLanguage(s string) bool { return slices.Contains(codeLanguages(), s) }

// code reads an exhibit: verbatim text in one of the known languages.
func (f form) code() *content.Code {
	n := f.get("code")
	if n == nil {
		return nil
	}
	g, ok := f.l.open(f.src, n, f.in, "lang", "text")
	if !ok {
		return nil
	}
	return g.exhibit(20)
}

// exhibit reads the lang and text of verbatim text with at most so many lines.
func (g form) exhibit(most int) *content.Code {
	if g.need("lang") == nil || g.need("text") == nil {
		return nil
	}
	lang := g.choice("lang", "text", codeLanguages()...)
	s, t := g.word("text")
	if t == nil {
		return nil
	}
	g.checkCut(t)
	if t.style == foldedStyle {
		g.report(t.place, saying.FoldedText)
		return nil
	}
	first := t.line
	if t.style == literalStyle {
		first++
	}
	return g.verbatim(t.place, lang, strings.Split(strings.TrimRight(s, "\n"), "\n"), first, most)
}

// verbatim cleans lines that are shown as they are. The first of them stands in line
// first of the file.
func (f form) verbatim(at place, lang string, lines []string, first, most int) *content.Code {
	if len(lines) > most {
		f.report(at, saying.LongCode, "count", itoa(len(lines)), "limit", itoa(most))
		return nil
	}
	code := &content.Code{Lang: lang, Lines: make([]content.Safe, 0, len(lines))}
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		safe, err := content.Clean(line)
		if err != nil {
			f.reportUnclean(place{first + i, 1}, err)
			continue
		}
		f.checkCodeLine(place{first + i, 1}, line)
		code.Lines = append(code.Lines, safe)
	}
	return code
}

func (f form) checkCodeLine(at place, line string) {
	if n := content.Columns(line); n > 76 {
		f.report(at, saying.WideCode, "count", itoa(n))
	}
	for _, r := range line {
		if content.UnsteadyWidth(r) {
			f.report(at, saying.UnsteadyWidth, "char", string(r))
			return
		}
	}
}

// media reads the text art of a file, and the version of it for each language.
func (f form) media(at place, file string) content.Block {
	b := content.Block{Kind: content.Art}
	f.l.refs = append(f.l.refs, reference{f.src, f.in, "media", wordAt{at, file}})
	b.Code = f.l.art(file)
	stem := strings.TrimSuffix(file, ".txt")
	for _, lang := range f.l.langs {
		if c := f.l.art(stem + "." + string(lang) + ".txt"); c != nil {
			if b.Local == nil {
				b.Local = map[content.Lang]*content.Code{}
			}
			b.Local[lang] = c
		}
	}
	return b
}

// art returns the lines of a file in media/, or nil if it cannot be used.
func (l *loader) art(file string) *content.Code {
	src := l.sources[file]
	if src == nil || src.broken || !strings.HasPrefix(file, "media/") {
		return nil
	}
	l.ids["media/"+file] = wordAt{place{1, 1}, file}
	f := form{l: l, src: src}
	return f.verbatim(place{1, 1}, "text", strings.Split(strings.TrimRight(src.text, "\n"), "\n"), 1, 200)
}
