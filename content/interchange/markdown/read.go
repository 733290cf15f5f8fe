package markdown

import (
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// Read makes a bank of a file: headings without options are groups, and what stands between the
// options of one question and those of the next is the next question. A question without a
// ticked box, or a letter that names the right one, is a draft.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	lines := strings.Split(f.Text, "\n")
	r := &reader{lang: o.Lang, bank: &interchange.Bank{Format: "markdown"}}
	for i, line := range lines {
		if i%512 == 0 {
			if err := o.At(i, len(lines)); err != nil {
				return nil, err
			}
		}
		r.line(i+1, strings.TrimRight(line, "\r"))
	}
	r.endQuestion()
	if r.boxes == 0 {
		return nil, &interchange.SyntaxError{Line: 1, Col: 1, Key: NoBoxes}
	}
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank, nil
}

// reader collects the questions of one file.
type reader struct {
	lang  content.Lang
	bank  *interchange.Bank
	path  []string
	fresh bool // the path has changed since the last question
	boxes int

	fence    bool     // inside of a block of code
	block    []string // its lines
	stem     []string
	stemAt   int
	heading  string // the last, while it may be a question
	headAt   int
	code     *interchange.Code
	options  []interchange.Option
	keys     string // letters of the right options, as a line names them
	after    []string
	last     int  // where the last paragraph of after begins
	lastAt   int  // its line
	lastAsks bool // whether it may be the next question
	sources  []string
	losses   []interchange.Loss
	image    bool
}

// heading finds a heading.
var heading = lazy.Regexp(`^(#{1,6})\s+(.*?)\s*#*$`)

// numbered finds the number before a question.
var numbered = lazy.Regexp(`^(?:\*\*)?(?:(?i:question|문제|q)\s*)?\d{1,4}[.):]?(?:\*\*)?[.):]?\s+`)

func (r *reader) line(n int, line string) {
	if strings.HasPrefix(strings.TrimSpace(line), "```") {
		r.fenceLine(n)
		return
	}
	if r.fence {
		r.block = append(r.block, line)
		return
	}
	text := strings.TrimSpace(line)
	switch {
	case text == "":
		r.last = len(r.after) // a paragraph ends
		return
	case heading.Get().MatchString(line):
		r.head(n, heading.Get().FindStringSubmatch(line))
		return
	case noise(text):
		return
	}
	if m := box.Get().FindStringSubmatch(line); m != nil {
		r.boxes++
		r.option(m[3], m[2] != " ")
		return
	}
	if m := lettered.Get().FindStringSubmatch(line); m != nil && len(m[1]) == 1 && int(m[1][0]-'A') == len(r.options) {
		r.boxes++
		r.option(m[2], false)
		return
	}
	if m := keyLine.Get().FindStringSubmatch(text); m != nil && len(r.options) > 0 {
		r.keys = m[1]
		return
	}
	r.prose(n, line, text)
}

// prose takes a line that is no option: of the explanation, if it belongs to the options
// before, else of the next question.
func (r *reader) prose(n int, line, text string) {
	if len(r.options) > 0 {
		indented := strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
		if source, ok := reference(text); ok {
			r.sources = append(r.sources, source)
			return
		}
		if indented || explains(text) || len(r.after) > 0 && !numbered.Get().MatchString(text) {
			if r.last == len(r.after) {
				r.lastAt, r.lastAsks = n, !indented && !explains(text)
			}
			r.after = append(r.after, explanation(text))
			return
		}
		r.endQuestion()
	}
	if len(r.stem) == 0 {
		r.stemAt = n
	}
	r.stem = append(r.stem, text)
}

// noise reports whether a line says nothing of a question: links to the top, rulers,
// the tags around an answer that is folded away, and lines of a table of contents.
func noise(text string) bool {
	low := strings.ToLower(text)
	return strings.Trim(text, "-*_ ") == "" || strings.Contains(low, "back to top") || strings.HasPrefix(low, "<details") || strings.HasPrefix(low, "</details") ||
		strings.HasPrefix(low, "<summary") || strings.HasPrefix(low, "<br") && len(text) < 7 || contents.Get().MatchString(text)
}

// contents finds a line of a table of contents: a link to a place in the file.
var contents = lazy.Regexp(`^(?:[-*+]|\d+\.)\s+\[[^\]]*\]\(#[^)]*\)$`)

// explains reports whether a line begins an explanation.
func explains(text string) bool {
	low := strings.ToLower(strings.Trim(text, "*_> "))
	for _, word := range []string{"explanation", "reason", "rationale", "because", "해설", "설명"} {
		if strings.HasPrefix(low, word) {
			return true
		}
	}
	return strings.HasPrefix(text, ">")
}

// introduced finds the word that introduces an explanation.
var introduced = lazy.Regexp(`^[>*_\s]*(?i:explanation|reason|rationale|해설|설명)\s*:?\**\s*:?\s*`)

func explanation(text string) string {
	return strings.TrimSpace(introduced.Get().ReplaceAllString(strings.TrimPrefix(text, "> "), ""))
}

// address finds an address of the web.
var address = lazy.Regexp(`https://[^\s<>()\]]+`)

// reference reads a line that names where something is from.
func reference(text string) (source string, ok bool) {
	low := strings.ToLower(strings.Trim(text, "*_-> "))
	for _, word := range []string{"reference", "source", "see:", "출처", "참고"} {
		if strings.HasPrefix(low, word) {
			source = address.Get().FindString(text)
			return source, source != ""
		}
	}
	return "", false
}

// head takes a heading: a question, if options follow it, else a group.
func (r *reader) head(n int, m []string) {
	r.endQuestion()
	r.dropStem()
	if r.heading != "" {
		r.group(r.heading)
	}
	r.heading, r.headAt = m[2], n
}

// group begins a group of questions.
func (r *reader) group(title string) {
	title = interchange.Unmarked(strings.TrimSpace(markup.FromHTML(title, markup.Wants{Line: true}).Text[""]))
	if title != "" {
		r.path, r.fresh = []string{title}, true
	}
}

// dropStem forgets text that no options follow.
func (r *reader) dropStem() { r.stem, r.code = nil, nil }

func (r *reader) option(text string, right bool) {
	if len(r.after) > 0 || r.keys != "" {
		var stem []string
		at := r.lastAt
		if r.last < len(r.after) && r.lastAsks { // the last paragraph is the next question
			stem, r.after = r.after[r.last:], r.after[:r.last]
		}
		r.endQuestion()
		if stem != nil {
			r.stem, r.stemAt = stem, at
		}
	}
	if len(r.options) == 0 && len(r.stem) > 0 && r.heading != "" {
		if plainHeading(r.heading) {
			r.group(r.heading)
			r.heading = ""
		} else {
			r.stem, r.stemAt, r.heading = append([]string{r.heading}, r.stem...), r.headAt, ""
		}
	}
	if len(r.stem) == 0 && len(r.options) == 0 && r.heading != "" {
		r.stem, r.stemAt, r.heading = []string{r.heading}, r.headAt, ""
	}
	t, image := r.text(text, markup.Wants{Line: true})
	if r.image = r.image || image; image && t == nil {
		t = interchange.Say(r.lang, markup.Escape(r.losses[len(r.losses)-1].Args[1])) // the teacher sees which picture it was
	}
	r.options = append(r.options, interchange.Option{Text: t, Correct: right})
}

// plainHeading reports whether a heading is the title of a group, and not a part of the
// question below it.
func plainHeading(s string) bool {
	return !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !numbered.Get().MatchString(s+" ")
}

func (r *reader) fenceLine(n int) {
	if r.fence = !r.fence; r.fence {
		r.block = nil
		return
	}
	if len(r.options) > 0 {
		r.endQuestion()
	}
	if len(r.stem) == 0 {
		r.stemAt = n
	}
	r.code = &interchange.Code{Language: "text", Text: strings.Join(r.block, "\n")}
}
