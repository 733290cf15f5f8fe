package interchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/lazy"
)

// What is told of the options of a question.
const (
	LabelsDropped Key = "LabelsDropped"
	OrderKept     Key = "OrderKept"
	CharsDropped  Key = "CharsDropped"
)

// eachText hands over every text of a question, but not those of the questions of a case.
// prose is whether the text may have several lines.
func eachText(q *Question, yield func(t *Text, prose bool)) {
	for _, t := range []*Text{&q.Stem, &q.Hint, &q.Explain, &q.IfRight, &q.IfWrong, &q.Text, &q.Scenario} {
		yield(t, true)
	}
	for i := range q.Options {
		yield(&q.Options[i].Text, false)
		yield(&q.Options[i].Why, true)
	}
	for i := range q.Bins {
		yield(&q.Bins[i].Text, false)
	}
	for i := range q.Cards {
		yield(&q.Cards[i].Text, false)
		yield(&q.Cards[i].Why, true)
	}
	for i := range q.Steps {
		yield(&q.Steps[i].Text, false)
		yield(&q.Steps[i].Why, true)
	}
	for i := range q.Pairs {
		yield(&q.Pairs[i].Left, false)
		yield(&q.Pairs[i].Right, false)
		yield(&q.Pairs[i].Why, true)
	}
	for i := range q.Extra {
		yield(&q.Extra[i].Text, false)
		yield(&q.Extra[i].Why, true)
	}
	for i := range q.Gaps {
		for j := range q.Gaps[i].Reject {
			yield(&q.Gaps[i].Reject[j].Why, true)
		}
	}
}

// EachText hands over every text of a question that is there, but not those of the questions
// of a case.
func EachText(q *Question, yield func(Text)) {
	eachText(q, func(t *Text, _ bool) {
		if *t != nil {
			yield(*t)
		}
	})
}

// clean takes the characters out of a question that packs refuse. Everything that it
// changes is its own: the bank that was read stays as it is.
func (f *fitter) clean(q *Question) {
	q.Options, q.Bins, q.Cards = slices.Clone(q.Options), slices.Clone(q.Bins), slices.Clone(q.Cards)
	q.Steps, q.Pairs, q.Extra, q.Gaps = slices.Clone(q.Steps), slices.Clone(q.Pairs), slices.Clone(q.Extra), slices.Clone(q.Gaps)
	for i := range q.Gaps {
		q.Gaps[i].Reject = slices.Clone(q.Gaps[i].Reject)
	}
	dropped := 0
	eachText(q, func(t *Text, _ bool) {
		if *t == nil {
			return
		}
		own := Text{}
		for lang, s := range *t {
			clean, n := Cleaned(s, false)
			if dropped += n; strings.TrimSpace(clean) != "" {
				own[lang] = clean
			}
		}
		if *t = own; len(own) == 0 {
			*t = nil
		}
	})
	if q.Code != nil {
		text, n := Cleaned(q.Code.Text, true)
		q.Code = &Code{q.Code.Language, text}
		dropped += n
	}
	if dropped > 0 {
		f.loss(q, Simplified, CharsDropped, "n", itoa(dropped))
	}
}

var date = lazy.Regexp(`^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)

// fitExam drops what the fields of an item that is written like an exam do not take.
func fitExam(q *Question) {
	line := func(s string, most int) string {
		s, _ = Cleaned(content.OneLine(s), false)
		if s = strings.TrimSpace(s); utf8.RuneCountInString(s) > most {
			return ""
		}
		return s
	}
	q.Exam = q.Exam && (q.Type == content.Single || q.Type == content.Multi)
	if q.Row = line(q.Row, maxRow); strings.Contains(q.Row, " ") {
		q.Row = ""
	}
	if !slices.Contains(content.Constraints(), q.Constraint) {
		q.Constraint = ""
	}
	var confuses []string
	for _, s := range q.Confuses {
		if s = line(s, maxConfused); s != "" && len(confuses) < 4 && !slices.Contains(confuses, s) {
			confuses = append(confuses, s)
		}
	}
	q.Confuses = confuses
	if q.StaleAfter < 1 || q.StaleAfter > 3650 {
		q.StaleAfter = 0
	}
}

// fitFields drops what the fields of every question do not take.
func fitFields(q *Question) {
	if !slices.Contains([]string{"recall", "understand", "apply", "analyze"}, q.Level) {
		q.Level = ""
	}
	if q.Difficulty < 1 || q.Difficulty > 5 {
		q.Difficulty = 0
	}
	q.Rev = min(max(q.Rev, 0), 99)
	if !date.Get().MatchString(q.Verified) {
		q.Verified = ""
	}
	fitExam(q)
	var tags []string
	for _, t := range q.Tags {
		if t = slug(t, 40); content.Identifier(t) && !slices.Contains(tags, t) && len(tags) < 8 {
			tags = append(tags, t)
		}
	}
	q.Tags = tags
	var sources []string
	for _, s := range q.Sources {
		if strings.HasPrefix(s, "https://") && !strings.ContainsAny(s, " \t\n\"<>\\") && len(sources) < 5 && !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	q.Sources = sources
	q.Was = slices.DeleteFunc(slices.Clone(q.Was), func(id string) bool { return !content.Identifier(id) })
}

// nameParts gives every part of a question without an ID one by its place.
func nameParts(q *Question) {
	taken := map[string]bool{}
	name := func(id *string, base string, n int) {
		if !content.Identifier(*id) || taken[*id] {
			for *id = base + itoa(n); taken[*id]; n++ {
				*id = base + itoa(n+1)
			}
		}
		taken[*id] = true
	}
	for i := range q.Options {
		id := &q.Options[i].ID
		if *id == "" {
			*id = "opt-" + string(rune('a'+i))
		}
		name(id, "opt-", i+1)
	}
	bins := map[string]string{}
	for i := range q.Bins {
		old := q.Bins[i].ID
		name(&q.Bins[i].ID, "bin-", i+1)
		bins[old] = q.Bins[i].ID
	}
	for i := range q.Cards {
		q.Cards[i].Bin = bins[q.Cards[i].Bin]
		name(&q.Cards[i].ID, "card-", i+1)
	}
	for i := range q.Steps {
		name(&q.Steps[i].ID, "step-", i+1)
	}
	for i := range q.Pairs {
		name(&q.Pairs[i].ID, "pair-", i+1)
	}
	for i := range q.Extra {
		name(&q.Extra[i].ID, "extra-", i+1)
	}
	for i := range q.Gaps {
		taken[q.Gaps[i].ID] = true
	}
	for i := range q.Gaps {
		for j := range q.Gaps[i].Reject {
			name(&q.Gaps[i].Reject[j].ID, "wrong-", j+1)
		}
	}
}

// nameGaps gives gaps without a sound ID one, in the texts too.
func nameGaps(q *Question) {
	for i := range q.Gaps {
		old := q.Gaps[i].ID
		if content.Identifier(old) {
			continue
		}
		q.Gaps[i].ID = "gap-" + itoa(i+1)
		text := Text{}
		for lang, s := range q.Text {
			text[lang] = strings.ReplaceAll(s, "{{"+old+"}}", "{{"+q.Gaps[i].ID+"}}")
		}
		q.Text = text
	}
}

// label is what some files write before each option; the program shows its own.
var label = lazy.Regexp(`^\(?([A-Ha-h]|[1-8]|[①-⑧]|[가나다라마바사아])(?:[.)]|(?:번|:)\s)\s*|^([①-⑧])\s*`)

// dropLabels removes letters or numbers before options, if every option has one and they
// count up from the first.
func (f *fitter) dropLabels(q *Question) {
	if q.ID != "" {
		return
	}
	for lang := range q.Options[0].Text {
		var rest []string
		for i, o := range q.Options {
			s := o.Text[lang]
			m := label.Get().FindStringSubmatch(s)
			if m == nil || labelNumber(m[1]+m[2]) != i+1 || strings.TrimSpace(s[len(m[0]):]) == "" {
				return
			}
			rest = append(rest, strings.TrimSpace(s[len(m[0]):]))
		}
		for i := range q.Options {
			q.Options[i].Text[lang] = rest[i]
		}
		f.loss(q, Noted, LabelsDropped)
	}
}

// labelNumber gives the place that a label stands for, from 1.
func labelNumber(s string) int {
	for _, row := range []string{"ABCDEFGH", "abcdefgh", "12345678", "①②③④⑤⑥⑦⑧", "가나다라마바사아"} {
		n := 0
		for _, r := range row {
			if n++; s == string(r) {
				return n
			}
		}
	}
	return 0
}

// letter is a letter or number that stands for an option.
const letter = `(?:(?-i:[A-H])\b|[a-h1-8]\))`

// pointing finds options that speak of other options by their letter or place, in the
// languages in which that was met.
var pointing = lazy.Value[*regexp.Regexp]{Make: func() *regexp.Regexp {
	return regexp.MustCompile(`(?im)` + strings.Join([]string{
		`\b(all|none|any|both|neither) of (the )?(above|below|these|those|them)\b`, `\bthe (other|first|last|previous|above|following) (\w+ )?(options?|answers?|choices?|two|three)\b`,
		`\b(both|options?|answers?|choices?|either|neither)\W+` + letter, `^\W*` + letter + `\W*\s(and|or|&|y|e|et|und|i)\s\W*` + letter + `\W*$`,
		`\b(todas|ninguna|todos|ninguno|nenhuma|nenhum)\b.*\b(anteriores|acima|respuestas|alternativas)\b`, `\b(las |la |a |as )?(respuestas?|respostas?|opcion(es)?|opç(ão|ões)|alternativas?)\W+(\w+\W+)?` + letter,
		`\b(toutes|aucune)\b.*\b(réponses|ci-dessus|propositions)\b`, `\b(alle|keine)\b.*\b(oben|genannten|antworten)\b`,
		`все (выше|пере|ответы|варианты)|ни один из|верны (все|оба)`, `위(의)? (모두|전부|모든)|모두 (정답|맞|옳|해당)|해당 ?(사항 ?)?없음|(답|정답)(이)? 없음|이상 모두|보기 (중|모두)|[①-⑧]\s*[,와과·]`,
		`[1-8]번\s*(과|와|,)\s*[1-8]번`,
	}, "|"))
}}

// pointers are parts of words of which a text has at least one that pointing finds, but for a letter
// that stands alone.
var pointers = []string{
	" of ", "the ", "both", "option", "answer", "choice", "either", "todas", "todos", "ningun", "nenhum", "respuesta", "resposta", "opcion", "alternativa",
	"toutes", "aucune", "alle", "keine", "모두", "전부", "모든", "없음", "보기", "번",
}

// mayPoint reports whether pointing may find something in a text. It is quick, and true for many texts in
// which nothing is found.
func mayPoint(s string) bool {
	return !content.PlainSigns(s) || hasPointer(s) || hasLoneLetter(s)
}

// hasPointer reports whether one of the pointers is in a text, in capital or small letters.
func hasPointer(s string) bool {
	low := strings.ToLower(s)
	for _, p := range pointers {
		if strings.Contains(low, p) {
			return true
		}
	}
	return false
}

// hasLoneLetter reports whether a letter or number that may stand for an option is a word of its own in a
// text.
func hasLoneLetter(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !wordByte(c) || i > 0 && wordByte(s[i-1]) || i+1 < len(s) && wordByte(s[i+1]) {
			continue
		}
		if c >= 'A' && c <= 'H' || (c >= 'a' && c <= 'h' || c >= '1' && c <= '8') && strings.HasPrefix(s[i+1:], ")") {
			return true
		}
	}
	return false
}

// wordByte reports whether a byte is a part of a word, as \b of a pattern takes it.
func wordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_'
}

// keepOrder keeps the options of a question in the order of the file where one of them
// points at others.
func (f *fitter) keepOrder(q *Question) {
	if q.Keep || q.ID != "" { // who gives IDs knows that options are shuffled
		return
	}
	var all strings.Builder
	for _, o := range q.Options {
		all.WriteString(o.Text.joined() + "\n")
	}
	plain := Unmarked(all.String())
	if !mayPoint(plain) || !pointing.Get().MatchString(plain) {
		return
	}
	for _, o := range q.Options {
		for _, lang := range sortedLangs(o.Text) {
			if pointing.Get().MatchString(Unmarked(o.Text[lang])) {
				q.Keep = true
				f.loss(q, Noted, OrderKept, "text", cutShort(Unmarked(o.Text[lang])))
				return
			}
		}
	}
}
