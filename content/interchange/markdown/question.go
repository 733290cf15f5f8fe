package markdown

import (
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
)

// text reads a text of one or more lines in Markdown.
func (r *reader) text(s string, wants markup.Wants) (t interchange.Text, image bool) {
	html, _ := markup.MarkdownToHTML(s)
	wants.Lang = r.lang
	read := markup.FromHTML(html, wants)
	r.losses = append(r.losses, read.Losses...)
	return read.Text, read.Image
}

// joinedLines puts the lines of a paragraph together: Markdown breaks no line where the file
// does, but before items of a list.
func joinedLines(lines []string) string {
	var out []string
	for _, l := range lines {
		if n := len(out); n > 0 && !strings.HasPrefix(l, "- ") && !strings.HasPrefix(l, "* ") && !strings.HasSuffix(out[n-1], ".") && !strings.HasSuffix(out[n-1], "?") && !strings.HasSuffix(out[n-1], ":") {
			out[n-1] += " " + l
			continue
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// endQuestion keeps the question that was read, if there is one.
func (r *reader) endQuestion() {
	if len(r.options) == 0 {
		return
	}
	q := interchange.Question{Line: max(r.stemAt, 1), Type: content.Single, Options: r.options, Code: r.code, Sources: r.sources}
	if len(r.stem) > 0 {
		r.stem[0] = numbered.Get().ReplaceAllString(r.stem[0], "")
	}
	var image bool
	q.Stem, image = r.text(joinedLines(r.stem), markup.Wants{})
	if image || r.image {
		q.Draft = interchange.NeedsPicture
	}
	if len(r.after) > 0 {
		q.Explain, _ = r.text(joinedLines(r.after), markup.Wants{})
	}
	r.applyKeys(&q)
	right := 0
	for _, o := range q.Options {
		if o.Correct {
			right++
		}
	}
	if right > 1 {
		q.Type = content.Multi
	}
	for _, l := range r.losses {
		l.Line = q.Line
		r.bank.Losses = append(r.bank.Losses, l)
	}
	r.add(q)
	r.stem, r.code, r.options, r.keys, r.after, r.sources, r.losses, r.image = nil, nil, nil, "", nil, nil, nil, false
	r.last, r.lastAsks = 0, false
}

// applyKeys marks the options that a line names by their letters. Where boxes are ticked too
// and are others, nothing is certain.
func (r *reader) applyKeys(q *interchange.Question) {
	if r.keys == "" {
		return
	}
	named := map[int]bool{}
	for _, c := range r.keys {
		if c >= 'A' && c <= 'H' {
			named[int(c-'A')] = true
		} else if c >= 'a' && c <= 'h' && len(r.keys) == 1 {
			named[int(c-'a')] = true
		}
	}
	ticked, differ := false, false
	for i, o := range q.Options {
		ticked = ticked || o.Correct
		differ = differ || o.Correct != named[i]
	}
	if ticked && differ {
		q.Draft, q.Lacks = KeysDiffer, []string{"text", r.keys}
		return
	}
	for i := range q.Options {
		q.Options[i].Correct = named[i]
	}
}

func (r *reader) add(q interchange.Question) {
	if len(r.bank.Quizzes) == 0 || r.fresh {
		quiz := interchange.Quiz{Path: r.path}
		if len(r.path) > 0 {
			quiz.Title = interchange.Say(r.lang, interchange.Plain(r.path[len(r.path)-1]))
		}
		r.bank.Quizzes = append(r.bank.Quizzes, quiz)
		r.fresh = false
	}
	quiz := &r.bank.Quizzes[len(r.bank.Quizzes)-1]
	quiz.Questions = append(quiz.Questions, q)
}
