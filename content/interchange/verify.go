package interchange

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"

	"quest/content"
	"quest/content/source"
)

// quizOut is a quiz file that is being made.
type quizOut struct {
	id, path  string
	title     Text
	questions []Question
	texts     []string // of the questions in YAML; nil once one of them has changed
}

// packOut is a pack that is being made.
type packOut struct {
	id      string
	title   Text
	quizzes []*quizOut
}

// newPack begins the n-th pack, from 1, with some groups, or what they add to the one that is there.
func (w *builder) newPack(groups []group, n int) *packOut {
	p := &packOut{id: w.o.Name, title: w.packTitle()}
	if n > 1 {
		p.id = w.o.Name + "-" + itoa(n)
	}
	ids, paths := map[string]bool{}, map[string]bool{}
	if w.target != nil {
		ids, paths = w.target.quizzes, w.target.paths
	}
	for _, g := range groups {
		q := &quizOut{id: free(w.quizID(g.quiz), ids), questions: g.quiz.Questions, texts: g.texts}
		q.path = newPath(q.id, paths)
		q.title = w.quizTitle(g)
		p.quizzes = append(p.quizzes, q)
	}
	return p
}

// buildPack makes one pack of some groups, or adds them to the one that is there. early is what was
// read ahead of it, nil for nothing.
func (w *builder) buildPack(groups []group, early *reading) error {
	p := w.newPack(groups, len(w.out.Packs)+1)
	files, err := w.settle(p, early)
	if err != nil {
		return err
	}
	if w.target == nil && len(p.quizzes) == 0 || len(files) == 0 {
		return nil
	}
	out := BuiltPack{Files: files}
	if w.target == nil {
		out.Name = p.id
	}
	for _, q := range p.quizzes {
		out.Quiz = append(out.Quiz, q.path)
		out.Items += countItems(q.questions)
		for i := range q.questions {
			w.tally(&q.questions[i])
		}
	}
	w.out.Packs = append(w.out.Packs, out)
	return nil
}

// tally counts a question that came over, and tells why a draft is one.
func (w *builder) tally(q *Question) {
	if q.Draft != "" {
		w.out.Drafts += countItems([]Question{*q})
		w.loss(q, Drafted, q.Draft, q.Lacks...)
		return
	}
	if q.Type != content.Case {
		w.out.Imported++
		return
	}
	for i := range q.Questions {
		w.tally(&q.Questions[i])
	}
}

// quizID makes the ID of a quiz: its own, or that of its name in the file.
func (w *builder) quizID(q Quiz) string {
	if content.Identifier(q.ID) {
		return q.ID
	}
	name := ""
	if len(q.Path) > 0 {
		name = q.Path[len(q.Path)-1]
	}
	for _, s := range []string{name, asked(&Question{Stem: q.Title}), w.o.Name} {
		if id := slug(s, idLength); content.Identifier(id) {
			return id
		}
	}
	return "questions"
}

// quizTitle is the title of a quiz file: its own, or the name of its group in the file.
func (w *builder) quizTitle(g group) Text {
	t := g.quiz.Title
	if blank(t) && len(g.quiz.Path) > 0 && g.quiz.ID == "" {
		t = Text{"": Plain(g.quiz.Path[len(g.quiz.Path)-1])}
	}
	out := Text{}
	for lang, s := range t {
		clean, _ := Cleaned(s, false)
		if clean, key := fitText(clean, false); clean != "" && key == "" {
			if g.n > 1 {
				clean += " (" + itoa(g.n) + ")"
			}
			out[lang] = clean
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// maxRounds is how often a pack is loaded until it has no error. Each round makes drafts
// of questions, or leaves some out.
const maxRounds = 40

// settle writes the files of a pack, loads them, and makes drafts of the questions with
// errors, until there is no error.
func (w *builder) settle(p *packOut, early *reading) (map[string][]byte, error) {
	var findings []source.Finding
	for round := range maxRounds {
		p.quizzes = slices.DeleteFunc(p.quizzes, func(q *quizOut) bool { return len(q.questions) == 0 })
		files, err := w.files(p)
		if err != nil || len(files) == 0 {
			return files, err
		}
		if round > 0 {
			early = nil
		}
		if findings, err = w.errors(files, early); err != nil {
			return nil, err
		}
		if len(findings) == 0 {
			return files, nil
		}
		if !w.cure(p, findings) {
			break
		}
		for _, q := range p.quizzes {
			q.texts = nil
		}
	}
	return nil, fmt.Errorf("the pack that was made has an error: %s", findings[0].String(content.English))
}

// files writes everything that a pack needs, or that is added to one.
func (w *builder) files(p *packOut) (map[string][]byte, error) {
	files := map[string][]byte{}
	var ids []string
	var all []Question
	for _, q := range p.quizzes {
		ids = append(ids, q.id)
		files[q.path] = w.quizFile(q)
		all = append(all, q.questions...)
		for i := range q.questions {
			w.writeArt(&q.questions[i], files)
		}
	}
	if w.target != nil {
		delete(w.target.changed, "pack.yaml")
		if len(ids) > 0 && !w.target.listQuizzes(ids) {
			return nil, fmt.Errorf("%w: the list quizzes in pack.yaml cannot be added to", ErrBrokenPack)
		}
		for name, b := range w.target.changed {
			files[name] = b
		}
		return files, nil
	}
	if len(ids) == 0 {
		return nil, nil
	}
	files["pack.yaml"] = w.manifest(p.id, p.title, ids)
	if b := w.glossary(all); b != nil {
		files["concepts.yaml"] = b
	}
	return files, nil
}

// loaded loads a pack with the files and gives it with its errors.
func (w *builder) loaded(files map[string][]byte) (*content.Pack, []source.Finding, error) {
	r, err := w.read(files)
	if err != nil {
		return nil, nil, err
	}
	p, findings := r.Pack()
	if w.target != nil {
		return p, w.target.errors(r), nil
	}
	return p, slices.DeleteFunc(findings, func(f source.Finding) bool { return f.Level != source.Error }), nil
}

// read reads a pack with the files by all rules.
func (w *builder) read(files map[string][]byte) (*source.Reading, error) {
	over := fstest.MapFS{}
	for name, b := range files {
		over[name] = &fstest.MapFile{Data: b}
	}
	whole := fs.FS(over)
	if w.target != nil {
		whole = overlay{over, w.target.files}
	}
	r := source.Read(whole, source.Options{Version: w.o.Version})
	if w.o.Rules != nil {
		if err := w.o.Rules(r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// cure makes drafts of the questions that findings are about; one that is a draft already is left
// out. It is false if nothing could be done.
func (w *builder) cure(p *packOut, findings []source.Finding) bool {
	done := false
	cured := map[string]bool{}
	for _, f := range findings {
		kind, id, _ := strings.Cut(f.ID, "/")
		if cured[f.ID] {
			continue
		}
		cured[f.ID] = true
		for _, quiz := range p.quizzes {
			switch {
			case kind == "item":
				done = w.cureItem(quiz, id, f) || done
			case quiz.path == f.File && quiz.title != nil:
				w.losses = append(w.losses, Loss{Line: quiz.questions[0].Line, Kind: Noted, Key: TitleDropped, Args: []string{"id", quiz.id}})
				quiz.title, done = nil, true
			}
		}
		if f.File == "pack.yaml" && w.target == nil && p.title[""] != asName(w.o.Name) {
			p.title, done = Text{"": asName(w.o.Name)}, true
		}
		if f.File == "concepts.yaml" && w.target == nil {
			done = w.cureGlossary(p, kind, id) || done
		}
	}
	return done
}

func (w *builder) cureItem(quiz *quizOut, id string, f source.Finding) bool {
	for i := range quiz.questions {
		q := &quiz.questions[i]
		if q.ID == id {
			if q.Draft == "" {
				makeDraft(q, f, w.o.In)
				return true
			}
			w.loss(q, Skipped, Unfit, "code", f.Code, "why", f.Apart(w.o.In))
			quiz.questions = slices.Delete(quiz.questions, i, i+1)
			return true
		}
		for j := range q.Questions {
			sub := &q.Questions[j]
			if sub.ID != id {
				continue
			}
			if sub.Draft == "" && q.Draft == "" {
				makeDraft(sub, f, w.o.In)
				return true
			}
			w.loss(sub, Skipped, Unfit, "code", f.Code, "why", f.Apart(w.o.In))
			if q.Questions = slices.Delete(slices.Clone(q.Questions), j, j+1); len(q.Questions) == 0 {
				quiz.questions = slices.Delete(quiz.questions, i, i+1)
			}
			return true
		}
	}
	return false
}

func makeDraft(q *Question, f source.Finding, lang content.Lang) {
	q.Draft, q.Lacks = FailsCheck, []string{"code", f.Code, "why", f.Apart(lang)}
}

// cureGlossary drops an entry of the glossary that has an error, wherever it is named.
func (w *builder) cureGlossary(p *packOut, kind, id string) bool {
	before := len(w.bank.Concepts) + len(w.bank.Misconceptions)
	own := *w.bank
	own.Concepts = slices.DeleteFunc(slices.Clone(own.Concepts), func(c Concept) bool { return kind == "concept" && c.ID == id || kind == "" })
	own.Misconceptions = slices.DeleteFunc(slices.Clone(own.Misconceptions), func(m Misconception) bool { return kind == "misconception" && m.ID == id || kind == "" })
	w.bank = &own
	for _, quiz := range p.quizzes {
		for i := range quiz.questions {
			w.dropRefs(&quiz.questions[i])
		}
	}
	return len(own.Concepts)+len(own.Misconceptions) < before
}
