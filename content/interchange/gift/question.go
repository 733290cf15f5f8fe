package gift

import (
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// question reads a block that is a question.
func (r *reader) question(b block) {
	q := interchange.Question{Line: b.line, Origin: b.origin, Tags: b.tags}
	body := r.title(&q, b)
	if content.Identifier(b.id) {
		q.ID = b.id
	}
	all, ok := groups(body)
	all = answering(body, all)
	switch {
	case !ok || b.unclosed && len(all) == 0:
		r.refuse(&q, Unclosed)
		return
	case len(all) == 0:
		r.refuse(&q, Description)
		return
	}
	for _, g := range all {
		if m := embedded.Get().FindStringSubmatch(body[g.from+1 : g.to]); m != nil {
			r.embedded(&q, body, all)
			return
		}
	}
	if len(all) > 1 {
		r.severalGaps(&q, body, all)
		return
	}
	r.one(&q, body, all[0], b.kind)
}

// title takes the name of a question off its text.
func (r *reader) title(q *interchange.Question, b block) string {
	body := strings.TrimSpace(b.text)
	if rest, ok := strings.CutPrefix(body, "::"); ok {
		if end := closingColons(rest); end >= 0 {
			q.Name = strings.Join(strings.Fields(unescape(rest[:end])), " ")
			body = strings.TrimSpace(rest[end+2:])
		}
	}
	return body
}

// closingColons finds the two colons that end a title.
func closingColons(s string) int {
	for i := 0; i+1 < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == ':' && s[i+1] == ':':
			return i
		}
	}
	return -1
}

func (r *reader) refuse(q *interchange.Question, key interchange.Key, args ...string) {
	r.lose(q.Line, named(q), interchange.Skipped, key, args...)
}

func (r *reader) simplify(q *interchange.Question, key interchange.Key, args ...string) {
	r.lose(q.Line, named(q), interchange.Simplified, key, args...)
}

func named(q *interchange.Question) string {
	if q.ID != "" {
		return q.ID
	}
	return q.Name
}

var (
	truth    = lazy.Regexp(`^(?i:(T|TRUE)|(F|FALSE))\s*(?:#|$)`)
	embedded = lazy.Regexp(`^\s*\d*:(MULTICHOICE|MULTIRESPONSE|SHORTANSWER|NUMERICAL|MC|MR|SA|MW|NM)(_[A-Z]+|[CVHS]*):`)
)

// answering leaves out braces that are part of the text, such as those of code, if there are
// others that hold answers.
func answering(body string, all []group) []group {
	var sure []group
	for _, g := range all {
		in := strings.TrimSpace(body[g.from+1 : g.to])
		if in == "" || strings.ContainsAny(in[:1], "=~#") || truth.Get().MatchString(in) || embedded.Get().MatchString(in) {
			sure = append(sure, g)
		}
	}
	if len(sure) == 0 && len(all) > 0 {
		if last := all[len(all)-1]; strings.ContainsAny(body[last.from:last.to], "=~") {
			return []group{last}
		}
		return nil
	}
	if len(sure) > 1 { // empty braces of code beside braces with answers
		var full []group
		for _, g := range sure {
			if strings.TrimSpace(body[g.from+1:g.to]) != "" {
				full = append(full, g)
			}
		}
		if len(full) > 0 {
			return full
		}
		return sure[len(sure)-1:]
	}
	return sure
}

// one reads a question with one set of answers.
func (r *reader) one(q *interchange.Question, body string, g group, kind string) {
	before, in, rest := body[:g.from], strings.TrimSpace(body[g.from+1:g.to]), body[g.to+1:]
	after := strings.TrimSpace(rest)
	format, before := formatOf(before, "")
	in, general := cutGeneral(in)
	q.Explain = r.text(general, format, q, nil)
	if kind == "order" || kind == "classify" || kind == "match" {
		q.Keep = false
	}
	switch {
	case in == "":
		r.refuse(q, Essay)
	case in[0] == '#':
		r.number(q, before, rest, in[1:], format)
	case truth.Get().MatchString(in) && after == "":
		r.truth(q, before, in, format)
	default:
		answers := cutAnswers(in)
		switch {
		case isMatch(answers):
			r.match(q, before, after, answers, format, kind)
		case isChoice(answers):
			r.choice(q, before, after, answers, format)
		default:
			r.short(q, before, rest, answers, format)
		}
	}
}

// cutGeneral parts the answers from the feedback for the whole question.
func cutGeneral(in string) (answers, general string) {
	for i := 0; i+3 < len(in); i++ {
		switch {
		case in[i] == '\\':
			i++
		case strings.HasPrefix(in[i:], "####"):
			return strings.TrimSpace(in[:i]), strings.TrimSpace(in[i+4:])
		}
	}
	return in, ""
}

// stem sets what a question asks. Text behind the answers stands behind a blank.
func (r *reader) stem(q *interchange.Question, before, after string, format textFormat) {
	if after != "" {
		before = strings.TrimRight(before, " \n") + " ____ " + after
	}
	q.Stem = r.text(before, format, q, &q.Code)
}

// truth reads {TRUE#said when wrong#said when right}.
func (r *reader) truth(q *interchange.Question, before, in string, format textFormat) {
	q.Type = content.TrueFalse
	q.Answer = in[0] == 'T' || in[0] == 't'
	r.stem(q, before, "", format)
	parts := cutAt(in, '#')
	if len(parts) > 1 {
		f, s := formatOf(parts[1], format)
		q.IfWrong = r.text(s, f, q, nil)
	}
	if len(parts) > 2 {
		f, s := formatOf(parts[2], format)
		q.IfRight = r.text(s, f, q, nil)
	}
	r.add(*q)
}

// cutAt parts a text at a sign that has no backslash.
func cutAt(s string, sign byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case sign:
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// severalGaps reads a text with several sets of typed answers.
func (r *reader) severalGaps(q *interchange.Question, body string, all []group) {
	format, body0 := formatOf(body[:all[0].from], "")
	q.Type = content.Cloze
	text := strings.TrimLeft(body0, " ")
	for i, g := range all {
		in, general := cutGeneral(strings.TrimSpace(body[g.from+1 : g.to]))
		if general != "" && q.Explain == nil {
			q.Explain = r.text(general, format, q, nil)
		}
		answers := cutAnswers(in)
		if in == "" || in[0] == '#' || isMatch(answers) || isChoice(answers) {
			r.refuse(q, MixedGaps)
			return
		}
		gap := r.gap(q, answers, format)
		gap.ID = "gap-" + string(rune('1'+i%9))
		if i >= 9 {
			gap.ID = "gap-" + string(rune('a'+(i-9)%26))
		}
		q.Gaps = append(q.Gaps, gap)
		text += "{{" + gap.ID + "}}"
		if i+1 < len(all) {
			text += body[g.to+1 : all[i+1].from]
		} else {
			text += body[g.to+1:]
		}
	}
	r.cloze(q, text, format)
}

// cloze sets the text of a cloze, in which {{ID}} stands for gaps.
func (r *reader) cloze(q *interchange.Question, text string, format textFormat) {
	q.Type = content.Cloze
	q.Text = r.text(text, format, q, &q.Code)
	r.add(*q)
}
