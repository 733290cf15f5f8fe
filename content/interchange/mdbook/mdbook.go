// Package mdbook reads the quizzes of mdbook-quiz: TOML files with a list of questions
// (docs/formats/mdbook.md). Nothing of a program in a question is run.
package mdbook

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// Format is the row of the format in the list of formats.
func Format() interchange.Format {
	return interchange.Format{Name: "mdbook", Extensions: []string{".toml"}, Words: words, Sniff: sniff, Read: Read}
}

// What is said of quizzes of mdbook-quiz.
const (
	BrokenTOML   interchange.Key = "MdbookTOML"
	NoQuestions  interchange.Key = "MdbookNoQuestions"
	UnknownType  interchange.Key = "MdbookUnknownType"
	BadAnswer    interchange.Key = "MdbookBadAnswer"
	LongAnswer   interchange.Key = "MdbookLongAnswer"
	Aquascope    interchange.Key = "MdbookAquascope"
	TracedOutput interchange.Key = "MdbookTracedOutput"
)

// file is what is read of a file.
type file struct {
	Questions []question        `toml:"questions"`
	Multipart map[string]string `toml:"multipart"`
}

type question struct {
	ID        string `toml:"id"`
	Type      string `toml:"type"`
	Context   string `toml:"context"`
	Multipart string `toml:"multipart"`
	Prompt    struct {
		Prompt      string   `toml:"prompt"`
		Distractors []string `toml:"distractors"`
		Choices     []string `toml:"choices"`
		SortAnswers bool     `toml:"sortAnswers"`
		AnswerIndex *int     `toml:"answerIndex"`
		Program     string   `toml:"program"`
	} `toml:"prompt"`
	Answer struct {
		Answer       any      `toml:"answer"`
		Alternatives []string `toml:"alternatives"`
		DoesCompile  *bool    `toml:"doesCompile"`
		Stdout       *string  `toml:"stdout"`
	} `toml:"answer"`
}

// table finds the beginning of a question.
var table = lazy.Regexp(`^\s*\[\[\s*questions\s*\]\]`)

func sniff(f *interchange.File) int {
	if f.Binary || !strings.Contains(f.Text, "[[questions]]") && !strings.Contains(f.Text, "[[ questions ]]") {
		return 0
	}
	if strings.Contains(f.Text, "prompt.") || strings.Contains(f.Text, "[questions.prompt]") {
		return 95
	}
	return 70
}

// words gives the prompts of a file.
func words(f *interchange.File) string {
	var in file
	_, _ = toml.Decode(f.Text, &in) // what is read up to a fault is enough
	var b strings.Builder
	for _, q := range in.Questions {
		b.WriteString(q.Prompt.Prompt + "\n")
	}
	return b.String()
}

// Read makes a bank of a file. One that is no TOML gives an *interchange.SyntaxError.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	var in file
	if _, err := toml.Decode(f.Text, &in); err != nil {
		bad := &interchange.SyntaxError{Line: 1, Col: 1, Key: BrokenTOML, Args: []string{"why", content.OneLine(err.Error())}}
		var at toml.ParseError
		if errors.As(err, &at) {
			bad.Line, bad.Col, bad.Args[1] = max(at.Position.Line, 1), max(at.Position.Col, 1), content.OneLine(at.Message)
		}
		return nil, bad
	}
	if len(in.Questions) == 0 {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoQuestions}
	}
	r := &reader{lang: o.Lang, in: &in, bank: &interchange.Bank{Format: "mdbook"}, cases: map[string]int{}}
	r.quiz.Path = []string{strings.TrimSuffix(f.Name, path.Ext(f.Name))}
	r.quiz.Title = interchange.Say(o.Lang, interchange.Plain(r.quiz.Path[0]))
	lines := lineNumbers(f.Text)
	for i := range in.Questions {
		if err := o.At(i, len(in.Questions)); err != nil {
			return nil, err
		}
		line := 1
		if i < len(lines) {
			line = lines[i]
		}
		r.question(&in.Questions[i], line)
	}
	if len(r.quiz.Questions) > 0 {
		r.bank.Quizzes = []interchange.Quiz{r.quiz}
	}
	return r.bank, nil
}

// lineNumbers gives the lines on which questions begin.
func lineNumbers(text string) []int {
	var all []int
	inside := ""
	n := 0
	for line := range strings.Lines(text) {
		n++
		if inside == "" && table.Get().MatchString(line) {
			all = append(all, n)
		}
		for _, quotes := range []string{`"""`, "'''"} {
			if (inside == "" || inside == quotes) && strings.Count(line, quotes)%2 == 1 {
				if inside == "" {
					inside = quotes
				} else {
					inside = ""
				}
			}
		}
	}
	return all
}

// reader collects the questions of one file.
type reader struct {
	lang  content.Lang
	in    *file
	bank  *interchange.Bank
	quiz  interchange.Quiz
	cases map[string]int // places of cases in the quiz, by the name of their text
	q     interchange.Question
}

func (r *reader) lose(kind interchange.LossKind, key interchange.Key, args ...string) {
	r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: r.q.Line, ID: r.q.Origin, Kind: kind, Key: key, Args: args})
}

// question reads one question and puts it into the quiz, or into the case that it is of.
func (r *reader) question(in *question, line int) {
	r.q = interchange.Question{Line: line}
	r.q.Origin, _ = interchange.Cleaned(strings.TrimSpace(in.ID), false)
	if r.q.Origin != "" {
		r.q.Tags = []string{r.q.Origin}
	}
	if !r.typed(in) {
		return
	}
	r.q.Explain = r.text(in.Context, markup.Wants{})
	scenario, ok := r.in.Multipart[in.Multipart]
	if !ok || in.Multipart == "" {
		r.quiz.Questions = append(r.quiz.Questions, r.q)
		return
	}
	at, there := r.cases[in.Multipart]
	if !there {
		at = len(r.quiz.Questions)
		r.cases[in.Multipart] = at
		sub := r.q
		r.q = interchange.Question{Line: line, Type: content.Case}
		r.q.Scenario = r.text(scenario, markup.Wants{Code: true})
		r.quiz.Questions = append(r.quiz.Questions, r.q)
		r.q = sub
	}
	r.quiz.Questions[at].Questions = append(r.quiz.Questions[at].Questions, r.q)
}

// typed reads a question by its type.
func (r *reader) typed(in *question) bool {
	switch in.Type {
	case "MultipleChoice":
		return r.choices(in)
	case "ShortAnswer":
		return r.short(in)
	case "Tracing":
		return r.tracing(in)
	}
	shown, _ := interchange.Cleaned(content.OneLine(in.Type), false)
	r.lose(interchange.Skipped, UnknownType, "type", shown)
	return false
}

// choices reads a choice: an answer that is a list wants all of its entries, even if it has one.
func (r *reader) choices(in *question) bool {
	r.q.Type = content.Single
	var right []string
	switch a := in.Answer.Answer.(type) {
	case nil:
	case string:
		right = []string{a}
	case []any:
		r.q.Type = content.Multi
		for _, v := range a {
			s, ok := v.(string)
			if !ok {
				r.lose(interchange.Skipped, BadAnswer)
				return false
			}
			right = append(right, s)
		}
	default:
		r.lose(interchange.Skipped, BadAnswer)
		return false
	}
	r.q.Stem = r.text(in.Prompt.Prompt, markup.Wants{Code: true})
	r.q.Keep = in.Prompt.SortAnswers
	var options []interchange.Option
	for _, s := range slices.Concat(in.Prompt.Distractors, in.Prompt.Choices) {
		if !slices.Contains(right, s) {
			options = append(options, interchange.Option{Text: r.text(s, markup.Wants{Line: true})})
		}
	}
	at := len(options)
	if in.Prompt.AnswerIndex != nil && *in.Prompt.AnswerIndex >= 0 && *in.Prompt.AnswerIndex <= at {
		at = *in.Prompt.AnswerIndex
		r.q.Keep = true
	}
	var correct []interchange.Option
	for _, s := range right {
		correct = append(correct, interchange.Option{Text: r.text(s, markup.Wants{Line: true}), Correct: true})
	}
	r.q.Options = slices.Insert(options, at, correct...)
	if in.Prompt.SortAnswers {
		slices.SortStableFunc(r.q.Options, func(a, b interchange.Option) int { return strings.Compare(a.Text.In(r.lang), b.Text.In(r.lang)) })
	}
	return true
}

// short reads an answer that is typed.
func (r *reader) short(in *question) bool {
	a, _ := in.Answer.Answer.(string)
	var accept []string
	for _, s := range append([]string{a}, in.Answer.Alternatives...) {
		if s, _ = interchange.Cleaned(strings.TrimSpace(s), false); s == "" || strings.Contains(s, "\n") || len([]rune(s)) > 80 {
			continue
		}
		accept = append(accept, s)
	}
	if len(accept) == 0 {
		r.lose(interchange.Skipped, LongAnswer)
		return false
	}
	return r.gap(r.text(in.Prompt.Prompt, markup.Wants{Code: true}), accept)
}

// gap makes a cloze with its gap behind a stem.
func (r *reader) gap(stem interchange.Text, accept []string) bool {
	r.q.Type = content.Cloze
	r.q.Text = interchange.Text{r.lang: strings.TrimSpace(stem.In(r.lang) + " {{answer}}")}
	code := slices.ContainsFunc(accept, interchange.BySigns)
	r.q.Gaps = []interchange.Gap{{ID: "answer", Code: code, Accept: map[content.Lang][]string{content.AnyLang: accept}}}
	return true
}

// asks are the questions of a traced program, which the program that shows it asks itself.
var asks = lazy.Value[map[bool]map[content.Lang]string]{Make: func() map[bool]map[content.Lang]string {
	return map[bool]map[content.Lang]string{
		false: {content.English: "Does this program compile?", content.Korean: "이 프로그램은 컴파일됩니까?"},
		true:  {content.English: "What does this program print?", content.Korean: "이 프로그램은 무엇을 출력합니까?"},
	}
}}

func (r *reader) ask(output bool) interchange.Text {
	if s, ok := asks.Get()[output][r.lang]; ok {
		return interchange.Say(r.lang, s)
	}
	return interchange.Say(r.lang, asks.Get()[output][content.English])
}

// tracing reads a program of which is asked whether it compiles, or what it prints.
func (r *reader) tracing(in *question) bool {
	if in.Answer.DoesCompile == nil || strings.TrimSpace(in.Prompt.Program) == "" {
		r.lose(interchange.Skipped, BadAnswer)
		return false
	}
	r.q.Code = &interchange.Code{Language: "text", Text: strings.TrimRight(in.Prompt.Program, "\n ")}
	output := ""
	if in.Answer.Stdout != nil {
		output, _ = interchange.Cleaned(strings.TrimSpace(*in.Answer.Stdout), false)
	}
	if *in.Answer.DoesCompile && output != "" && !strings.Contains(output, "\n") && len([]rune(output)) <= 80 {
		r.gap(r.ask(true), []string{output})
		r.q.Gaps[0].Code = true
		return true
	}
	if output != "" {
		r.lose(interchange.Simplified, TracedOutput)
	}
	r.q.Type, r.q.Answer, r.q.Stem = content.TrueFalse, *in.Answer.DoesCompile, r.ask(false)
	return true
}

// fence finds the beginning of a block of code, and its language.
var fence = lazy.Regexp("^\\s*```\\s*([A-Za-z]*)")

// text reads a text in Markdown.
func (r *reader) text(s string, wants markup.Wants) interchange.Text {
	html, code := markup.MarkdownToHTML(r.visible(s))
	wants.Lang = r.lang
	if code != "" && wants.Line {
		html += "<pre>" + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(code) + "</pre>"
	}
	read := markup.FromHTML(html, wants)
	for _, l := range read.Losses {
		r.lose(l.Kind, l.Key, l.Args...)
	}
	if read.Image && r.q.Draft == "" {
		r.q.Draft = interchange.NeedsPicture
	}
	if code != "" && wants.Code && r.q.Code == nil {
		r.q.Code = &interchange.Code{Language: "text", Text: code}
	}
	return read.Text
}

// visible removes what a book hides of its programs: lines that begin with "#" in programs
// of Rust, and the marks of Aquascope.
func (r *reader) visible(s string) string {
	var out []string
	language, inside := "", false
	for line := range strings.SplitSeq(s, "\n") {
		if m := fence.Get().FindStringSubmatch(line); m != nil {
			if inside = !inside; inside {
				if language = m[1]; language == "aquascope" {
					r.lose(interchange.Simplified, Aquascope)
				}
			}
		} else if inside && (language == "rust" || language == "aquascope" || language == "rs") && hiddenLine(line, language) {
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func hiddenLine(line, language string) bool {
	text := strings.TrimSpace(line)
	return text == "#" || strings.HasPrefix(text, "# ") || language == "aquascope" && strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "#[")
}
