package interchange

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
)

// group is a part of a quiz that becomes one file.
type group struct {
	quiz  Quiz     // with the questions of this file only
	texts []string // of its questions in YAML
	n     int      // which part of the quiz it is, from 1
	bytes int      // that its questions take
}

// inPacks parts the quizzes into files, and the files into packs, as the limits want it.
func (w *builder) inPacks(quizzes []Quiz) [][]group {
	var packs [][]group
	var files []group
	items, bytes, room := 0, 0, maxPackItems
	fileRoom := maxQuizFiles
	if w.target != nil {
		room -= w.target.items
		fileRoom -= len(w.target.paths)
	}
	for _, quiz := range quizzes {
		parts := w.inFiles(quiz)
		if len(parts) > 1 {
			w.losses = append(w.losses, Loss{File: quiz.Questions[0].File, Line: quiz.Questions[0].Line, Kind: Noted, Key: QuizSplit, Args: []string{"n", itoa(countItems(quiz.Questions)), "parts", itoa(len(parts)), "most", itoa(maxQuizItems)}})
		}
		for _, g := range parts {
			n, size := countItems(g.quiz.Questions), g.bytes
			if items+n > room || len(files) == fileRoom || bytes+size > maxPackBytes {
				if w.target != nil {
					w.full(g)
					continue
				}
				packs, files = append(packs, files), nil
				items, bytes = 0, 0
			}
			files = append(files, g)
			items, bytes = items+n, bytes+size
		}
	}
	if len(files) > 0 {
		packs = append(packs, files)
	}
	if len(packs) > 1 {
		w.losses = append(w.losses, Loss{Kind: Noted, Key: PackSplit, Args: []string{"parts", itoa(len(packs)), "most", itoa(maxPackItems)}})
	}
	return packs
}

// full leaves out the questions of a file for which the pack has no room.
func (w *builder) full(g group) {
	for i := range g.quiz.Questions {
		w.loss(&g.quiz.Questions[i], Skipped, PackFull, "most", itoa(maxPackItems))
	}
}

// inFiles parts the questions of a quiz into files.
func (w *builder) inFiles(quiz Quiz) []group {
	var parts []group
	var now []Question
	var texts []string
	items, bytes, signs := 0, 0, 0
	flush := func() {
		if len(now) > 0 {
			part := quiz
			part.Questions = now
			parts = append(parts, group{part, texts, len(parts) + 1, bytes})
		}
		texts = nil
		now, items, bytes, signs = nil, 0, 0, 0
	}
	for _, q := range quiz.Questions {
		text := w.render([]Question{q})
		n, s := countItems([]Question{q}), countSigns(text)
		if items+n > maxQuizItems || bytes+len(text) > maxQuizBytes || signs+s > maxQuizSigns {
			flush()
		}
		now, texts = append(now, q), append(texts, text)
		items, bytes, signs = items+n, bytes+len(text), signs+s
	}
	flush()
	return parts
}

// countSigns counts what could make a node of YAML.
func countSigns(s string) int {
	return strings.Count(s, ",") + strings.Count(s, "-") + 2*strings.Count(s, ":") + strings.Count(s, "[") + strings.Count(s, "{") + 2*strings.Count(s, "?")
}

// countItems counts questions as the limits of packs do: those of a case each.
func countItems(questions []Question) int {
	n := 0
	for _, q := range questions {
		if n++; q.Type == content.Case {
			n += len(q.Questions) - 1
		}
	}
	return n
}

// render writes questions as the elements of a list.
func (w *builder) render(questions []Question) string {
	y := w.yaml()
	y.Grow(1024 * len(questions))
	art := map[*Art]string{}
	for i := range questions {
		nameArt(&questions[i], art)
		y.item(2, &questions[i], art)
	}
	return y.String()
}

func (w *builder) yaml() *yamlWriter {
	return &yamlWriter{langs: w.langs, say: w.say, from: oneLine(w.o.File)}
}

func (w *builder) say(key Key, args ...string) string {
	if w.o.Say == nil {
		return string(key)
	}
	return w.o.Say(key, args...)
}

// nameArt gives each picture of a question the path of its file, by the question's ID.
func nameArt(q *Question, art map[*Art]string) {
	if q.Art != nil && q.Art.Text != "" {
		art[q.Art] = "media/" + q.ID + ".txt"
	}
	for i := range q.Questions {
		nameArt(&q.Questions[i], art)
	}
}

// writeArt adds the pictures of a question to the files of a pack.
func (w *builder) writeArt(q *Question, files map[string][]byte) {
	if a := q.Art; a != nil && a.Text != "" {
		files["media/"+q.ID+".txt"] = []byte(a.Text + "\n")
		for lang, text := range a.Local {
			if slices.Contains(w.langs, lang) {
				files["media/"+q.ID+"."+string(lang)+".txt"] = []byte(text + "\n")
			}
		}
	}
	for i := range q.Questions {
		w.writeArt(&q.Questions[i], files)
	}
}

// quizFile writes one file of quiz/. Its questions are written anew unless they are as they were when
// the files were parted.
func (w *builder) quizFile(q *quizOut) []byte {
	y := w.yaml()
	y.line(0, "format: quest.quiz/v1")
	y.word(0, "id", q.id)
	y.text(0, "title", q.title)
	y.line(0, "items:")
	texts := q.texts
	if texts == nil {
		texts = []string{w.render(q.questions)}
	}
	size := y.Len()
	for _, t := range texts {
		size += len(t)
	}
	b := append(make([]byte, 0, size), y.String()...)
	for _, t := range texts {
		b = append(b, t...)
	}
	return b
}

var spdx = lazy.Regexp(`^[A-Za-z0-9(][A-Za-z0-9.+() -]{0,199}$`)

// manifest writes the pack.yaml of a new pack.
func (w *builder) manifest(id string, title Text, quizzes []string) []byte {
	y := w.yaml()
	y.comment(0, w.say(CommentHead, "file", oneLine(w.o.File)))
	y.line(0, "format: quest.pack/v1")
	y.word(0, "id", w.o.Owner+"/"+id)
	y.word(0, "version", "0.1.0")
	names := make([]string, len(w.langs))
	for i, l := range w.langs {
		names[i] = string(l)
	}
	y.list(0, "languages", names)
	y.text(0, "title", title)
	y.text(0, "summary", w.summary())
	var authors []string
	license := ""
	if w.bank.Pack != nil {
		authors, license = w.bank.Pack.Authors, w.bank.Pack.License
		if !spdx.Get().MatchString(license) {
			license = ""
		}
	}
	if len(authors) == 0 || license == "" {
		y.comment(0, w.say(CommentOwner))
	}
	if len(authors) == 0 {
		authors = []string{w.say(UnknownAuthor)}
	}
	y.line(0, "authors:")
	for _, a := range authors {
		y.line(2, "- name: ", quoted(oneLine(a)))
	}
	y.word(0, "license", firstOf(license, "LicenseRef-unknown"))
	y.line(0, "quizzes:")
	for _, q := range quizzes {
		y.line(2, "- ", q)
	}
	return []byte(y.String())
}

// summary is what a new pack says of itself: that of the pack that the bank is from, else the
// name of the file, in code, which stands for every language.
func (w *builder) summary() Text {
	if w.bank.Pack != nil && w.whole(w.bank.Pack.Summary) {
		return w.bank.Pack.Summary
	}
	name := CodeSpan(firstOf(oneLine(w.o.File), w.o.Name))
	if len(w.langs) == 1 && w.langs[0] == w.o.In {
		return Text{w.o.In: w.say(SummaryOf, "file", name)}
	}
	return Text{"": name}
}

// packTitle is the title of a new pack.
func (w *builder) packTitle() Text {
	if w.whole(w.bank.Title) && len(w.bank.Title) > 0 {
		return w.bank.Title
	}
	return Text{"": asName(firstOf(w.o.Name, "questions"))}
}

// asName writes the words of an ID with capitals, so that they stand for every language.
func asName(id string) string {
	words := strings.Split(id, "-")
	for i, s := range words {
		if s != "" {
			words[i] = strings.ToUpper(s[:1]) + s[1:]
		}
	}
	return strings.Join(words, " ")
}

// glossary writes the concepts.yaml of a new pack: what its questions name.
func (w *builder) glossary(questions []Question) []byte {
	concepts, beliefs := map[string]bool{}, map[string]bool{}
	var look func(q *Question)
	look = func(q *Question) {
		for _, c := range q.Concepts {
			concepts[c] = true
		}
		eachMisconception(q, func(id *string) { beliefs[*id] = true })
		for i := range q.Questions {
			look(&q.Questions[i])
		}
	}
	for i := range questions {
		look(&questions[i])
	}
	delete(beliefs, "")
	if len(concepts)+len(beliefs) == 0 {
		return nil
	}
	y := w.yaml()
	y.line(0, "format: quest.concepts/v1")
	if len(concepts) > 0 {
		y.line(0, "concepts:")
	}
	for _, c := range w.bank.Concepts {
		if concepts[c.ID] {
			y.line(2, "- id: ", c.ID)
			y.text(4, "term", c.Term)
			y.text(4, "short", c.Short)
		}
	}
	if len(beliefs) > 0 {
		y.line(0, "misconceptions:")
	}
	for _, m := range w.bank.Misconceptions {
		if beliefs[m.ID] {
			y.line(2, "- id: ", m.ID)
			y.text(4, "says", m.Says)
			y.text(4, "fix", m.Fix)
		}
	}
	return []byte(y.String())
}
