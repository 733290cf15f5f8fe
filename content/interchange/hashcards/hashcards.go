// Package hashcards reads decks of hashcards: Markdown with cards of a question and an answer
// (Q: and A:) or of a text with gaps (C: with [gaps]) (docs/formats/hashcards.md).
package hashcards

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "hashcards", Extensions: []string{".md"}, Sniff: sniff, Read: Read}
}

// What is said of cards.
const (
	NoCards    interchange.Key = "HashcardsNoCards"
	NoAnswer   interchange.Key = "HashcardsNoAnswer"
	LongAnswer interchange.Key = "HashcardsLongAnswer"
	NoGap      interchange.Key = "HashcardsNoGap"
	Formula    interchange.Key = "HashcardsFormula"
)

// mostWords is how many words of an answer can be typed.
const mostWords = 6

var (
	begins = lazy.Regexp(`(?m)^(?:Q|C):(?:[ \t]|$)`)
	answer = lazy.Regexp(`(?m)^A:`)
	name   = lazy.Regexp(`^\s*name\s*=\s*"([^"]*)"`)
)

func sniff(f *interchange.File) int {
	if f.Binary {
		return 0
	}
	n := len(begins.Get().FindAllStringIndex(f.Text[:min(len(f.Text), 1<<18)], 50))
	switch {
	case n > 0 && (answer.Get().MatchString(f.Text) || strings.Contains(f.Text, "\nC:") || strings.HasPrefix(f.Text, "C:")):
		return min(70+n, 90)
	case n > 0:
		return 20
	}
	return 0
}

// Read makes a bank of a deck. A card has no wrong answers, and none are invented: a card with a
// long answer is left out.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{lang: o.Lang, bank: &interchange.Bank{Format: "hashcards"}}
	r.quiz.Path = []string{strings.TrimSuffix(f.Name, path.Ext(f.Name))}
	lines := strings.Split(f.Text, "\n")
	start := r.frontMatter(lines)
	for i := start; i < len(lines); i++ {
		if i%512 == 0 {
			if err := o.At(i, len(lines)); err != nil {
				return nil, err
			}
		}
		r.line(i+1, lines[i])
	}
	r.end()
	if len(r.quiz.Questions) == 0 && len(r.bank.Losses) == 0 {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoCards}
	}
	r.quiz.Title = interchange.Say(o.Lang, interchange.Plain(r.quiz.Path[0]))
	if len(r.quiz.Questions) > 0 {
		r.bank.Quizzes = []interchange.Quiz{r.quiz}
	}
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank, nil
}

// reader collects the cards of one deck.
type reader struct {
	lang content.Lang
	bank *interchange.Bank
	quiz interchange.Quiz

	kind  byte // of the part that is read: Q, A, C, or 0 outside of cards
	at    int  // line of the card
	fence bool
	parts map[byte][]string
	q     interchange.Question
}

// frontMatter reads the name of the deck, and gives the line behind the front matter.
func (r *reader) frontMatter(lines []string) int {
	if strings.TrimSpace(lines[0]) != "---" {
		return 0
	}
	for i := 1; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) == "---" {
			return i + 1
		}
		if m := name.Get().FindStringSubmatch(lines[i]); m != nil {
			if title, _ := interchange.Cleaned(strings.TrimSpace(m[1]), false); title != "" {
				r.quiz.Path = []string{title}
			}
		}
	}
	return 0
}

func (r *reader) line(n int, line string) {
	text := strings.TrimSpace(line)
	if strings.HasPrefix(text, "```") {
		r.fence = !r.fence
	}
	if !r.fence && text == "---" {
		r.end()
		return
	}
	if kind, rest, ok := strings.Cut(line, ":"); ok && !r.fence && len(kind) == 1 && strings.Contains("QAC", kind) {
		if kind != "A" {
			r.end()
			r.at, r.parts = n, map[byte][]string{}
		}
		if r.parts != nil {
			r.kind = kind[0]
			r.parts[r.kind] = append(r.parts[r.kind], strings.TrimSpace(rest))
			return
		}
	}
	if r.kind != 0 {
		r.parts[r.kind] = append(r.parts[r.kind], strings.TrimRight(line, " \t\r"))
	}
}

// end keeps the card that was read, if there is one.
func (r *reader) end() {
	if r.parts == nil {
		return
	}
	r.q = interchange.Question{Line: r.at, Type: content.Cloze}
	if r.card() {
		r.quiz.Questions = append(r.quiz.Questions, r.q)
	}
	r.kind, r.parts, r.fence = 0, nil, false
}

func (r *reader) lose(kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: r.at, Kind: kind, Key: key, Args: args})
}

func (r *reader) card() bool {
	if text, ok := r.parts['C']; ok {
		return r.cloze(strings.Join(text, "\n"))
	}
	stem := r.text(strings.Join(r.parts['Q'], "\n"))
	back := r.text(strings.Join(r.parts['A'], "\n"))
	typed := interchange.Unmarked(back[r.lang])
	switch n := len(strings.Fields(typed)); {
	case stem == nil:
		r.lose(interchange.Skipped, interchange.NoStem)
		return false
	case typed == "":
		r.lose(interchange.Skipped, NoAnswer)
		return false
	case n > mostWords || strings.Contains(typed, "\n") || utf8.RuneCountInString(typed) > 80:
		r.lose(interchange.Skipped, LongAnswer, "n", strconv.Itoa(n), "most", strconv.Itoa(mostWords))
		return false
	}
	r.q.Text = interchange.Text{r.lang: stem[r.lang] + " {{answer}}"}
	r.q.Gaps = []interchange.Gap{gap("answer", typed)}
	return true
}

func gap(id, text string) interchange.Gap {
	return interchange.Gap{ID: id, Code: interchange.BySigns(text), Accept: map[content.Lang][]string{content.AnyLang: {text}}}
}

// aside finds what brackets do not make a gap in: pictures, links, formulas, code, and a
// bracket with a backslash.
var aside = lazy.Regexp("!\\[[^\\]]*\\]\\([^)]*\\)|\\[[^\\]]*\\]\\(https?://[^)]*\\)|\\$\\$[^$]*\\$\\$|\\$[^$\n]*\\$|`[^`]*`|\\\\[\\[\\]]")

// bracket finds a gap.
var bracket = lazy.Regexp(`\[([^\[\]]+)\]`)

// cloze reads a text whose gaps stand in brackets.
func (r *reader) cloze(text string) bool {
	var kept []string
	hidden := aside.Get().ReplaceAllStringFunc(text, func(m string) string {
		kept = append(kept, strings.TrimPrefix(m, `\`))
		return "\x00"
	})
	show := func(s string) string {
		for strings.Contains(s, "\x00") && len(kept) > 0 {
			s = strings.Replace(s, "\x00", kept[0], 1)
			kept = kept[1:]
		}
		return s
	}
	var b strings.Builder
	done := 0
	for _, m := range bracket.Get().FindAllStringSubmatchIndex(hidden, -1) {
		b.WriteString(show(hidden[done:m[0]]))
		word := interchange.Unmarked(r.text(strings.ReplaceAll(show(hidden[m[2]:m[3]]), "\n", " "))[r.lang])
		done = m[1]
		if word == "" {
			continue
		}
		id := "gap-" + strconv.Itoa(len(r.q.Gaps)+1)
		r.q.Gaps = append(r.q.Gaps, gap(id, word))
		b.WriteString("{{" + id + "}}")
	}
	b.WriteString(show(hidden[done:]))
	if len(r.q.Gaps) == 0 {
		r.lose(interchange.Skipped, NoGap)
		return false
	}
	r.q.Text = r.text(b.String())
	return true
}

// formula finds a formula in LaTeX.
var formula = lazy.Regexp(`\$\$?[^$]+\$`)

// text reads a text in Markdown; a block of code stands beside it.
func (r *reader) text(s string) interchange.Text {
	html, code := markup.MarkdownToHTML(s)
	read := markup.FromHTML(html, markup.Wants{Lang: r.lang})
	for _, l := range read.Losses {
		r.lose(l.Kind, l.Key, l.Args...)
	}
	if formula.Get().MatchString(s) {
		r.lose(interchange.Simplified, Formula)
	}
	if code != "" && r.q.Code == nil {
		r.q.Code = &interchange.Code{Language: "text", Text: code}
	}
	if read.Image && r.q.Draft == "" {
		r.q.Draft = interchange.NeedsPicture
	}
	return read.Text
}
