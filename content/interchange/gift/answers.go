package gift

import (
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// answer is one answer between the braces.
type answer struct {
	right    bool   // it begins with =
	weight   string // between % and %, "" for none
	text     string // as it stands
	feedback string
}

// worth is the share of the points that an answer gives.
func (a *answer) worth() float64 {
	if a.weight == "" {
		if a.right {
			return 100
		}
		return 0
	}
	v, _ := strconv.ParseFloat(a.weight, 64)
	return v
}

// weighted finds the weight of an answer. Signs such as in "%run" and "=%reset" are none.
var weighted = lazy.Regexp(`^%(-?\d{1,3}(?:[.,]\d{1,7})?)%`)

// cutAnswers parts answers at = and ~ that have no backslash.
func cutAnswers(in string) []answer {
	raw := rawAnswers(in)
	all := make([]answer, len(raw))
	emptyFeedbacks := 0
	for i, s := range raw {
		var emptyFeedback bool
		if all[i], raw[i], emptyFeedback = readAnswer(s); emptyFeedback {
			emptyFeedbacks++
		}
	}
	for i := range all { // "=C#": an empty feedback that only some have is a part of the name
		if all[i].feedback == "" && emptyFeedbacks < len(all) && strings.HasSuffix(raw[i], "#") && sharp.Get().MatchString(raw[i]) {
			all[i].text = raw[i]
		}
	}
	return all
}

// rawAnswers gives each answer from its = or ~ to that of the next.
func rawAnswers(in string) []string {
	var raw []string
	from := -1
	for i := 0; i < len(in); i++ {
		switch c := in[i]; {
		case c == '\\':
			i++
		case c != '=' && c != '~':
		case from < 0:
			from = i
		case c == '=' && from == i-1 && in[from] == '~': // ~= is a right one
			from = i
		case c == '=' && (from == i-1 || inside(in, from, i)):
		default:
			raw = append(raw, in[from:i])
			from = i
		}
	}
	if from >= 0 {
		raw = append(raw, in[from:])
	}
	return raw
}

// readAnswer reads an answer that begins with = or ~. body is what stands behind its weight, the
// feedback included; emptyFeedback tells that a # is there and nothing behind it.
func readAnswer(s string) (a answer, body string, emptyFeedback bool) {
	a.right = s[0] == '='
	s = s[1:]
	if m := weighted.Get().FindStringSubmatch(s); m != nil {
		a.weight, s = strings.Replace(m[1], ",", ".", 1), s[len(m[0]):]
	}
	parts := cutAt(s, '#')
	a.text = strings.TrimSpace(parts[0])
	a.feedback = strings.TrimSpace(strings.Join(parts[1:], "#"))
	return a, strings.TrimSpace(s), len(parts) > 1 && a.feedback == ""
}

var sharp = lazy.Regexp(`(^|\W)[A-Za-z]#$`)

// inside reports whether a = belongs to the text of the answer that began before it: it stands
// between two others, as in ">=", "==" and "a=b" of code, and no space is before it.
func inside(in string, from, i int) bool {
	before := in[i-1]
	return i-1 > from && (before == '<' || before == '>' || before == '!' || before == '=' || before == ':' || before == '+' || before == '-') || i+1 < len(in) && in[i+1] == '='
}

func isMatch(answers []answer) bool {
	if len(answers) == 0 {
		return false
	}
	return !slices.ContainsFunc(answers, func(a answer) bool { return !a.right || !strings.Contains(a.text, "->") })
}

func isChoice(answers []answer) bool {
	return slices.ContainsFunc(answers, func(a answer) bool { return !a.right })
}

// choice reads options.
func (r *reader) choice(q *interchange.Question, before, after string, answers []answer, format textFormat) {
	full, part := 0, 0
	for i := range answers {
		switch w := answers[i].worth(); {
		case w >= 99.9:
			full++
		case w > 0:
			part++
		}
	}
	least := 0.0
	switch {
	case full == 1 && part > 0:
		least = 99.9
		r.simplify(q, PartialCredit, "n", strconv.Itoa(part))
	case full > 1:
		r.simplify(q, AnyRight, "n", strconv.Itoa(full))
		least = 99.9
	case part > 0:
		var shares []string
		for i := range answers {
			if answers[i].worth() > 0 {
				share := answers[i].weight
				if strings.Contains(share, ".") { // the zeros of 50 count
					share = strings.TrimSuffix(strings.TrimRight(share, "0"), ".")
				}
				shares = append(shares, share)
			}
		}
		r.simplify(q, Weights, "weights", strings.Join(shares, "/"), "n", strconv.Itoa(part))
	}
	q.Type = content.Single
	r.stem(q, before, after, format)
	for i := range answers {
		a := &answers[i]
		w := a.worth()
		f, s := formatOf(a.text, format)
		ff, fb := formatOf(a.feedback, format)
		o := interchange.Option{Text: r.text(s, f, q, nil), Why: r.text(fb, ff, q, nil), Correct: w > 0 && w >= least}
		q.Options = append(q.Options, o)
		if o.Correct {
			q.Choose++
		}
	}
	if q.Choose > 1 {
		q.Type = content.Multi
	}
	if interchange.AsTrueFalse(q) {
		r.lose(q.Line, named(q), interchange.Noted, interchange.MadeTrueFalse)
	}
	r.add(*q)
}

// short reads typed answers.
func (r *reader) short(q *interchange.Question, before, after string, answers []answer, format textFormat) {
	if len(answers) == 0 {
		r.refuse(q, Essay)
		return
	}
	g := r.gap(q, answers, format)
	g.ID = "answer"
	q.Gaps = []interchange.Gap{g}
	r.cloze(q, withGap(before, "answer", after), format)
}

// withGap puts a gap between texts. At the end of a question a space is before it.
func withGap(before, id, after string) string {
	if strings.TrimSpace(after) == "" {
		after = ""
		if last, _ := utf8.DecodeLastRuneInString(before); before != "" && (unicode.IsLetter(last) || unicode.IsNumber(last) || strings.ContainsRune("?.!:,;)", last)) {
			before += " "
		}
	}
	return before + "{{" + id + "}}" + after
}

// gap reads the answers of one gap: right ones, and wrong ones with a reason.
func (r *reader) gap(q *interchange.Question, answers []answer, format textFormat) interchange.Gap {
	g := interchange.Gap{Accept: map[content.Lang][]string{}}
	full := slices.ContainsFunc(answers, func(a answer) bool { return a.worth() >= 99.9 })
	var right []string
	partial := 0
	for i := range answers {
		a := &answers[i]
		_, s := formatOf(a.text, format)
		text := strings.Join(strings.Fields(plainAnswer(s)), " ")
		f, fb := formatOf(a.feedback, format)
		why := r.text(fb, f, q, nil)
		switch w := a.worth(); {
		case strings.HasSuffix(s, "*") && !strings.HasSuffix(s, `\*`) && wildcard(text):
			r.simplify(q, Wildcard, "text", text)
		case w >= 99.9 || w > 0 && !full:
			right = append(right, text)
			if why != nil && q.Explain == nil {
				q.Explain = why
			} else if why != nil {
				r.simplify(q, FeedbackLost)
			}
		case w > 0:
			partial++
		case why != nil:
			g.Reject = withReject(g.Reject, text, why)
		}
	}
	if partial > 0 {
		r.simplify(q, PartialCredit, "n", strconv.Itoa(partial))
	}
	if len(right) > 0 {
		g.Accept[content.AnyLang] = right
	}
	g.Code = interchange.NeedsCode(right)
	return g
}

// withReject adds a known wrong answer, to those with the same reason before it.
func withReject(all []interchange.Reject, text string, why interchange.Text) []interchange.Reject {
	if n := len(all); n > 0 && maps.Equal(all[n-1].Why, why) {
		answers := all[n-1].Answers
		answers[content.AnyLang] = append(answers[content.AnyLang], text)
		return all
	}
	return append(all, interchange.Reject{Answers: map[content.Lang][]string{content.AnyLang: {text}}, Why: why})
}

// plainAnswer gives an answer as it is typed: no markup, no HTML.
func plainAnswer(s string) string {
	s = unescape(s)
	if htmlTag.Get().MatchString(s) {
		s = htmlTag.Get().ReplaceAllString(s, "")
	}
	return interchange.Entities(s)
}

// wildcard reports whether the star at the end of an answer stands for anything: it is all of it,
// or follows a word.
func wildcard(s string) bool {
	return s == "*" || len(s) > 2 && s[len(s)-2] != ' ' && s[len(s)-2] != '*'
}

// match reads pairs.
func (r *reader) match(q *interchange.Question, before, after string, answers []answer, format textFormat, kind string) {
	q.Type = content.Match
	r.stem(q, before, after, format)
	for i := range answers {
		left, right, _ := strings.Cut(answers[i].text, "->")
		lf, left := formatOf(left, format)
		rf, right := formatOf(right, format)
		l, t := r.text(left, lf, q, nil), r.text(right, rf, q, nil)
		switch {
		case t == nil:
			r.simplify(q, BadPair, "text", short(answers[i].text))
		case l == nil:
			q.Extra = append(q.Extra, interchange.Extra{Text: t})
		default:
			q.Pairs = append(q.Pairs, interchange.Pair{Left: l, Right: t})
		}
	}
	switch kind {
	case "order":
		asOrder(q)
	case "classify":
		asClassify(q)
	}
	r.add(*q)
}

// asOrder makes steps of pairs whose right sides are places, as quest writes them.
func asOrder(q *interchange.Question) {
	steps := make([]interchange.Step, len(q.Pairs))
	for _, p := range q.Pairs {
		place := ""
		for _, s := range p.Right {
			place = s
		}
		n, err := strconv.Atoi(place)
		if err != nil || n < 1 || n > len(steps) || steps[n-1].Text != nil {
			return
		}
		steps[n-1] = interchange.Step{Text: p.Left}
	}
	q.Type, q.Steps, q.Pairs = content.Order, steps, nil
}

// asClassify makes cards of pairs whose right sides are bins, as quest writes them.
func asClassify(q *interchange.Question) {
	ids := map[string]string{}
	for i, p := range q.Pairs {
		key := ""
		for _, lang := range slices.Sorted(maps.Keys(p.Right)) {
			key += p.Right[lang] + "\x00"
		}
		if ids[key] == "" {
			ids[key] = "bin-" + strconv.Itoa(len(ids)+1)
			q.Bins = append(q.Bins, interchange.Bin{ID: ids[key], Text: p.Right})
		}
		q.Cards = append(q.Cards, interchange.Card{ID: "card-" + strconv.Itoa(i+1), Bin: ids[key], Text: p.Left})
	}
	q.Type, q.Pairs = content.Classify, nil
}

// number reads {#5:1}, {#5..7} and {#=5:1 =%50%6:1}.
func (r *reader) number(q *interchange.Question, before, after, in string, format textFormat) {
	in = strings.TrimSpace(in)
	var answers []answer
	if strings.HasPrefix(in, "=") || strings.HasPrefix(in, "~") {
		answers = cutAnswers(in)
	} else {
		parts := cutAt(in, '#')
		answers = []answer{{right: true, text: strings.TrimSpace(parts[0]), feedback: strings.TrimSpace(strings.Join(parts[1:], "#"))}}
	}
	full := slices.ContainsFunc(answers, func(a answer) bool { return a.worth() >= 99.9 })
	var right []*interchange.Number
	for i := range answers {
		a := &answers[i]
		f, fb := formatOf(a.feedback, format)
		why := r.text(fb, f, q, nil)
		if w := a.worth(); w <= 0 || w < 99.9 && full {
			if w > 0 {
				r.simplify(q, PartialCredit, "n", "1")
			} else if why != nil {
				r.simplify(q, FeedbackLost)
			}
			continue
		}
		if why != nil && q.Explain == nil {
			q.Explain = why
		}
		n := interchange.ParseNumber(unescape(a.text))
		if n == nil {
			r.refuse(q, interchange.BadNumber, "text", short(a.text))
			return
		}
		right = append(right, n)
	}
	g := interchange.Gap{ID: "answer"}
	switch {
	case len(right) == 0:
		r.refuse(q, interchange.NoAnswer)
		return
	case len(right) == 1:
		g.Number = right[0]
	default:
		g.Accept = map[content.Lang][]string{}
		for _, n := range right {
			if t, ok := new(big.Rat).SetString(n.Tolerance); n.Tolerance != "" && (!ok || t.Sign() != 0) {
				r.refuse(q, SeveralNumber)
				return
			}
			g.Accept[content.AnyLang] = append(g.Accept[content.AnyLang], n.Value)
		}
	}
	q.Gaps = []interchange.Gap{g}
	r.cloze(q, withGap(before, "answer", after), format)
}

// embedded reads the gaps of Moodle's own cloze inside of a text.
func (r *reader) embedded(q *interchange.Question, _ string, _ []group) {
	r.refuse(q, Embedded)
}
