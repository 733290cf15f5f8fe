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

// Note is one note as it stands in a file of any kind.
type Note struct {
	File   string // where it stands inside of the file; empty for the file itself
	Line   int    // from 1; 0 for a file without lines
	GUID   string
	Deck   string   // names of decks from the outside in, parted by "::"
	Tags   string   // parted by blanks
	Fields []string // the front, the back, and what else is behind it
	Gaps   bool     // its type asks for gaps and nothing else
	Plain  bool     // the fields are text, not HTML
	Breaks bool     // a line break in HTML is one on the card
}

// Reader makes a bank of notes: of a note with gaps a cloze, of a card whose back is short a cloze
// with its gap behind the front. A card has no wrong answers, and none are invented: a card with
// a long back is left out.
type Reader struct {
	lang content.Lang
	note Note // that is read
	bank *interchange.Bank
	at   map[string]int // quizzes by deck
}

// NewReader gives a reader of notes in a language for a format.
func NewReader(format string, lang content.Lang) *Reader {
	return &Reader{lang: lang, bank: &interchange.Bank{Format: format}, at: map[string]int{}}
}

// Bank gives what was read.
func (r *Reader) Bank() *interchange.Bank {
	r.caseCounts()
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank
}

// Lose notes what did not come over of the file.
func (r *Reader) Lose(l interchange.Loss) { r.bank.Losses = append(r.bank.Losses, l) }

func (r *Reader) lose(q *interchange.Question, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.Lose(interchange.Loss{File: q.File, Line: q.Line, ID: q.Origin, Kind: kind, Key: key, Args: args})
}

// Add reads one note.
func (r *Reader) Add(n Note) {
	r.note = n
	q := interchange.Question{File: n.File, Line: n.Line, Type: content.Cloze, Tags: strings.Fields(n.Tags)}
	q.Origin, _ = interchange.Cleaned(strings.TrimSpace(n.GUID), false)
	if _, id, ok := strings.Cut(q.Origin, "#item/"); ok && content.Identifier(id) {
		q.ID = id
	}
	if r.fill(&q, n) {
		r.add(n.Deck, q)
	}
}

// joined puts fields below each other.
func (n Note) joined(fields []string) string {
	var some []string
	for _, f := range fields {
		if f != "" {
			some = append(some, f)
		}
	}
	if n.Plain {
		return strings.Join(some, "\n")
	}
	return strings.Join(some, "<br>")
}

// fill makes the question of the fields of a note. It is false if the note is left out.
func (r *Reader) fill(q *interchange.Question, n Note) bool {
	fields := append(slices.Clone(n.Fields), "", "")
	front, back, more := fields[0], fields[1], n.joined(fields[2:])
	switch {
	case strings.Contains(front, "::image-occlusion:"):
		r.lose(q, interchange.Skipped, Occlusion)
		return false
	case strings.Contains(front, "{{c") && gapStart.Get().MatchString(front):
		return r.cloze(q, front, n.joined(fields[1:]))
	case n.Gaps:
		r.lose(q, interchange.Skipped, NoGap)
		return false
	}
	stem := r.text(q, front, true)
	answer := r.text(q, back, false)[r.lang]
	if stem == nil {
		r.lose(q, interchange.Skipped, interchange.NoStem)
		return false
	}
	typed := interchange.Unmarked(answer)
	switch n := len(strings.Fields(typed)); {
	case typed == "":
		r.lose(q, interchange.Skipped, NoBack)
		return false
	case n > mostWords || strings.Contains(answer, "\n") || utf8.RuneCountInString(typed) > 80:
		r.lose(q, interchange.Skipped, LongBack, "n", strconv.Itoa(n), "most", strconv.Itoa(mostWords))
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
func (r *Reader) cloze(q *interchange.Question, front, back string) bool {
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
		r.lose(q, interchange.Skipped, BrokenCloze)
		return false
	}
	q.Text = r.text(q, text, true)
	q.Explain = r.text(q, back, false)
	return true
}

// sound finds a recording.
var sound = lazy.Regexp(`\[sound:[^\]]*\]`)

// text reads a field.
func (r *Reader) text(q *interchange.Question, s string, stem bool) interchange.Text {
	if sound.Get().MatchString(s) {
		r.lose(q, interchange.Simplified, SoundLeftOut)
		s = sound.Get().ReplaceAllString(s, "")
	}
	if r.note.Plain {
		text, _ := markup.Plain(s)
		return interchange.Say(r.lang, text)
	}
	if r.note.Breaks {
		s = strings.ReplaceAll(s, "\n", "<br>")
	}
	read := markup.FromHTML(s, markup.Wants{Lang: r.lang, Code: stem})
	for _, l := range read.Losses {
		r.lose(q, l.Kind, l.Key, l.Args...)
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
func (r *Reader) add(deck string, q interchange.Question) {
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
func (r *Reader) caseCounts() {
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
				r.lose(q, interchange.Noted, CaseCounts, "text", a)
			}
		})
	}
}
