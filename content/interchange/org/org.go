// Package org reads cards of org-drill: headings of Org with the tag drill, whose text is the question and
// whose first heading below is the answer, or whose text has [gaps] (docs/formats/org.md).
package org

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/hashcards"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "org", Extensions: []string{".org"}, Sniff: sniff, Read: Read}
}

// What is said of cards.
const (
	NoCards  interchange.Key = "OrgNoCards"
	CardType interchange.Key = "OrgCardType"
)

// mostWords is how many words of an answer can be typed.
const mostWords = 6

var (
	heading = lazy.Regexp(`^(\*+)[ \t]+(.*?)(?:[ \t]+:((?:[\pL\pN_@#%]+:)+))?[ \t]*$`)
	drill   = lazy.Regexp(`(?m)^\*+[ \t]+.*[ \t]:(?:[\pL\pN_@#%]+:)*drill:(?:[\pL\pN_@#%]+:)*[ \t]*$`)
	orgOnly = lazy.Regexp(`(?m)^\*\*+[ \t]|^[ \t]*:PROPERTIES:|^#\+`)
	planned = lazy.Regexp(`^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED):`)
	drawer  = lazy.Regexp(`^[ \t]*:([A-Za-z_-]+):[ \t]*$`)
	field   = lazy.Regexp(`^[ \t]*:([A-Za-z_-]+):[ \t]+(.*?)[ \t]*$`)
	block   = lazy.Regexp(`(?i)^[ \t]*#\+(begin|end)_(src|example|quote)\b[ \t]*(\w*)`)
	keyword = lazy.Regexp(`(?i)^[ \t]*#\+(\w+):[ \t]*(.*?)[ \t]*$`)
	todo    = lazy.Regexp(`^(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?`)
)

// sniff wants a heading with the tag drill. Signs that only Org has make it certain.
func sniff(f *interchange.File) int {
	head := f.Text[:min(len(f.Text), 1<<18)]
	switch {
	case f.Binary || !drill.Get().MatchString(head):
		return 0
	case orgOnly.Get().MatchString(head):
		return 97
	}
	return 60
}

// Read makes a bank of the cards. Dates and other data of reviews are dropped. A card has no wrong
// answers, and none are invented: one with a long answer is left out.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{lang: o.Lang, bank: &interchange.Bank{Format: "org", Losses: f.Losses}}
	r.quiz.Path = []string{strings.TrimSuffix(f.Name, path.Ext(f.Name))}
	lines := strings.Split(f.Text, "\n")
	for i, line := range lines {
		if i%512 == 0 {
			if err := o.At(i, len(lines)); err != nil {
				return nil, err
			}
		}
		r.line(i+1, line)
	}
	r.end()
	if !r.found {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoCards}
	}
	r.quiz.Title = interchange.Say(o.Lang, interchange.Plain(r.quiz.Path[0]))
	if len(r.quiz.Questions) > 0 {
		r.bank.Quizzes = []interchange.Quiz{r.quiz}
	}
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank, nil
}

// reader collects the cards of one file.
type reader struct {
	lang  content.Lang
	bank  *interchange.Bank
	quiz  interchange.Quiz
	found bool

	card   *card
	drawer bool // inside of a drawer
	fence  bool // inside of a block of code or an example
	q      interchange.Question
}

// card is a heading with the tag drill, and what stands below it.
type card struct {
	line, level int
	title, kind string
	id          string
	parts       [][]string // the text, and that of each heading below
}

func (r *reader) line(n int, line string) {
	line = strings.TrimRight(line, " \t")
	if m := block.Get().FindStringSubmatch(line); m != nil {
		r.block(m)
		return
	}
	if r.fence {
		r.put(line)
		return
	}
	if m := heading.Get().FindStringSubmatch(line); m != nil {
		r.heading(n, len(m[1]), m[2], m[3])
		return
	}
	switch m := drawer.Get().FindStringSubmatch(line); {
	case m != nil && strings.EqualFold(m[1], "END"):
		r.drawer = false
		return
	case m != nil:
		r.drawer = true
		return
	case r.drawer:
		r.property(line)
		return
	case planned.Get().MatchString(line):
		return
	}
	if m := keyword.Get().FindStringSubmatch(line); m != nil {
		if strings.EqualFold(m[1], "title") && r.card == nil && m[2] != "" {
			if title, _ := interchange.Cleaned(m[2], false); title != "" {
				r.quiz.Path = []string{title}
			}
		}
		return
	}
	if strings.HasPrefix(strings.TrimSpace(line), "# ") {
		return // a comment
	}
	r.put(line)
}

// block makes a block of Org a fence of Markdown.
func (r *reader) block(m []string) {
	begins, kind := strings.EqualFold(m[1], "begin"), strings.ToLower(m[2])
	if kind == "quote" {
		return
	}
	if begins == r.fence {
		return // one inside of another, or one that was never begun
	}
	r.fence = begins
	if begins {
		r.put("```" + m[3])
	} else {
		r.put("```")
	}
}

func (r *reader) heading(n, level int, title, tags string) {
	r.drawer = false
	title = todo.Get().ReplaceAllString(title, "")
	if r.card != nil && level > r.card.level {
		r.card.parts = append(r.card.parts, nil)
		return
	}
	r.end()
	if strings.Contains(":"+tags, ":drill:") {
		r.found = true
		r.card = &card{line: n, level: level, title: title, parts: make([][]string, 1)}
	}
}

func (r *reader) property(line string) {
	m := field.Get().FindStringSubmatch(line)
	if m == nil || r.card == nil || len(r.card.parts) > 1 {
		return
	}
	switch strings.ToUpper(m[1]) {
	case "DRILL_CARD_TYPE":
		r.card.kind = strings.ToLower(m[2])
	case "ID":
		r.card.id = m[2]
	}
}

func (r *reader) put(line string) {
	if r.card != nil {
		last := len(r.card.parts) - 1
		r.card.parts[last] = append(r.card.parts[last], line)
	}
}

// end keeps the card that was read, if there is one.
func (r *reader) end() {
	if r.card == nil {
		return
	}
	c := r.card
	r.card, r.fence = nil, false
	r.q = interchange.Question{Line: c.line, Type: content.Cloze, Origin: c.id}
	if r.read(c) {
		r.quiz.Questions = append(r.quiz.Questions, r.q)
	}
}

func (r *reader) lose(line int, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, Kind: kind, Key: key, Args: args})
}

// read makes a question of a card: of its gaps, or of its text and the first heading below.
func (r *reader) read(c *card) bool {
	text := strings.TrimSpace(strings.Join(c.parts[0], "\n"))
	switch c.kind {
	case "", "simple", "twosided", "multisided", "hide1cloze", "show1cloze", "hide2cloze", "show2cloze", "multicloze", "hidefirst", "hidelast":
	default:
		r.lose(c.line, interchange.Skipped, CardType, "type", c.kind)
		return false
	}
	front := ""
	if c.kind == "twosided" || c.kind == "multisided" {
		if len(c.parts) > 2 { // the first heading is a side, too
			front, c.parts = strings.TrimSpace(strings.Join(c.parts[1], "\n")), append(c.parts[:1:1], c.parts[2:]...)
		}
	}
	if len(c.parts) == 1 {
		return r.cloze(c, text)
	}
	stem := r.text(c, strings.TrimSpace(text+"\n"+front))
	if stem == nil {
		stem = r.text(c, c.title)
	}
	back := r.text(c, strings.TrimSpace(strings.Join(c.parts[1], "\n")))
	typed := interchange.Unmarked(back[r.lang])
	switch n := len(strings.Fields(typed)); {
	case stem == nil:
		r.lose(c.line, interchange.Skipped, interchange.NoStem)
		return false
	case typed == "":
		r.lose(c.line, interchange.Skipped, hashcards.NoAnswer)
		return false
	case n > mostWords || strings.Contains(typed, "\n") || utf8.RuneCountInString(typed) > 80:
		r.lose(c.line, interchange.Skipped, hashcards.LongAnswer, "n", strconv.Itoa(n), "most", strconv.Itoa(mostWords))
		return false
	}
	r.q.Text = interchange.Text{r.lang: stem[r.lang] + " {{answer}}"}
	r.q.Gaps = []interchange.Gap{gap("answer", typed)}
	return true
}

func gap(id, text string) interchange.Gap {
	return interchange.Gap{ID: id, Code: interchange.BySigns(text), Accept: map[content.Lang][]string{content.AnyLang: {text}}}
}

// aside finds what brackets make no gap in: links, formulas and code.
var aside = lazy.Regexp(`\[\[[^\]]*\](?:\[[^\]]*\])?\]|\$\$[^$]*\$\$|\$[^$\n]*\$|\\\(.*?\\\)|\\\[.*?\\\]|=[^=\n]+=|~[^~\n]+~|\[\d{4}-\d\d-\d\d[^\]]*\]|\[fn:[^\]]*\]`)

var bracket = lazy.Regexp(`\[([^\[\]]+)\]`)

// cloze reads a text with gaps in brackets; what stands behind || in one is a hint.
func (r *reader) cloze(c *card, text string) bool {
	if text == "" {
		text = c.title
	}
	var kept []string
	text = aside.Get().ReplaceAllStringFunc(text, func(m string) string {
		kept = append(kept, m)
		return "\x00" + strconv.Itoa(len(kept)-1) + "\x00"
	})
	show := func(s string) string {
		for i, k := range kept {
			s = strings.Replace(s, "\x00"+strconv.Itoa(i)+"\x00", k, 1)
		}
		return s
	}
	found := bracket.Get().FindAllStringSubmatchIndex(text, -1)
	var b strings.Builder
	done := 0
	for _, m := range found {
		word, _, _ := strings.Cut(show(text[m[2]:m[3]]), "||")
		word = interchange.Unmarked(r.text(c, strings.ReplaceAll(word, "\n", " "))[r.lang])
		if word == "" {
			continue
		}
		id := "gap-" + strconv.Itoa(len(r.q.Gaps)+1)
		b.WriteString(text[done:m[0]] + "{{" + id + "}}")
		done = m[1]
		r.q.Gaps = append(r.q.Gaps, gap(id, word))
	}
	if len(r.q.Gaps) == 0 {
		r.lose(c.line, interchange.Skipped, hashcards.NoGap)
		return false
	}
	b.WriteString(text[done:])
	r.q.Text = r.text(c, show(b.String()))
	return true
}

var (
	link    = lazy.Regexp(`\[\[([^\]]*)\](?:\[([^\]]*)\])?\]`)
	picture = lazy.Regexp(`(?i)\.(?:png|jpe?g|gif|svg|webp)$`)
	strong  = lazy.Regexp(`(^|[\s(>'"])\*([^*\s](?:[^*\n]*[^*\s])?)\*($|[\s).,;:!?'"])`)
	slanted = lazy.Regexp(`(^|[\s(>'"])/([^/\s](?:[^/\n]*[^/\s])?)/($|[\s).,;:!?'"])`)
	code    = lazy.Regexp(`(^|[\s(>'"])[=~]([^=~\s](?:[^=~\n]*[^=~\s])?)[=~]($|[\s).,;:!?'"])`)
	formula = lazy.Regexp(`\$[^$\n]+\$|\\\(.+?\\\)|\\\[.+?\\\]`)
)

// text makes text of a pack of what stands in Org, by way of Markdown; a block of code stands beside it.
func (r *reader) text(c *card, s string) interchange.Text {
	if formula.Get().MatchString(s) {
		r.lose(c.line, interchange.Simplified, hashcards.Formula)
	}
	lines := strings.Split(s, "\n")
	fence := false
	for i, line := range lines {
		if strings.HasPrefix(line, "```") {
			fence = !fence
		} else if !fence {
			lines[i] = r.markdown(line)
		}
	}
	html, block := markup.MarkdownToHTML(strings.Join(lines, "\n"))
	read := markup.FromHTML(html, markup.Wants{Lang: r.lang})
	for _, l := range read.Losses {
		r.lose(c.line, l.Kind, l.Key, l.Args...)
	}
	if block != "" && r.q.Code == nil {
		r.q.Code = &interchange.Code{Language: "text", Text: block}
	}
	if read.Image && r.q.Draft == "" {
		r.q.Draft = interchange.NeedsPicture
	}
	return read.Text
}

// markdown gives a line of Org as one of Markdown.
func (r *reader) markdown(line string) string {
	line = link.Get().ReplaceAllStringFunc(line, func(m string) string {
		part := link.Get().FindStringSubmatch(m)
		address, label := strings.TrimPrefix(part[1], "file:"), part[2]
		switch {
		case label == "" && picture.Get().MatchString(address):
			return "![](" + address + ")"
		case label == "":
			return address
		case strings.HasPrefix(address, "https://"):
			return "[" + label + "](" + address + ")"
		}
		return label
	})
	line = code.Get().ReplaceAllString(line, "$1`$2`$3")
	line = strong.Get().ReplaceAllString(line, "$1**$2**$3")
	return slanted.Get().ReplaceAllString(line, "$1*$2*$3")
}
