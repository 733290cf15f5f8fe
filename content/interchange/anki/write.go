package anki

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
)

const holds = interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsStepWhy | interchange.HoldsPartWhy |
	interchange.HoldsCode | interchange.HoldsTags | interchange.HoldsSources | interchange.HoldsKeep

// Written is one note as it is written into a file of any kind. Its texts are HTML in one line.
type Written struct {
	GUID, Deck  string
	Front, Back string
	Gaps        int // in the front; a note without any is a card with a front and a back
	Tags        []string
}

// Write writes the notes of a bank as text.
func Write(b *interchange.Bank, o interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
	notes, losses := Notes(b, o)
	var out strings.Builder
	out.WriteString("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n")
	for _, n := range notes {
		kind := "Basic"
		if n.Gaps > 0 {
			kind = "Cloze"
		}
		fields := []string{n.GUID, kind, n.Deck, n.Front, n.Back, strings.Join(n.Tags, " ")}
		for i, f := range fields {
			if strings.ContainsAny(f, "\"\t") {
				fields[i] = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
			}
		}
		out.WriteString(strings.Join(fields, "\t") + "\n")
	}
	return []byte(out.String()), losses, nil
}

// Notes makes notes of a bank: the question in front, its answer with all reasons behind it,
// in every language asked for. The GUID of a note is the full ID of its question, so that a later
// export brings it up to date and keeps its schedule.
func Notes(b *interchange.Bank, o interchange.WriteOptions) ([]Written, []interchange.Loss) {
	w := &writer{langs: b.Languages(o.Langs)}
	if !o.Multi {
		w.langs = w.langs[:1]
	}
	owner, top := "", "quest"
	if b.Pack != nil {
		owner = b.Pack.ID + "#item/"
	}
	if title := interchange.Unmarked(b.Title.In(w.langs[0])); title != "" {
		top = title
	}
	for _, quiz := range b.Quizzes {
		deck := top
		if len(quiz.Path) > 0 {
			deck += "::" + strings.Join(quiz.Path, "::")
		} else if quiz.ID != "" {
			deck += "::" + quiz.ID
		}
		for _, q := range quiz.Questions {
			for _, one := range interchange.Singly(q) {
				w.note(owner, deck, quiz.ID, &one)
			}
		}
	}
	return w.notes, w.losses
}

type writer struct {
	notes  []Written
	langs  []content.Lang
	losses []interchange.Loss
}

func (w *writer) note(owner, deck, quiz string, q *interchange.Question) {
	if q.Draft != "" {
		w.losses = append(w.losses, interchange.Loss{ID: q.ID, Kind: interchange.Skipped, Key: DraftLeftOut})
		return
	}
	for _, l := range holds.NotHeld(q) {
		if l.Key != interchange.LostDomains && l.Key != interchange.LostLevel { // they are tags
			w.losses = append(w.losses, l)
		}
	}
	tags := slices.Clone(q.Tags)
	tags = append(tags, q.Domains...)
	if quiz != "" {
		tags = append(tags, quiz)
	}
	if q.Level != "" {
		tags = append(tags, q.Level)
	}
	for i, t := range tags {
		tags[i] = strings.Join(strings.Fields(t), "_")
	}
	w.notes = append(w.notes, Written{
		GUID: owner + q.ID, Deck: oneLine(deck), Front: oneLine(w.front(q)), Back: oneLine(w.back(q)), Gaps: len(q.Gaps), Tags: tags,
	})
}

func oneLine(html string) string { return strings.ReplaceAll(html, "\n", "<br>") }

// html writes a text in every language, one below the other.
func (w *writer) html(t interchange.Text) string {
	var lines []string
	for _, lang := range w.langs {
		if s := t.In(lang); s != "" {
			var own []string
			for line := range strings.SplitSeq(s, "\n") {
				own = append(own, markup.LineToHTML(line))
			}
			if html := strings.Join(own, "<br>"); !slices.Contains(lines, html) {
				lines = append(lines, html)
			}
		}
	}
	return strings.Join(lines, "<br>")
}

// code writes a block of code, in one line of the file.
func code(c *interchange.Code) string {
	if c == nil {
		return ""
	}
	return strings.ReplaceAll(markup.ToHTML("", c), "\n", "<br>")
}

// front writes what is asked, with what can be chosen.
func (w *writer) front(q *interchange.Question) string {
	if q.Type == content.Cloze {
		return w.gaps(q) + code(q.Code)
	}
	html := w.html(q.Stem) + code(q.Code)
	var parts []string
	for _, o := range q.Options {
		parts = append(parts, w.html(o.Text))
	}
	for _, c := range q.Cards {
		parts = append(parts, w.html(c.Text))
	}
	for _, p := range q.Pairs {
		parts = append(parts, w.html(p.Left))
	}
	for _, s := range q.Steps {
		parts = append(parts, w.html(s.Text))
	}
	if q.Type == content.Order {
		slices.Sort(parts) // their order is the answer
	}
	if len(parts) > 0 {
		html += "<ul><li>" + strings.Join(parts, "</li><li>") + "</li></ul>"
	}
	return html
}

// gaps writes a text with its gaps, in the form of Anki: each one a card.
func (w *writer) gaps(q *interchange.Question) string {
	html := w.html(interchange.Above(q.Stem, q.Text))
	for i, g := range q.Gaps {
		answer := ""
		if g.Number != nil {
			answer = g.Number.Value
		} else {
			for _, l := range slices.Concat(w.langs, []content.Lang{content.AnyLang}, slices.Sorted(maps.Keys(g.Accept))) {
				if len(g.Accept[l]) > 0 {
					answer = g.Accept[l][0]
					break
				}
			}
		}
		html = strings.ReplaceAll(html, "{{"+g.ID+"}}", "{{c"+string(rune('1'+i))+"::"+markup.LineToHTML(interchange.Plain(answer))+"}}")
	}
	return html
}

// back writes the answer, every reason, the explanation and the sources.
func (w *writer) back(q *interchange.Question) string {
	var lines []string
	say := func(right bool, text, why interchange.Text) {
		line := w.html(text)
		if right {
			line = "<b>" + line + "</b>"
		}
		if s := w.html(why); s != "" {
			line += ": " + s
		}
		lines = append(lines, line)
	}
	for _, correct := range []bool{true, false} {
		for _, o := range q.Options {
			if o.Correct == correct && (correct || o.Why != nil) {
				say(correct, o.Text, o.Why)
			}
		}
	}
	if q.Type == content.TrueFalse {
		word := interchange.Text{content.English: "False", content.Korean: "거짓", "": "False"}
		if q.Answer {
			word = interchange.Text{content.English: "True", content.Korean: "참", "": "True"}
		}
		say(true, word, interchange.Above(q.IfRight, q.IfWrong))
	}
	for _, c := range q.Cards {
		i := slices.IndexFunc(q.Bins, func(b interchange.Bin) bool { return b.ID == c.Bin })
		if i >= 0 {
			lines = append(lines, w.html(c.Text)+" → <b>"+w.html(q.Bins[i].Text)+"</b>"+reason(w.html(c.Why)))
		}
	}
	for _, p := range q.Pairs {
		lines = append(lines, w.html(p.Left)+" → <b>"+w.html(p.Right)+"</b>"+reason(w.html(p.Why)))
	}
	for i, s := range q.Steps {
		lines = append(lines, string(rune('1'+i))+". "+w.html(s.Text)+reason(w.html(s.Why)))
	}
	if s := w.html(q.Explain); s != "" {
		lines = append(lines, s)
	}
	lines = append(lines, q.Sources...)
	return strings.Join(lines, "<br>")
}

func reason(why string) string {
	if why == "" {
		return ""
	}
	return ": " + why
}
