// Package gift reads and writes GIFT, the text format of Moodle for questions.
package gift

import (
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// What is said of questions in GIFT.
const (
	Essay         interchange.Key = "GIFTEssay"
	Description   interchange.Key = "GIFTDescription"
	Unclosed      interchange.Key = "GIFTUnclosed"
	UnknownLine   interchange.Key = "GIFTUnknownLine"
	Weights       interchange.Key = "GIFTWeights"
	PartialCredit interchange.Key = "PartialCredit"
	AnyRight      interchange.Key = "AnyRight"
	Wildcard      interchange.Key = "Wildcard"
	FeedbackLost  interchange.Key = "FeedbackLost"
	SeveralNumber interchange.Key = "SeveralNumbers"
	BadPair       interchange.Key = "GIFTBadPair"
	Embedded      interchange.Key = "GIFTEmbedded"
	MixedGaps     interchange.Key = "GIFTMixedGaps"
)

// Format is the row of the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "gift", Extensions: []string{".gift", ".txt"}, Sniff: sniff, Read: Read, Write: Write}
}

var (
	titled   = lazy.Regexp(`(?m)^[ \t]*(\$CATEGORY:|::[^\n]{0,300}?::)`)
	braced   = lazy.Regexp(`\{\s*(#|[=~]|(?i:T|F|TRUE|FALSE)\s*[#}]|\d*:[A-Z_]+:)`)
	endless  = lazy.Regexp(`\{[^{}]*[=~][^{}]*\}`)
	notThese = lazy.Regexp(`^\s*(<|\{\s*"|\[\s*\{)`)
)

// sniff looks for the braces and titles of questions.
func sniff(f *interchange.File) int {
	head := f.Text[:min(len(f.Text), 64<<10)]
	if notThese.Get().MatchString(head) {
		return 0
	}
	braces := braced.Get().MatchString(head) || endless.Get().MatchString(head)
	switch {
	case titled.Get().MatchString(head) && braces:
		return 95
	case braced.Get().MatchString(head):
		return 80
	case titled.Get().MatchString(head):
		return 60
	case endless.Get().MatchString(head):
		return 40
	}
	return 0
}

// reader reads one file.
type reader struct {
	bank *interchange.Bank
	lang content.Lang
	quiz map[string]int // index of the quiz of a category
	at   int            // index of the quiz that questions go into

	// several is set for a file with parts by language: text outside of them is for all.
	several bool
}

// Read reads a file in GIFT.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{bank: &interchange.Bank{Format: "gift", Losses: f.Losses}, lang: o.Lang, quiz: map[string]int{}, at: -1, several: strings.Contains(f.Text, `"multilang"`)}
	blocks := split(f.Text)
	for i, b := range blocks {
		if i%50 == 0 {
			if err := o.At(i, len(blocks)); err != nil {
				return nil, err
			}
		}
		switch {
		case b.category != "":
			r.category(b.category)
		case b.unknown != "":
			r.lose(b.line, "", interchange.Noted, UnknownLine, "text", short(b.unknown))
		default:
			r.question(b)
		}
	}
	r.bank.Quizzes = withQuestions(r.bank.Quizzes)
	return r.bank, nil
}

func withQuestions(in []interchange.Quiz) []interchange.Quiz {
	var out []interchange.Quiz
	for _, q := range in {
		if len(q.Questions) > 0 {
			out = append(out, q)
		}
	}
	return out
}

func (r *reader) lose(line int, id string, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: line, ID: id, Kind: kind, Key: key, Args: args})
}

// category changes the quiz into which questions go. "$course$/top/Chapter 1" is "Chapter 1".
func (r *reader) category(path string) {
	path = strings.ReplaceAll(path, "//", "\x00")
	var names []string
	for i, name := range strings.Split(path, "/") {
		name = strings.TrimSpace(unescape(strings.ReplaceAll(name, "\x00", "/")))
		skip := name == "" || strings.HasPrefix(name, "$") && strings.HasSuffix(name, "$") || name == "top" && i <= 1
		if !skip {
			names = append(names, name)
		}
	}
	r.open(names)
}

// open makes the quiz of a group the one into which questions go.
func (r *reader) open(names []string) {
	key := strings.Join(names, "\x00")
	at, ok := r.quiz[key]
	if !ok {
		at = len(r.bank.Quizzes)
		r.quiz[key] = at
		r.bank.Quizzes = append(r.bank.Quizzes, interchange.Quiz{Path: names})
	}
	r.at = at
}

func (r *reader) add(q interchange.Question) {
	if r.at < 0 {
		r.open(nil)
	}
	quiz := &r.bank.Quizzes[r.at]
	quiz.Questions = append(quiz.Questions, q)
}

// unescape takes the backslashes off signs that have a meaning, and makes line breaks of \n.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		switch c := s[i+1]; c {
		case 'n':
			b.WriteByte('\n')
			i++
		case '\\', '~', '=', '#', '{', '}', ':':
			b.WriteByte(c)
			i++
		default:
			b.WriteByte('\\')
		}
	}
	return b.String()
}

// textFormat is how a text is marked up: "" is Moodle's own, which may hold HTML.
type textFormat string

// formatOf takes the format off the beginning of a text.
func formatOf(s string, otherwise textFormat) (textFormat, string) {
	s = strings.TrimLeft(s, " \t\n")
	for _, name := range []textFormat{"html", "markdown", "plain", "moodle"} {
		if rest, ok := strings.CutPrefix(s, "["+string(name)+"]"); ok {
			if name == "moodle" {
				name = ""
			}
			return name, strings.TrimLeft(rest, " \t\n")
		}
	}
	return otherwise, s
}

var (
	htmlTag = lazy.Regexp(`(?i)</?(p|br|b|i|u|em|strong|code|pre|span|div|ul|ol|li|sub|sup|img|table|tr|td|th|tbody|a|font|h[1-6]|blockquote|hr|small|tt|kbd|script|style|iframe|video|audio)\b[^<>]*>`)
	entity  = lazy.Regexp(`&(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);`)
)

// text makes text of a pack of what stands in the file. A block of code comes out beside it if
// code is not nil.
func (r *reader) text(s string, format textFormat, q *interchange.Question, code **interchange.Code) interchange.Text {
	s = unescape(s)
	if strings.TrimSpace(s) == "" {
		return nil
	}
	switch {
	case format == "html", format == "" && (htmlTag.Get().MatchString(s) || entity.Get().MatchString(s)):
		return r.html(s, format, q, code)
	case format == "markdown":
		if code != nil {
			s = fence(s, code)
		}
		return r.say(markdown(s))
	}
	if code != nil {
		s = fence(s, code)
	}
	text, _ := markup.Plain(s)
	return r.say(text)
}

// say makes a text of the language of the file, or of all languages where the file has several.
func (r *reader) say(s string) interchange.Text {
	if r.several {
		return interchange.Say("", s)
	}
	return interchange.Say(r.lang, s)
}

func (r *reader) html(s string, format textFormat, q *interchange.Question, code **interchange.Code) interchange.Text {
	if format == "" {
		s = strings.ReplaceAll(s, "\n", "<br>")
	}
	read := markup.FromHTML(s, markup.Wants{Code: code != nil})
	for _, l := range read.Losses {
		l.Line, l.ID = q.Line, q.Name
		r.bank.Losses = append(r.bank.Losses, l)
	}
	if code != nil && read.Code != nil {
		*code = read.Code
	}
	text := read.Text
	if s, ok := text[""]; ok && len(text) == 1 {
		return r.say(s)
	}
	return text
}

// markdown gives Markdown in the markup of packs: emphasis by underscores gets stars.
func markdown(s string) string {
	return underscored.Get().ReplaceAllString(s, "$1*$2*$3")
}

var underscored = lazy.Regexp(`(^|[\s(])_([^_\s][^_\n]*)_([\s).,;:!?]|$)`)

var fenced = lazy.Regexp("(?s)(?:^|\n)[ \t]*```([A-Za-z]*)[ \t]*\n(.*?)\n?[ \t]*```[ \t]*(?:\n|$)")

// fence takes the first block of code out of a text.
func fence(s string, code **interchange.Code) string {
	if !strings.Contains(s, "```") {
		return s
	}
	m := fenced.Get().FindStringSubmatchIndex(s)
	if m == nil || *code != nil {
		return s
	}
	language := strings.ToLower(s[m[2]:m[3]])
	switch language {
	case "sql", "json", "yaml":
	case "sh", "bash", "shell", "console":
		language = "shell"
	default:
		language = "text"
	}
	*code = &interchange.Code{Language: language, Text: s[m[4]:m[5]]}
	return s[:m[0]] + "\n" + s[m[1]:]
}

// short gives the beginning of a text that is told.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
