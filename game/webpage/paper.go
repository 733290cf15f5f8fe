package webpage

import (
	"fmt"
	"io"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"quest/game"
	"quest/game/insight"
	"quest/game/insight/papers"
	"quest/game/phrase"
)

// Paper is what a page about a paper of an exam shows: its report and every question with its reasons.
type Paper struct {
	Report   *game.PaperReport
	Sections []insight.Section // of the report
	Speech   game.Speech       // the languages of the page, in their order
	Books    *phrase.Books     // whose words are used
}

// WritePaper writes the page. Its error is that of the writer.
func WritePaper(w io.Writer, r Paper) error {
	record := Record{Speech: r.Speech, Books: r.Books}
	p := printer{r.Books, record.langs(), r.Speech}
	heading := p.say(game.Say("paper.Heading").With("exam", r.Report.Paper.Exam.Short(), "date", r.Report.Paper.Day.String()))
	d := document{
		Lang: p.langs[0], Title: heading[0].Text, Heading: heading, Foot: p.say(game.Say("paper.PageFoot")),
		Asked: p.say(game.Say("paper.Questions")),
	}
	for n, s := range r.Sections {
		d.Sections = append(d.Sections, p.section("part"+strconv.Itoa(n+1), s))
	}
	for i := range r.Report.Sheets {
		d.Questions = append(d.Questions, p.judged(&r.Report.Sheets[i]))
	}
	if err := d.write(w); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// judged is a question of a paper with its options and their reasons.
type judged struct {
	Title   words
	Asks    []words
	Options []judgedOption
	Explain []words
}

type judgedOption struct {
	Right, Chosen bool
	Mark          words // "right, chosen" in words
	Text, Why     words
}

func (p printer) judged(s *game.ReportSheet) judged {
	q := judged{Title: p.say(game.Say("paper.QuestionIs").With("n", strconv.Itoa(s.N)).Put("is", papers.Outcome(s)))}
	step, ok := s.Judged()
	if !ok {
		q.Asks = []words{p.say(game.Say("paper.TextGone"))}
		return q
	}
	pack, item := s.Question.Pack, s.Question.Item
	q.Asks = []words{p.text(item.Stem, pack)}
	for _, part := range step.Verdict.Parts {
		o := judgedOption{Right: part.Correct, Chosen: part.Chosen, Text: p.text(part.Text, pack), Why: p.text(part.Why, pack)}
		o.Mark = p.say(papers.OptionIs(part.Correct, part.Chosen))
		q.Options = append(q.Options, o)
	}
	if !item.Explain.Empty() {
		q.Explain = []words{p.text(item.Explain, pack)}
	}
	return q
}

func (q judged) element() g.Node {
	return newLine(h.Section(
		h.H3(q.Title.spans()), g.Map(q.Asks, words.paragraph),
		g.If(len(q.Options) > 0, newLine(h.Ul(h.Class("options"), g.Map(q.Options, judgedOption.element)))),
		g.Map(q.Explain, words.paragraph),
	))
}

func (o judgedOption) element() g.Node {
	sign := "✗"
	if o.Right {
		sign = "✓"
	}
	return newLine(h.Li(
		g.If(o.Right, h.Class("right")),
		h.Span(h.Aria("hidden", "true"), g.Text(sign+" ")), h.Strong(o.Text.spans()), g.Text(" "), h.Small(o.Mark.spans()),
		g.If(len(o.Why) > 0, h.P(h.Class("why"), o.Why.spans())),
	))
}
