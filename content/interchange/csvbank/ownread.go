package csvbank

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/cells"
)

// ownReader reads quest's own table.
type ownReader struct {
	bank *interchange.Bank
	col  map[string]int
	text map[int]content.Lang // columns of texts
	why  map[int]content.Lang
	row  row

	quizzes map[string]int
	path    map[string][2]int // of a question: its quiz and its place there
	inner   map[string]int    // of a question of a case: its place in it
	cases   map[string]string // of a question of a case: the case
}

func readOwn(bank *interchange.Bank, rows []row, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &ownReader{
		bank: bank, col: map[string]int{}, text: map[int]content.Lang{}, why: map[int]content.Lang{},
		quizzes: map[string]int{}, path: map[string][2]int{}, inner: map[string]int{}, cases: map[string]string{},
	}
	var unknown []string
	for i, name := range rows[0].cells {
		r.col[name] = i
		lang, isWhy := strings.CutPrefix(name, whyOf)
		switch {
		case slices.Contains([]string{colItem, colType, colPart, colID, colValue, colWrong, colMeta}, name):
		case name == colAny:
			r.text[i] = ""
		case isWhy && lang == colAny:
			r.why[i] = ""
		case isWhy && content.LanguageCode(lang):
			r.why[i] = content.Lang(lang)
		case content.LanguageCode(name):
			r.text[i] = content.Lang(name)
		case name != "":
			unknown = append(unknown, content.OneLine(name))
		}
	}
	if len(unknown) > 0 {
		bank.Losses = append(bank.Losses, interchange.Loss{Line: rows[0].line, Kind: interchange.Noted, Key: ColumnsLost, Args: []string{"names", strings.Join(unknown, ", ")}})
	}
	for i, one := range rows[1:] {
		if i%200 == 0 {
			if err := o.At(i, len(rows)); err != nil {
				return nil, err
			}
		}
		r.row = one
		r.read()
	}
	return bank, nil
}

func (r *ownReader) get(name string) string {
	i, ok := r.col[name]
	if !ok {
		return ""
	}
	return cells.Unshielded(r.row.cell(i))
}

func (r *ownReader) texts(cols map[int]content.Lang) interchange.Text {
	t := interchange.Text{}
	for i, lang := range cols {
		if s := cells.Unshielded(r.row.cell(i)); strings.TrimSpace(s) != "" {
			t[lang] = s
		}
	}
	if len(t) == 0 {
		return nil
	}
	return t
}

func (r *ownReader) answers() map[content.Lang][]string {
	out := map[content.Lang][]string{}
	for lang, s := range r.texts(r.text) {
		if lang == "" {
			lang = content.AnyLang
		}
		if list := parted(s); len(list) > 0 {
			out[lang] = list
		}
	}
	return out
}

func (r *ownReader) lose(kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: r.row.line, ID: r.get(colItem), Kind: kind, Key: key, Args: args})
}

// fields reads the cell of meta.
func (r *ownReader) fields() map[string][]string {
	all := map[string][]string{}
	for pair := range strings.SplitSeq(r.get(colMeta), ";") {
		name, values, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if !ok {
			continue
		}
		for v := range strings.FieldsSeq(values) {
			all[name] = append(all[name], metaUnescapes.Get().Replace(v))
		}
	}
	return all
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (r *ownReader) read() {
	id, text, why := r.get(colItem), r.texts(r.text), r.texts(r.why)
	switch r.get(colType) {
	case "":
		r.part(id, text, why)
	case rowPack:
		r.bank.Title = text
		if id != "" {
			m := r.fields()
			h := &interchange.Head{ID: id, Version: r.get(colValue), Summary: why, Authors: m["authors"], License: first(m["license"])}
			for _, l := range m["languages"] {
				h.Languages = append(h.Languages, content.Lang(l))
			}
			r.bank.Pack = h
		}
	case rowQuiz:
		i := r.quiz(id)
		r.bank.Quizzes[i].Title = text
		if path := r.get(colValue); path != "" {
			r.bank.Quizzes[i].Path = strings.Split(path, "\n")
		}
	case rowConcept:
		r.bank.Concepts = append(r.bank.Concepts, interchange.Concept{ID: id, Term: text, Short: why})
	case rowBelief:
		r.bank.Misconceptions = append(r.bank.Misconceptions, interchange.Misconception{ID: id, Says: text, Fix: why})
	default:
		r.question(id, text, why)
	}
}

func (r *ownReader) quiz(id string) int {
	i, ok := r.quizzes[id]
	if !ok {
		i = len(r.bank.Quizzes)
		r.quizzes[id] = i
		r.bank.Quizzes = append(r.bank.Quizzes, interchange.Quiz{ID: id})
	}
	return i
}

// question begins a question.
func (r *ownReader) question(id string, text, why interchange.Text) {
	kind := content.ItemType(r.get(colType))
	if !slices.Contains(content.ItemTypes(), kind) {
		r.lose(interchange.Skipped, interchange.UnknownType, "type", content.OneLine(string(kind)))
		return
	}
	m := r.fields()
	q := interchange.Question{
		Line: r.row.line, ID: id, Type: kind, Explain: why, Misconception: r.get(colWrong), Was: m["was"], Level: first(m["level"]), Domains: m["domains"],
		Concepts: m["concepts"], Cites: m["cites"], Sources: m["sources"], Verified: first(m["verified"]), Tags: m["tags"], Keep: first(m["shuffle"]) == "false",
		Draft: interchange.Key(draftOf(m)), Origin: first(m["origin"]), Name: first(m["name"]),
	}
	q.Exam, q.Row, q.Constraint, q.Confuses = first(m["exam"]) == "true", first(m["row"]), first(m["constraint"]), m["confuses"]
	q.StaleAfter, _ = strconv.Atoi(first(m["stale_after"])) // 0 for the usual
	q.Rev, _ = strconv.Atoi(first(m["rev"]))                // 0 for none
	q.Difficulty, _ = strconv.Atoi(first(m["difficulty"]))
	value := strings.ToLower(strings.TrimSpace(r.get(colValue)))
	switch kind {
	case content.Multi:
		q.Choose, _ = strconv.Atoi(value)
	case content.TrueFalse:
		q.Answer = value == "true"
		q.NoAnswer = value != "true" && value != "false"
	default:
	}
	switch r.get(colPart) {
	case "scenario":
		q.Scenario = text
	case "text":
		q.Text = text
	default:
		q.Stem = text
	}
	quiz := r.quiz(first(m["quiz"]))
	questions := &r.bank.Quizzes[quiz].Questions
	if in := first(m["case"]); in != "" {
		if at, ok := r.path[in]; ok {
			head := &r.bank.Quizzes[at[0]].Questions[at[1]]
			r.cases[id], r.inner[id] = in, len(head.Questions)
			head.Questions = append(head.Questions, q)
			return
		}
	}
	r.path[id] = [2]int{quiz, len(*questions)}
	*questions = append(*questions, q)
}

// draftOf gives why a question is a draft: "true" is for those that an author marks by hand.
func draftOf(m map[string][]string) string {
	switch d := first(m["draft"]); d {
	case "", "false":
		return ""
	default:
		return string(interchange.MarkedDraft)
	}
}

// find gives the question that a row of a part is of.
func (r *ownReader) find(id string) *interchange.Question {
	if in, ok := r.cases[id]; ok {
		at := r.path[in]
		return &r.bank.Quizzes[at[0]].Questions[at[1]].Questions[r.inner[id]]
	}
	if at, ok := r.path[id]; ok {
		return &r.bank.Quizzes[at[0]].Questions[at[1]]
	}
	return nil
}

// part reads a row of a part.
func (r *ownReader) part(id string, text, why interchange.Text) {
	q := r.find(id)
	if q == nil {
		r.lose(interchange.Simplified, NoQuestionRow, "id", content.OneLine(id))
		return
	}
	if passage := passageOf(q, r.get(colPart)); passage != nil {
		*passage = text
		return
	}
	part, value, wrong := r.get(colID), strings.TrimSpace(r.get(colValue)), r.get(colWrong)
	switch r.get(colPart) {
	case "code":
		q.Code = &interchange.Code{Language: value, Text: text.In("")}
	case "art":
		r.art(q, part, text)
	case "option":
		q.Options = append(q.Options, interchange.Option{ID: part, Correct: strings.EqualFold(value, "true"), Text: text, Why: why, Misconception: wrong})
	case "bin":
		q.Bins = append(q.Bins, interchange.Bin{ID: part, Text: text})
	case "card":
		q.Cards = append(q.Cards, interchange.Card{ID: part, Bin: value, Text: text, Why: why, Misconception: wrong})
	case "step":
		insertStep(q, value, interchange.Step{ID: part, Text: text, Why: why})
	case "left":
		q.Pairs = append(q.Pairs, interchange.Pair{ID: part, Left: text, Why: why, Misconception: wrong})
	case "right":
		if i := slices.IndexFunc(q.Pairs, func(p interchange.Pair) bool { return p.ID == part }); i >= 0 {
			q.Pairs[i].Right = text
		}
	case "extra":
		q.Extra = append(q.Extra, interchange.Extra{ID: part, Text: text, Why: why, Misconception: wrong})
	default:
		r.gapPart(q, part, value, why, wrong)
	}
}

// passageOf gives the text of the question that a kind of part is; nil for a kind that is no
// single text.
func passageOf(q *interchange.Question, kind string) *interchange.Text {
	switch kind {
	case "stem":
		return &q.Stem
	case "text":
		return &q.Text
	case "scenario":
		return &q.Scenario
	case "hint":
		return &q.Hint
	case "if_right":
		return &q.IfRight
	case "if_wrong":
		return &q.IfWrong
	}
	return nil
}

// insertStep puts a step at its number, from 1, among those of a question; at the end if it has
// no number or one that is too high.
func insertStep(q *interchange.Question, number string, step interchange.Step) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(q.Steps)+1 {
		n = len(q.Steps) + 1
	}
	q.Steps = slices.Insert(q.Steps, n-1, step)
}

func (r *ownReader) art(q *interchange.Question, lang string, text interchange.Text) {
	if q.Art == nil {
		q.Art = &interchange.Art{}
	}
	if lang == "" {
		q.Art.Text = text.In("")
		return
	}
	if q.Art.Local == nil {
		q.Art.Local = map[content.Lang]string{}
	}
	q.Art.Local[content.Lang(lang)] = text.In("")
}

// gapPart reads a row of a gap.
func (r *ownReader) gapPart(q *interchange.Question, part, value string, why interchange.Text, wrong string) {
	switch r.get(colPart) {
	case "accept":
		typos, fold, _ := strings.Cut(value, ";")
		if typos == "auto" {
			typos = ""
		}
		q.Gaps = append(q.Gaps, interchange.Gap{ID: part, Typos: typos, Code: fold == "code", Accept: r.answers()})
	case "number":
		v, tolerance, _ := strings.Cut(value, ";")
		n := &interchange.Number{Value: v, Tolerance: tolerance}
		if units := r.answers()[content.AnyLang]; len(units) > 0 {
			n.Units = units
		}
		q.Gaps = append(q.Gaps, interchange.Gap{ID: part, Number: n})
	case "reject":
		gap, reject, _ := strings.Cut(part, ".")
		for i := range q.Gaps {
			if q.Gaps[i].ID == gap {
				q.Gaps[i].Reject = append(q.Gaps[i].Reject, interchange.Reject{ID: reject, Answers: r.answers(), Why: why, Misconception: wrong})
			}
		}
	default:
		r.lose(interchange.Simplified, UnknownPart, "part", content.OneLine(r.get(colPart)))
	}
}
