// Package answerkey says what the author of a pack has to know of an item: what is right, and
// every reason, misconception, reference and source, in lines of text. Line mode prints them,
// a screen draws them.
package answerkey

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/lazy"
	"quest/game"
	"quest/game/phrase"
)

// Line is one line of a key.
type Line struct {
	Indent int // 0 for what belongs to the whole item, 1 for what belongs to the part above
	Kind   Kind
	Text   string
	Told   bool // a verdict tells it, too
}

// Kind is what a line says.
type Kind int

// The kinds of lines.
const (
	Fact   Kind = iota // what belongs to the whole item
	Right              // a part that is right, or where it belongs
	Wrong              // a part that is wrong
	Reason             // why
	Mixup              // the misconception that the part shows
)

// Of gives the key of a question in some languages. Parts that are numbered where the question
// is asked have the same numbers here.
func Of(q game.Question, books *phrase.Books, speech game.Speech) []Line {
	w := &writer{q: q, item: q.Item, books: books, speech: speech}
	w.facts()
	if write, ok := parts.Get()[q.Item.Type]; ok {
		write(w)
	}
	w.closing()
	return w.lines
}

// parts writes what is right of each item type; a case has no key of its own.
var parts = lazy.Value[map[content.ItemType]func(*writer)]{Make: func() map[content.ItemType]func(*writer) {
	return map[content.ItemType]func(*writer){
		content.Single: (*writer).options, content.Multi: (*writer).options, content.TrueFalse: (*writer).truths,
		content.Classify: (*writer).cards, content.Order: (*writer).steps, content.Match: (*writer).pairs,
		content.Cloze: (*writer).gaps, content.Case: func(*writer) {},
	}
}}

type writer struct {
	q      game.Question
	item   *content.Item
	books  *phrase.Books
	speech game.Speech
	lines  []Line
}

func (w *writer) add(indent int, kind Kind, text string) {
	w.lines = append(w.lines, Line{Indent: indent, Kind: kind, Text: text, Told: kind == Reason})
}

// say adds a sentence of the game.
func (w *writer) say(indent int, kind Kind, n game.Notice) {
	w.add(indent, kind, w.books.For(w.speech).Say(n))
}

// inline gives a text in the languages that are shown, on one line.
func (w *writer) inline(t content.Text) string {
	var said []string
	for _, lang := range t.Shown(w.speech.Within(w.q.Pack)) {
		if s := content.PlainText(t.Line(lang)); s != "" && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return strings.Join(said, " / ")
}

// text adds a text, a line for each language and group.
func (w *writer) text(indent int, kind Kind, t content.Text) {
	langs := t.Shown(w.speech.Within(w.q.Pack))
	most := 0
	for _, lang := range langs {
		most = max(most, len(t.Lines(lang)))
	}
	for i := range most {
		for _, lang := range langs {
			if l := t.Lines(lang); i < len(l) && !l[i].Empty() {
				w.add(indent, kind, content.PlainText(l[i]))
			}
		}
	}
}

// belief adds the misconception that a wrong answer shows.
func (w *writer) belief(id content.MisconceptionID) {
	if id == "" {
		return
	}
	m, ok := w.q.Pack.Misconception(id)
	if !ok {
		w.say(1, Mixup, game.Say("proof.MixUpUnknown").With("id", string(id)))
		return
	}
	w.say(1, Mixup, game.Say("proof.MixUp").With("id", string(id), "says", w.inline(m.Says)))
	w.say(1, Mixup, game.Say("proof.MixUpFix").With("fix", w.inline(m.Fix)))
}

// number gives the number under which a part stands where it is asked.
func (w *writer) number(id content.PartID) string {
	return strconv.Itoa(slices.Index(w.q.Parts, id) + 1)
}

func (w *writer) options() {
	for _, right := range []bool{true, false} {
		for _, id := range w.q.Parts {
			i := slices.IndexFunc(w.item.Options, func(o content.Option) bool { return o.ID == id })
			if i < 0 || w.item.Options[i].Correct != right {
				continue
			}
			o := &w.item.Options[i]
			if right {
				w.say(0, Right, game.Say("proof.OptionRight").With("n", w.number(id), "text", w.inline(o.Text), "id", string(id)))
			} else {
				w.say(0, Wrong, game.Say("proof.OptionWrong").With("n", w.number(id), "text", w.inline(o.Text), "id", string(id)))
			}
			w.text(1, Reason, o.Why)
			w.belief(o.Misconception)
		}
	}
}

func (w *writer) truths() {
	right, wrong := game.Say("proof.True"), game.Say("proof.False")
	if !w.item.Answer {
		right, wrong = wrong, right
	}
	w.say(0, Right, game.Say("proof.TruthRight").Put("truth", right))
	w.text(1, Reason, w.item.IfRight)
	w.say(0, Wrong, game.Say("proof.TruthWrong").Put("truth", wrong))
	w.text(1, Reason, w.item.IfWrong)
	w.belief(w.item.Misconception)
}

func (w *writer) cards() {
	for _, c := range w.item.Cards {
		bin := w.inline(w.item.PartText(c.Bin))
		w.say(0, Right, game.Say("proof.Card").With("card", w.inline(c.Text), "bin", bin, "id", string(c.ID), "in", string(c.Bin)))
		w.text(1, Reason, c.Why)
		w.belief(c.Misconception)
	}
}

func (w *writer) steps() {
	for i, s := range w.item.Steps {
		w.say(0, Right, game.Say("proof.Step").With("place", strconv.Itoa(i+1), "text", w.inline(s.Text), "n", w.number(s.ID), "id", string(s.ID)))
		w.text(1, Reason, s.Why)
	}
}

func (w *writer) pairs() {
	for _, p := range w.item.Pairs {
		w.say(0, Right, game.Say("proof.Pair").With("left", w.inline(p.Left), "right", w.inline(p.Right), "n", w.number(p.ID), "id", string(p.ID)))
		w.text(1, Reason, p.Why)
		w.belief(p.Misconception)
	}
	for _, e := range w.item.Extra {
		w.say(0, Wrong, game.Say("proof.Extra").With("text", w.inline(e.Text), "n", w.number(e.ID), "id", string(e.ID)))
		w.text(1, Reason, e.Why)
		w.belief(e.Misconception)
	}
}

func (w *writer) gaps() {
	for i := range w.item.Gaps {
		g := &w.item.Gaps[i]
		w.say(0, Right, game.Say("proof.Gap").With("n", strconv.Itoa(i+1), "answers", w.answers(g.Accept), "id", string(g.ID)))
		w.howRead(g)
		for _, r := range g.Reject {
			w.say(0, Wrong, game.Say("proof.Reject").With("n", strconv.Itoa(i+1), "answers", w.answers(r.Answers), "id", string(r.ID)))
			w.text(1, Reason, r.Why)
			w.belief(r.Misconception)
		}
	}
}

// howRead says how what is typed into a gap is compared.
func (w *writer) howRead(g *content.Gap) {
	switch {
	case g.Number != nil:
		w.say(1, Fact, game.Say("proof.GapNumber"))
		if strings.Trim(g.Number.Tolerance, "0.") != "" {
			w.say(1, Fact, game.Say("proof.GapTolerance").With("value", g.Number.Value, "tolerance", g.Number.Tolerance))
		}
	case g.Code:
		w.say(1, Fact, game.Say("proof.GapCode"))
	case g.Typos >= 0:
		w.say(1, Fact, game.Say("proof.GapTypos").Count("n", g.Typos))
	}
}

// answers gives typed answers with the language that they belong to.
func (w *writer) answers(by map[content.Lang][]content.Safe) string {
	var said []string
	for _, lang := range langs(by) {
		var words []string
		for _, a := range by[lang] {
			words = append(words, a.String())
		}
		if lang == content.AnyLang {
			said = append(said, strings.Join(words, ", "))
		} else {
			said = append(said, string(lang)+": "+strings.Join(words, ", "))
		}
	}
	return strings.Join(said, "; ")
}

// langs gives the languages of answers: those of every language first.
func langs(by map[content.Lang][]content.Safe) []content.Lang {
	var all []content.Lang
	for lang := range by {
		all = append(all, lang)
	}
	slices.SortFunc(all, func(a, b content.Lang) int {
		switch {
		case a == b:
			return 0
		case a == content.AnyLang:
			return -1
		case b == content.AnyLang:
			return 1
		}
		return strings.Compare(string(a), string(b))
	})
	return all
}

// facts are what the item is.
func (w *writer) facts() {
	it := w.item
	facts := []game.Notice{game.TypeWords(it.Type), game.LevelWords(it.Level), game.Say("proof.Difficulty").With("n", strconv.Itoa(it.Difficulty))}
	if it.Exam {
		facts = append(facts, game.Say("proof.Exam"))
	}
	if it.Rev > 1 {
		facts = append(facts, game.Say("proof.Rev").With("n", strconv.Itoa(it.Rev)))
	}
	said := make([]string, len(facts))
	for i, n := range facts {
		said[i] = w.books.For(w.speech).Say(n)
	}
	w.say(0, Fact, game.Say("proof.Item").With("id", string(it.ID), "facts", strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ", ")))
	chosen := it.Type == content.Single || it.Type == content.Multi
	if chosen && !slices.ContainsFunc(it.Options, func(o content.Option) bool { return o.Correct }) {
		w.say(0, Wrong, game.Say("proof.NoKey"))
	}
}

// closing is what belongs to the whole item: hint, explanation, what it is about and rests on.
func (w *writer) closing() {
	it := w.item
	w.field(it.Hint, game.Say("proof.Hint"), false)
	w.field(it.Explain, game.Say("proof.Explain"), true)
	list := func(title game.Notice, all []string) {
		if len(all) > 0 {
			w.add(0, Fact, w.books.For(w.speech).Say(title)+" "+strings.Join(all, ", "))
		}
	}
	list(game.Say("proof.Concepts"), texts(it.Concepts))
	var cites []string
	for _, c := range it.Cites {
		cites = append(cites, string(c.Lesson)+"#"+c.Anchor)
	}
	list(game.Say("proof.Cites"), cites)
	list(game.Say("proof.Domains"), it.Domains)
	list(game.Say("proof.Tags"), it.Tags)
	list(game.Say("proof.Plan"), slices.DeleteFunc([]string{it.Row.String(), it.Constraint}, func(s string) bool { return s == "" }))
	var confuses []string
	for _, s := range it.Confuses {
		confuses = append(confuses, s.String())
	}
	list(game.Say("proof.Confuses"), confuses)
	first := len(w.lines)
	for _, s := range it.Sources {
		w.say(0, Fact, game.Say("proof.Source").With("source", s.String()))
	}
	if it.Verified != "" {
		w.say(0, Fact, game.Say("proof.Verified").With("date", it.Verified))
		if it.StaleAfter > 0 && it.StaleAfter != content.UsualStaleAfter {
			w.say(0, Fact, game.Say("proof.Holds").Count("n", it.StaleAfter))
		}
	}
	for i := range w.lines[first:] {
		w.lines[first+i].Told = true
	}
}

// field adds a text under its name, if there is one. told is whether a verdict tells it.
func (w *writer) field(t content.Text, name game.Notice, told bool) {
	if t.Empty() {
		return
	}
	first := len(w.lines)
	w.say(0, Fact, name)
	w.text(1, Reason, t)
	for i := range w.lines[first:] {
		w.lines[first+i].Told = told
	}
}

func texts[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}
