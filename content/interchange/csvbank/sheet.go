package csvbank

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/cells"
	"quest/content/lazy"
)

// columns says in which column of a sheet what stands; -1 for none.
type columns struct {
	question, key, joined, explain, hint, tags, category, difficulty, number, code int

	options []int
	lost    []string // names of columns that mean nothing here
}

// names are the words that head a column, in the languages and programs in which they were met.
var names = lazy.Value[map[string][]string]{Make: func() map[string][]string {
	return map[string][]string{
		"question":   {"question", "questiontext", "stem", "prompt", "문제", "질문", "문항", "지문", "발문", "pregunta", "pergunta", "enunciado", "frage", "вопрос", "問題"},
		"key":        {"answer", "answers", "correct", "correctanswer", "correctanswers", "correctoption", "key", "answerkey", "solution", "rightanswer", "정답", "답", "답안", "정답번호", "respuesta", "respuestacorrecta", "correcta", "resposta", "respostacorreta", "respostacerta", "gabarito", "antwort", "richtigeantwort", "lösung", "ответ", "правильныйответ", "正解", "答え"},
		"joined":     {"options", "choices", "answeroptions", "보기", "선택지", "opciones", "alternativas", "opções", "antworten", "варианты", "選択肢"},
		"explain":    {"explanation", "explain", "feedback", "rationale", "comment", "해설", "설명", "풀이", "피드백", "explicación", "explicacion", "explicação", "explicacao", "erklärung", "объяснение", "解説"},
		"hint":       {"hint", "힌트", "pista", "dica", "tipp", "подсказка", "ヒント"},
		"tags":       {"tag", "tags", "keyword", "keywords", "태그", "키워드", "etiquetas"},
		"category":   {"category", "topic", "subject", "chapter", "unit", "section", "분류", "단원", "주제", "카테고리", "과목", "categoría", "categoria", "tema", "kategorie", "категория"},
		"difficulty": {"difficulty", "level", "난이도", "dificultad", "dificuldade", "schwierigkeit", "сложность", "難易度"},
		"number":     {"no", "nr", "num", "number", "#", "id", "번호", "순번", "연번", "número", "numero", "nº"},
		"code":       {"code", "snippet", "코드"},
	}
}}

var optionName = lazy.Regexp(`^(?:(?:option|answer|choice|opt|보기|선택지|선지|답지|opcion|opción|opção|opcao|alternativa|respuesta|resposta|antwort|вариант|選択肢)([1-8a-h①-⑧])(?:max\d+\w*)?|([a-h①-⑧])|([1-8]번))$`)

// folded gives a header in small letters without spaces and signs.
func folded(s string) string {
	s = norm.NFC.String(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n_-.:()[]'\"?*/", r) {
			return -1
		}
		return r
	}, s)
}

// columnsOf reads a header. ok is false if no word of it is known.
func columnsOf(header []string) (columns, bool) {
	c := columns{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, nil, nil}
	at := map[string]*int{
		"question": &c.question, "key": &c.key, "joined": &c.joined, "explain": &c.explain, "hint": &c.hint, "tags": &c.tags,
		"category": &c.category, "difficulty": &c.difficulty, "number": &c.number, "code": &c.code,
	}
	for i, h := range header {
		if before, _, ok := strings.Cut(h, " - "); ok { // "Answer 1 - max 75 characters"
			h = before
		}
		f := folded(h)
		known := f == ""
		if optionName.Get().MatchString(f) {
			c.options, known = append(c.options, i), true
		}
		for field, words := range names.Get() {
			if !known && *at[field] < 0 && slices.Contains(words, f) {
				*at[field], known = i, true
			}
		}
		if !known {
			c.lost = append(c.lost, content.OneLine(h))
		}
	}
	return c, c.question >= 0 || len(c.options) > 1
}

// sheet reads a table with a question in each row.
type sheet struct {
	bank *interchange.Bank
	lang content.Lang
	c    columns
	rows []row
	mode keyMode
	quiz map[string]int
}

func readSheet(bank *interchange.Bank, rows []row, o interchange.ReadOptions) (*interchange.Bank, error) {
	s := &sheet{bank: bank, lang: o.Lang, rows: rows, quiz: map[string]int{}}
	c, ok := columnsOf(rows[0].cells)
	if ok && c.question >= 0 {
		s.c, s.rows = c, rows[1:]
		if len(c.lost) > 0 {
			s.lose(rows[0].line, interchange.Noted, ColumnsLost, "names", strings.Join(c.lost, ", "))
		}
	} else if s.c, ok = guessed(rows); ok {
		s.lose(rows[0].line, interchange.Noted, NoHeader, "question", short(rows[0].cell(s.c.question)), "key", short(rows[0].cell(s.c.key)))
	} else {
		return nil, &interchange.SyntaxError{Line: rows[0].line, Col: 1, Key: NoColumns}
	}
	s.settleKeys()
	for i, r := range s.rows {
		if i%200 == 0 {
			if err := o.At(i, len(s.rows)); err != nil {
				return nil, err
			}
		}
		s.question(r)
	}
	return bank, nil
}

func (s *sheet) lose(line int, kind interchange.LossKind, key interchange.Key, args ...string) {
	s.bank.Losses = append(s.bank.Losses, interchange.Loss{Line: line, Kind: kind, Key: key, Args: args})
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return content.OneLine(string(r[:40])) + "…"
	}
	return content.OneLine(s)
}

// guessed finds the columns of a table without a header: a number, the question, options, and the
// key at the end; or a question and an answer.
func guessed(rows []row) (columns, bool) {
	c := columns{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, nil, nil}
	n := len(rows[0].cells)
	same := 0
	for _, r := range rows {
		if len(r.cells) == n {
			same++
		}
	}
	if n < 2 || same*2 < len(rows) {
		return c, false
	}
	at := 0
	if everyCell(rows, 0, func(s string) bool { _, err := strconv.Atoi(strings.Trim(s, ".)번 ")); return err == nil }) && n > 2 {
		c.number, at = 0, 1
	}
	c.question = at
	if n-at == 2 {
		c.key = at + 1
		return c, true
	}
	for i := n - 1; i > at+1; i-- {
		looks := everyCell(rows, i, func(s string) bool { return plainKey.Get().MatchString(s) })
		for _, r := range rows {
			looks = looks || i == n-1 && slices.Contains(r.cells[min(at+1, len(r.cells)):min(i, len(r.cells))], r.cell(i)) && r.cell(i) != ""
		}
		if looks {
			c.key = i
			break
		}
	}
	if c.key < 0 {
		return c, false
	}
	for i := at + 1; i < c.key; i++ {
		c.options = append(c.options, i)
	}
	if c.key+1 < n {
		c.explain = c.key + 1
	}
	return c, len(c.options) > 1
}

func everyCell(rows []row, i int, fits func(string) bool) bool {
	n := 0
	for _, r := range rows {
		if s := strings.TrimSpace(r.cell(i)); s != "" {
			if !fits(s) {
				return false
			}
			n++
		}
	}
	return n > 0
}

// options gives the options of a row, with empty cells in their places.
func (s *sheet) options(r row) []string {
	if s.c.joined >= 0 && len(s.c.options) == 0 {
		return splitOptions(r.cell(s.c.joined))
	}
	all := make([]string, len(s.c.options))
	for i, at := range s.c.options {
		all[i] = cells.Unshielded(r.cell(at))
	}
	return all
}

// splitOptions cuts options that stand in one cell.
func splitOptions(cell string) []string {
	for _, sep := range []string{"\n", ";", "|", ","} {
		if strings.Contains(cell, sep) {
			var all []string
			for part := range strings.SplitSeq(cell, sep) {
				if part = strings.TrimSpace(part); part != "" {
					all = append(all, part)
				}
			}
			return all
		}
	}
	if strings.TrimSpace(cell) == "" {
		return nil
	}
	return []string{cell}
}

// question reads a row.
func (s *sheet) question(r row) {
	stem := cells.Unshielded(r.cell(s.c.question))
	if strings.TrimSpace(stem) == "" {
		s.lose(r.line, interchange.Skipped, interchange.NoStem)
		return
	}
	q := interchange.Question{
		Line: r.line, Origin: content.OneLine(r.cell(s.c.number)), Explain: s.text(r.cell(s.c.explain)), Hint: s.text(r.cell(s.c.hint)),
		Difficulty: difficulty(r.cell(s.c.difficulty)),
	}
	for _, t := range strings.FieldsFunc(r.cell(s.c.tags), func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		q.Tags = append(q.Tags, strings.TrimSpace(t))
	}
	if code := r.cell(s.c.code); strings.TrimSpace(code) != "" {
		q.Code = &interchange.Code{Language: "text", Text: code}
	}
	stem = outOfFences(stem, &q)
	key := cells.Unshielded(strings.TrimSpace(r.cell(s.c.key)))
	options := s.options(r)
	if !slices.ContainsFunc(options, func(o string) bool { return strings.TrimSpace(o) != "" }) {
		s.withoutOptions(&q, stem, key)
	} else {
		q.Stem = s.text(stem)
		s.choice(&q, options, key)
	}
	s.add(q, r.cell(s.c.category))
}

func (s *sheet) add(q interchange.Question, category string) {
	category = strings.TrimSpace(category)
	at, ok := s.quiz[category]
	if !ok {
		at = len(s.bank.Quizzes)
		s.quiz[category] = at
		quiz := interchange.Quiz{}
		if category != "" {
			quiz.Path = []string{category}
		}
		s.bank.Quizzes = append(s.bank.Quizzes, quiz)
	}
	s.bank.Quizzes[at].Questions = append(s.bank.Quizzes[at].Questions, q)
}

func difficulty(s string) int {
	switch f := folded(s); f {
	case "1", "2", "3", "4", "5":
		return int(f[0] - '0')
	case "easy", "하", "쉬움", "fácil", "facil", "leicht":
		return 1
	case "medium", "normal", "중", "보통", "media", "medio", "mittel":
		return 3
	case "hard", "difficult", "상", "어려움", "difícil", "dificil", "schwer":
		return 5
	}
	return 0
}

// withoutOptions reads a question with a key and nothing to choose from: true or false, or an
// answer to be typed.
func (s *sheet) withoutOptions(q *interchange.Question, stem, key string) {
	if truth, ok := truthOf(key); ok {
		q.Type, q.Answer, q.Stem = content.TrueFalse, truth, s.text(stem)
		return
	}
	q.Type = content.Cloze
	text := s.text(stem)
	for lang := range text {
		text[lang] += " {{answer}}"
	}
	q.Text = text
	var answers []string
	for _, a := range strings.FieldsFunc(key, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		if a = strings.TrimSpace(a); a != "" {
			answers = append(answers, a)
		}
	}
	g := interchange.Gap{ID: "answer", Accept: map[content.Lang][]string{}, Code: interchange.NeedsCode(answers)}
	if len(answers) > 0 {
		g.Accept[content.AnyLang] = answers
	}
	q.Gaps = []interchange.Gap{g}
}

// truthOf reads words for true and false that no question asks to be typed.
func truthOf(key string) (truth, ok bool) {
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "true", "t", "o", "○", "참", "맞음", "verdadero", "vrai", "wahr", "richtig", "verdadeiro", "верно":
		return true, true
	case "false", "f", "x", "×", "거짓", "틀림", "falso", "faux", "falsch", "неверно":
		return false, true
	}
	return false, false
}
