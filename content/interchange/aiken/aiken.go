// Package aiken reads and writes Aiken: a question, options with letters, and a line with the
// letter of the right one.
package aiken

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// What is said of questions in Aiken.
const (
	NoAnswerLine  interchange.Key = "AikenNoAnswer"
	UnknownLetter interchange.Key = "AikenUnknownLetter"
	NoOptions     interchange.Key = "AikenNoOptions"
	LettersSkip   interchange.Key = "AikenLettersSkip"
)

// Format is the row of the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "aiken", Extensions: []string{".txt", ".aiken"}, Sniff: sniff, Read: Read, Write: Write}
}

var (
	optionLine = lazy.Regexp(`^[ \t]*([A-Za-z가나다라마바사아])[.)](?:[ \t]+(.*))?$`)
	answerLine = lazy.Regexp(`^[ \t]*(?i:ANSWERS?|정답|RESPUESTA|RESPOSTA)[ \t]*[:：][ \t]*(.*)$`)
	braces     = lazy.Regexp(`(?m)^[ \t]*::|\{[^{}\n]*[=~]`)
)

// sniff looks for a line with the answer behind lines with letters.
func sniff(f *interchange.File) int {
	options, answers := 0, 0
	for line := range strings.Lines(f.Text[:min(len(f.Text), 64<<10)]) {
		line = strings.TrimRight(line, "\n")
		switch {
		case answerLine.Get().MatchString(line) && options >= 1:
			answers++
		case optionLine.Get().MatchString(line):
			options++
		}
	}
	switch {
	case answers == 0 || options < 2:
		return 0
	case braces.Get().MatchString(f.Text):
		return 50
	}
	return 90
}

// reader reads one file.
type reader struct {
	bank *interchange.Bank
	quiz *interchange.Quiz
	lang content.Lang

	line    int // of the question that is being read
	stem    []string
	options []string
	letters []byte
	blank   bool // the line before was empty
}

// Read reads a file in Aiken.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{bank: &interchange.Bank{Format: "aiken", Losses: f.Losses, Quizzes: make([]interchange.Quiz, 1)}, lang: o.Lang}
	r.quiz = &r.bank.Quizzes[0]
	lines := strings.Split(f.Text, "\n")
	for i, line := range lines {
		if i%500 == 0 {
			if err := o.At(i, len(lines)); err != nil {
				return nil, err
			}
		}
		r.read(i+1, strings.TrimRight(line, " \t"))
	}
	r.end(nil)
	if len(r.quiz.Questions) == 0 {
		r.bank.Quizzes = nil
	}
	return r.bank, nil
}

func (r *reader) read(n int, line string) {
	if m := answerLine.Get().FindStringSubmatch(line); m != nil && len(r.options) > 0 {
		r.end(&m[1])
		return
	}
	m := optionLine.Get().FindStringSubmatch(line)
	switch {
	case strings.TrimSpace(line) == "":
		r.blank = true
		return
	case m != nil && len(r.stem) > 0 && (len(r.options) > 0 || m[1] == "A" || m[1] == "a" || m[1] == "가"):
		r.options = append(r.options, m[2])
		r.letters = append(r.letters, latin(m[1])[0])
	case len(r.options) > 0 && r.blank: // no answer, and the next question begins
		r.end(nil)
		r.begin(n, line)
	case len(r.options) > 0:
		r.options[len(r.options)-1] += "\n" + line
	default:
		r.begin(n, line)
	}
	r.blank = false
}

func (r *reader) begin(n int, line string) {
	if len(r.stem) == 0 {
		r.line = n
	} else if r.blank {
		r.stem = append(r.stem, "")
	}
	r.stem = append(r.stem, line)
}

// end makes a question of what was read. answer is what stands behind ANSWER:, nil if there
// is no such line.
func (r *reader) end(answer *string) {
	stem, options, letters, line := r.stem, r.options, r.letters, r.line
	r.stem, r.options, r.letters, r.blank = nil, nil, nil, false
	if len(stem) == 0 && len(options) == 0 {
		return
	}
	q := interchange.Question{Line: line, Type: content.Single}
	lose := func(kind interchange.LossKind, key interchange.Key, args ...string) {
		r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, Kind: kind, Key: key, Args: args})
	}
	if len(options) == 0 {
		lose(interchange.Skipped, NoOptions, "text", short(strings.Join(stem, " ")))
		return
	}
	text, code := outOfFences(strings.Join(stem, "\n"))
	q.Code = code
	q.Stem = r.text(text)
	right, unknown := named(answer, letters)
	switch {
	case answer == nil:
		q.Draft = NoAnswerLine
	case unknown != "" || len(right) == 0:
		q.Draft, q.Lacks, right = UnknownLetter, []string{"text", short(*answer)}, nil
	}
	for i, o := range options {
		q.Options = append(q.Options, interchange.Option{Text: r.option(o), Correct: right[letters[i]]})
	}
	if len(right) > 1 {
		q.Type, q.Choose = content.Multi, len(right)
	}
	for i, l := range letters {
		if l != byte('A'+i) {
			lose(interchange.Noted, LettersSkip, "text", string(letters))
			break
		}
	}
	if interchange.AsTrueFalse(&q) {
		lose(interchange.Noted, interchange.MadeTrueFalse)
	}
	r.quiz.Questions = append(r.quiz.Questions, q)
}

var parting = lazy.Regexp(`[\s,;/&+.)]+|(?i:\b(?:and|y|e)\b)|와|과`)

// named reads the letters of right options: "A", "A, E", "AE". unknown is a word that names none.
func named(answer *string, letters []byte) (right map[byte]bool, unknown string) {
	right = map[byte]bool{}
	if answer == nil {
		return right, ""
	}
	for _, word := range parting.Get().Split(strings.TrimSpace(*answer), -1) {
		word = latin(strings.Trim(word, "("))
		for i := range len(word) {
			if !strings.Contains(string(letters), word[i:i+1]) || right[word[i]] && len(word) > 1 {
				return right, word
			}
			right[word[i]] = true
		}
	}
	return right, ""
}

// latin writes the signs of options as capitals: 나 as B. A word of other letters stays itself.
func latin(signs string) string {
	var out strings.Builder
	for _, r := range strings.ToUpper(signs) {
		if letter, ok := interchange.Letter(r); ok {
			r = rune(letter)
		}
		out.WriteRune(r)
	}
	return out.String()
}

func (r *reader) text(s string) interchange.Text {
	text, _ := markup.Plain(s)
	return interchange.Say(r.lang, text)
}

// option gives the text of an option, which may be a sign such as "." alone.
func (r *reader) option(s string) interchange.Text {
	return r.text(strings.Join(strings.Fields(s), " "))
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return content.OneLine(string(r[:40])) + "…"
	}
	return content.OneLine(s)
}

var fenced = lazy.Regexp("(?s)(?:^|\n)[ \t]*```[A-Za-z]*[ \t]*\n(.*?)\n?[ \t]*```[ \t]*(?:\n|$)")

func outOfFences(s string) (string, *interchange.Code) {
	m := fenced.Get().FindStringSubmatchIndex(s)
	if m == nil {
		return s, nil
	}
	return s[:m[0]] + "\n" + s[m[1]:], &interchange.Code{Language: "text", Text: s[m[2]:m[3]]}
}

// Write writes the questions that Aiken holds, in one language: those with one right option, and
// true or false as two options.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	w := &writer{lang: b.Languages(o.Langs)[0]}
	if len(o.Langs) > 1 && o.Multi {
		w.losses = append(w.losses, interchange.Loss{Kind: interchange.Simplified, Key: interchange.LostLanguages})
	}
	for _, quiz := range b.Quizzes {
		for _, top := range quiz.Questions {
			if top.Type == content.Case {
				w.lose(&top, interchange.ChangedCase, 1)
				w.losses = append(w.losses, interchange.Holds(0).NotHeld(&top)...)
			}
			for _, q := range interchange.Singly(top) {
				w.question(&q)
			}
		}
	}
	return []byte(w.String()), w.losses, nil
}

type writer struct {
	strings.Builder
	lang   content.Lang
	losses []interchange.Loss
}

func (w *writer) lose(q *interchange.Question, key interchange.Key, n int) {
	w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Simplified, Key: key, Args: []string{"n", strconv.Itoa(n)}})
}

func (w *writer) question(q *interchange.Question) {
	options, answer := q.Options, ""
	switch q.Type {
	case content.Single:
		for i, o := range q.Options {
			if o.Correct {
				answer = string(rune('A' + i))
			}
		}
	case content.TrueFalse:
		w.lose(q, interchange.ChangedTrueFalse, 1)
		yes, no := "True", "False"
		if w.lang == content.Korean {
			yes, no = "참", "거짓"
		}
		options = []interchange.Option{{Text: interchange.Text{"": yes}}, {Text: interchange.Text{"": no}}}
		answer = map[bool]string{true: "A", false: "B"}[q.Answer]
	default:
	}
	if answer == "" {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Skipped, Key: interchange.TypeNotHeld, Args: []string{"n", "1"}})
		return
	}
	w.losses = append(w.losses, interchange.Holds(0).NotHeld(q)...)
	marked := false
	interchange.EachText(q, func(t interchange.Text) { marked = marked || interchange.Marked(t.In(w.lang)) })
	if marked {
		w.lose(q, interchange.LostMarkup, 1)
	}
	w.WriteString(oneLine(q.Stem.In(w.lang)) + "\n")
	for i, o := range options {
		w.WriteString(string(rune('A'+i)) + ". " + oneLine(o.Text.In(w.lang)) + "\n")
	}
	w.WriteString("ANSWER: " + answer + "\n\n")
}

// oneLine writes a text of a pack on one line, as Aiken wants it.
func oneLine(s string) string {
	return strings.Join(strings.Fields(interchange.Unmarked(s)), " ")
}
