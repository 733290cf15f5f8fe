package anki

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// mostWords is how many words of a back can be typed.
const mostWords = 6

// Read makes a bank of a file of notes: of a note with gaps a cloze, of a card whose back is
// short a cloze with its gap behind the front. A card has no wrong answers, and none are
// invented: a card with a long back is left out.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	t := tableOf(f.Text)
	if !slices.ContainsFunc(t.rows, func(r row) bool { return len(r.fields) > 1 || strings.Contains(r.fields[0], "{{c1::") }) {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoColumns}
	}
	r := &reader{table: t, lang: o.Lang, bank: &interchange.Bank{Format: "anki"}}
	for _, line := range t.openQuote {
		r.lose(line, "", interchange.Noted, OpenQuote)
	}
	for i, row := range t.rows {
		if i%256 == 0 {
			if err := o.At(i, len(t.rows)); err != nil {
				return nil, err
			}
		}
		r.note(row)
	}
	r.caseCounts()
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank, nil
}

type reader struct {
	*table
	lang content.Lang
	bank *interchange.Bank
	at   map[string]int // quizzes by deck
}

func (r *reader) lose(line int, id string, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, ID: id, Kind: kind, Key: key, Args: args})
}

// note reads one note.
func (r *reader) note(row row) {
	q := interchange.Question{Line: row.line, Type: content.Cloze}
	deck, tags := r.deckName, r.tagNames
	var fields []string
	for i, s := range row.fields {
		switch i + 1 {
		case r.guid:
			q.Origin, _ = interchange.Cleaned(strings.TrimSpace(s), false)
		case r.notetype:
		case r.deck:
			deck = s
		case r.tags:
			tags += " " + s
		default:
			fields = append(fields, s)
		}
	}
	if r.tags == 0 && len(fields) == 3 && r.guid == 0 && !strings.Contains(fields[2], "<") && len(strings.Fields(fields[2])) < 4 {
		tags, fields = tags+" "+fields[2], fields[:2]
	}
	q.Tags = strings.Fields(tags)
	if _, id, ok := strings.Cut(q.Origin, "#item/"); ok && content.Identifier(id) {
		q.ID = id
	}
	for len(fields) < 2 {
		fields = append(fields, "")
	}
	if r.fill(&q, fields) {
		r.add(deck, q)
	}
}

// fill makes the question of the fields of a note. It is false if the note is left out.
func (r *reader) fill(q *interchange.Question, fields []string) bool {
	front, back, more := fields[0], fields[1], strings.Join(fields[2:], "<br>")
	if strings.Contains(front, "{{c") && gapStart.Get().MatchString(front) {
		return r.cloze(q, front, strings.Join(fields[1:], "<br>"))
	}
	stem := r.text(q, front, true)
	answer := r.text(q, back, false)[r.lang]
	if stem == nil {
		r.lose(q.Line, q.Origin, interchange.Skipped, interchange.NoStem)
		return false
	}
	typed := interchange.Unmarked(answer)
	switch n := len(strings.Fields(typed)); {
	case typed == "":
		r.lose(q.Line, q.Origin, interchange.Skipped, NoBack)
		return false
	case n > mostWords || strings.Contains(answer, "\n") || utf8.RuneCountInString(typed) > 80:
		r.lose(q.Line, q.Origin, interchange.Skipped, LongBack, "n", strconv.Itoa(n), "most", strconv.Itoa(mostWords))
		return false
	}
	q.Text = interchange.Text{r.lang: stem[r.lang] + " {{answer}}"}
	q.Gaps = []interchange.Gap{{ID: "answer", Code: interchange.BySigns(typed), Accept: map[content.Lang][]string{content.AnyLang: {typed}}}}
	q.Explain = r.text(q, more, false)
	return true
}

// gapStart finds the beginning of a gap.
var gapStart = lazy.Regexp(`\{\{c\d{1,3}::`)

// gap finds a gap with no other inside of it: its answer, and a hint.
var gap = lazy.Regexp(`\{\{c\d{1,3}::((?:[^{}:]|:[^:{}]|\{[^{]|\}[^}])*?)(?:::((?:[^{}]|\}[^}])*?))?\}\}`)

// cloze reads a note with gaps. All of its numbers are gaps of one text.
func (r *reader) cloze(q *interchange.Question, front, back string) bool {
	broken := false
	text := gap.Get().ReplaceAllStringFunc(front, func(s string) string {
		m := gap.Get().FindStringSubmatch(s)
		answer := interchange.Unmarked(r.text(q, m[1], false)[r.lang])
		if answer == "" {
			broken = true
			return s
		}
		id := "gap-" + strconv.Itoa(len(q.Gaps)+1)
		q.Gaps = append(q.Gaps, interchange.Gap{ID: id, Code: interchange.BySigns(answer), Accept: map[content.Lang][]string{content.AnyLang: {answer}}})
		if m[2] != "" {
			q.Hint = interchange.Above(q.Hint, r.text(q, m[2], false))
		}
		return "{{" + id + "}}"
	})
	if broken || len(q.Gaps) == 0 || gapStart.Get().MatchString(text) {
		r.lose(q.Line, q.Origin, interchange.Skipped, BrokenCloze)
		return false
	}
	q.Text = r.text(q, text, true)
	q.Explain = r.text(q, back, false)
	return true
}

// sound finds a recording.
var sound = lazy.Regexp(`\[sound:[^\]]*\]`)

// text reads a field.
func (r *reader) text(q *interchange.Question, s string, stem bool) interchange.Text {
	if sound.Get().MatchString(s) {
		r.lose(q.Line, q.Origin, interchange.Simplified, SoundLeftOut)
		s = sound.Get().ReplaceAllString(s, "")
	}
	if r.plain {
		text, _ := markup.Plain(s)
		return interchange.Say(r.lang, text)
	}
	read := markup.FromHTML(strings.ReplaceAll(s, "\n", "<br>"), markup.Wants{Lang: r.lang, Code: stem})
	for _, l := range read.Losses {
		r.lose(q.Line, q.Origin, l.Kind, l.Key, l.Args...)
	}
	if read.Image && q.Draft == "" {
		q.Draft = NeedsPicture
	}
	if read.Code != nil && q.Code == nil {
		q.Code = read.Code
	}
	if read.Text[r.lang] == "" {
		return nil
	}
	return read.Text
}

// add puts a question into the quiz of its deck.
func (r *reader) add(deck string, q interchange.Question) {
	if r.at == nil {
		r.at = map[string]int{}
	}
	i, ok := r.at[deck]
	if !ok {
		quiz := interchange.Quiz{}
		for part := range strings.SplitSeq(deck, "::") {
			if part, _ = interchange.Cleaned(strings.TrimSpace(part), false); part != "" {
				quiz.Path = append(quiz.Path, part)
			}
		}
		if n := len(quiz.Path); n > 0 {
			quiz.Title = interchange.Say(r.lang, interchange.Plain(quiz.Path[n-1]))
		}
		r.bank.Quizzes = append(r.bank.Quizzes, quiz)
		i = len(r.bank.Quizzes) - 1
		r.at[deck] = i
	}
	r.bank.Quizzes[i].Questions = append(r.bank.Quizzes[i].Questions, q)
}

// caseCounts lets case and signs count in the answers of a deck that differ by nothing else.
func (r *reader) caseCounts() {
	for i := range r.bank.Quizzes {
		first := map[string]string{}
		differ := map[string]bool{}
		questions := r.bank.Quizzes[i].Questions
		each := func(do func(q *interchange.Question, g *interchange.Gap, answer string)) {
			for j := range questions {
				for k := range questions[j].Gaps {
					for _, a := range questions[j].Gaps[k].Accept[content.AnyLang] {
						do(&questions[j], &questions[j].Gaps[k], a)
					}
				}
			}
		}
		each(func(_ *interchange.Question, _ *interchange.Gap, a string) {
			if before, ok := first[content.Fold(a)]; ok && before != a {
				differ[content.Fold(a)] = true
			}
			first[content.Fold(a)] = a
		})
		each(func(q *interchange.Question, g *interchange.Gap, a string) {
			if differ[content.Fold(a)] && !g.Code {
				g.Code = true
				r.lose(q.Line, q.Origin, interchange.Noted, CaseCounts, "text", a)
			}
		})
	}
}
