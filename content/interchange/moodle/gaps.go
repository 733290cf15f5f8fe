package moodle

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/markup"
	"quest/content/interchange/xmltree"
	"quest/content/lazy"
)

// gapStart finds the beginning of a gap in a text with embedded answers: its points, its
// type and a colon.
var gapStart = lazy.Regexp(`\{\d{0,3}:(SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|NUMERICAL|NM|MULTICHOICE_(?:VS|HS|V|H|S)|MULTICHOICE|MC(?:VS|HS|V|H|S)?|MULTIRESPONSE_(?:HS|VS|H|S|V)|MULTIRESPONSE|MR(?:VS|HS|V|H|S)?):`)

// embeddedGap is one gap of a text with embedded answers.
type embeddedGap struct {
	kind    gapType
	code    bool // case counts
	answers []embeddedAnswer
	id      string
	source  string // as in the file
}

type gapType int

const (
	wordGap gapType = iota
	numberGap
	choiceGap
	severalGap // a choice of several
)

type embeddedAnswer struct {
	share          float64
	text, feedback string // as in the file
}

// embedded reads a text with embedded answers, such as {1:SHORTANSWER:=yes~no#Not so.}.
func (q *question) embedded() bool {
	n := q.node.Child("questiontext")
	raw := n.Child("text").Content()
	gaps, text, broken := splitGaps(raw)
	if broken >= 0 {
		line := n.Child("text").Line + strings.Count(raw[:broken], "\n")
		q.lose(&xmltree.Node{Line: line}, interchange.Skipped, BrokenGap)
		return false
	}
	if len(gaps) == 0 {
		return q.leave(interchange.NoGap)
	}
	q.reread(n, text)
	gaps = q.unite(gaps)
	if kind := gaps[0].kind; len(gaps) == 1 && (kind == choiceGap || kind == severalGap) {
		return q.embeddedChoice(n, gaps[0])
	}
	for _, g := range gaps {
		gap := interchange.Gap{ID: g.id, Code: g.code}
		if g.kind == severalGap {
			return q.leave(EmbeddedMulti)
		}
		if !q.fillEmbedded(n, &gap, g) {
			return false
		}
		q.Gaps = append(q.Gaps, gap)
	}
	return true
}

func gapID(i int) string { return "gap-" + strconv.Itoa(i+1) }

// reread makes the text of a cloze of the stem with gaps in it.
func (q *question) reread(n *xmltree.Node, raw string) {
	if format := n.Attr("format"); format == "markdown" || format == "moodle_auto_format" {
		raw = strings.ReplaceAll(raw, "\n", "<br>")
	}
	q.Type, q.Stem = content.Cloze, nil
	r := markup.FromHTML(raw, markup.Wants{Lang: q.lang, Code: true})
	q.Text, q.Code = r.Text, r.Code
}

// splitGaps takes the gaps out of a text and leaves {{gap-1}} and so on. broken is the
// place of a gap that does not end, -1 for none.
func splitGaps(raw string) (gaps []embeddedGap, text string, broken int) {
	var b strings.Builder
	at := 0
	for _, m := range gapStart.Get().FindAllStringSubmatchIndex(raw, -1) {
		if m[0] < at {
			continue // inside of a gap
		}
		end := gapEnd(raw, m[1])
		if end < 0 {
			return nil, "", m[0]
		}
		b.WriteString(raw[at:m[0]])
		g := embeddedGap{id: gapID(len(gaps)), source: raw[m[0]:end], answers: splitAnswers(raw[m[1]:end])}
		g.kind, g.code = gapKind(raw[m[2]:m[3]])
		b.WriteString("{{" + g.id + "}}")
		gaps = append(gaps, g)
		at = end + 1
	}
	b.WriteString(raw[at:])
	return gaps, b.String(), -1
}

// unite makes one gap of those that are written alike in the texts of several languages.
func (q *question) unite(gaps []embeddedGap) []embeddedGap {
	langs := slices.Sorted(maps.Keys(q.Text))
	if len(langs) < 2 {
		return gaps
	}
	in := func(lang content.Lang, g embeddedGap) bool { return strings.Contains(q.Text[lang], "{{"+g.id+"}}") }
	kept := slices.DeleteFunc(slices.Clone(gaps), func(g embeddedGap) bool { return !in(langs[0], g) })
	for _, lang := range langs[1:] {
		taken := map[string]bool{}
		for _, g := range gaps {
			at := slices.IndexFunc(kept, func(k embeddedGap) bool { return k.source == g.source && !taken[k.id] })
			switch {
			case !in(lang, g):
			case at >= 0:
				taken[kept[at].id] = true
				q.Text[lang] = strings.ReplaceAll(q.Text[lang], "{{"+g.id+"}}", "{{"+kept[at].id+"}}")
			default:
				kept = append(kept, g)
			}
		}
	}
	if len(kept) == 0 {
		return gaps
	}
	return kept
}

// gapEnd finds the } of a gap, -1 if another gap begins before it or there is none.
func gapEnd(raw string, from int) int {
	for i := from; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			i++
		case '}':
			return i
		case '{':
			if m := gapStart.Get().FindStringIndex(raw[i:min(len(raw), i+40)]); m != nil && m[0] == 0 {
				return -1
			}
		}
	}
	return -1
}

func gapKind(name string) (kind gapType, code bool) {
	switch {
	case strings.HasPrefix(name, "SHORT"), strings.HasPrefix(name, "SA"), strings.HasPrefix(name, "MW"):
		return wordGap, strings.HasSuffix(name, "C")
	case strings.HasPrefix(name, "N"):
		return numberGap, false
	case strings.HasPrefix(name, "MR"), strings.HasPrefix(name, "MULTIR"):
		return severalGap, false
	}
	return choiceGap, false
}

// share reads how right an answer is: = is all, %50% a part.
var share = lazy.Regexp(`^(?:=|%(-?\d{1,3}(?:[.,]\d{1,5})?)%)`)

// splitAnswers takes the answers of a gap apart.
func splitAnswers(s string) []embeddedAnswer {
	var all []embeddedAnswer
	for _, part := range splitAt(s, '~') {
		a := embeddedAnswer{}
		part = strings.TrimSpace(part)
		if m := share.Get().FindStringSubmatch(part); m != nil {
			a.share = 100
			if m[1] != "" {
				a.share, _ = strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
			}
			part = part[len(m[0]):]
		}
		halves := splitAt(part, '#')
		a.text = strings.TrimSpace(unescapeGap(halves[0]))
		if len(halves) > 1 {
			a.feedback = strings.TrimSpace(unescapeGap(strings.Join(halves[1:], "#")))
		}
		if a.text != "" {
			all = append(all, a)
		}
	}
	return all
}

// splitAt cuts at a sign that has no backslash before it, and is not that of a character
// written as &#61; in HTML.
func splitAt(s string, sign byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == sign && (sign != '#' || i == 0 || s[i-1] != '&'):
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// unescapeGap removes the backslashes before the signs of gaps.
func unescapeGap(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`}#~/"\=`, s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// piece reads a part of a text with embedded answers, as HTML.
func (q *question) piece(n *xmltree.Node, raw string, at place) interchange.Text {
	if raw == "" {
		return nil
	}
	r := markup.FromHTML(raw, markup.Wants{Lang: q.lang, Line: at == answerPlace})
	for _, l := range r.Losses {
		q.lose(n, l.Kind, l.Key, l.Args...)
	}
	if r.Image && at == answerPlace && q.Draft == "" {
		q.Draft = interchange.NeedsPicture
	}
	return r.Text
}

// words gives the words of a text without marks, in the language of the file if it has
// several.
func (q *question) wordsOf(t interchange.Text) string {
	if s, ok := t[q.lang]; ok {
		return interchange.Unmarked(s)
	}
	least := content.Lang("")
	for lang := range t {
		if least == "" || lang < least {
			least = lang
		}
	}
	return interchange.Unmarked(t[least])
}

// embeddedChoice makes a question with options of a text whose only gap is a choice.
func (q *question) embeddedChoice(n *xmltree.Node, g embeddedGap) bool {
	var shares []float64
	for _, a := range g.answers {
		q.Options = append(q.Options, interchange.Option{Text: q.piece(n, a.text, answerPlace), Why: q.piece(n, a.feedback, prosePlace)})
		shares = append(shares, a.share)
	}
	q.stemOf(g.id)
	q.Type = content.Single
	if g.kind == severalGap {
		q.severalRight(shares)
	} else {
		q.oneRight(shares)
	}
	return true
}

// stemOf makes a stem of a text with one gap: a line stands for the gap, unless it stands
// behind a question.
func (q *question) stemOf(gap string) {
	q.Stem = interchange.Text{}
	for lang, s := range q.Text {
		mark := "{{" + gap + "}}"
		before, after, _ := strings.Cut(s, mark)
		before, after = strings.TrimSpace(before), strings.TrimSpace(after)
		if after == "" && strings.HasSuffix(strings.TrimRight(before, "*` "), "?") {
			q.Stem[lang] = before
			continue
		}
		q.Stem[lang] = strings.ReplaceAll(s, mark, "_____")
	}
	q.Text = nil
}

// fillEmbedded gives a gap its answers. It is false if the question is left out.
func (q *question) fillEmbedded(n *xmltree.Node, gap *interchange.Gap, g embeddedGap) bool {
	var all []answer
	for _, a := range g.answers {
		one := answer{at: n, share: a.share, why: q.piece(n, a.feedback, prosePlace)}
		if g.kind == numberGap {
			text, tolerance, _ := strings.Cut(a.text, ":")
			one.text, one.tolerance = strings.TrimSpace(text), strings.TrimSpace(tolerance)
		} else {
			one.text = q.wordsOf(q.piece(n, a.text, answerPlace))
		}
		if g.kind == wordGap {
			one.pattern = pattern(a.text)
			one.text = unescapeStar(one.text)
		}
		all = append(all, one)
	}
	if g.kind == numberGap {
		return q.fillNumber(gap, all)
	}
	q.fillWith(gap, all)
	return true
}

// choice is a word that can be put into a gap.
type choice struct {
	text  interchange.Text
	group string
}

// slot finds a gap of a text with words to be put in.
var slot = lazy.Regexp(`\[\[(\d{1,3})\]\]`)

// dragged reads a text into whose gaps words of a list are put.
func (q *question) dragged() bool {
	n := q.node.Child("questiontext")
	var choices []choice
	for _, name := range []string{"dragbox", "selectoption"} {
		for _, c := range q.node.All(name) {
			choices = append(choices, choice{q.text(c, answerPlace), oneLine(c.Child("group").Content())})
		}
	}
	var used []int
	missing := ""
	text := slot.Get().ReplaceAllStringFunc(n.Child("text").Content(), func(m string) string {
		at, _ := strconv.Atoi(strings.Trim(m, "[]"))
		if at < 1 || at > len(choices) {
			missing = m
			return m
		}
		used = append(used, at-1)
		return "{{" + gapID(len(used)-1) + "}}"
	})
	switch {
	case missing != "":
		return q.leave(GapWithoutChoice, "text", missing)
	case len(used) == 0:
		return q.leave(interchange.NoGap)
	}
	q.reread(n, text)
	if len(used) == 1 {
		return q.draggedOne(choices, used[0])
	}
	wrong := map[int]bool{}
	for i, at := range used {
		word := interchange.Unmarked(q.wordsOf(choices[at].text))
		q.Gaps = append(q.Gaps, interchange.Gap{ID: gapID(i), Accept: map[content.Lang][]string{content.AnyLang: {word}}})
		for j, c := range choices {
			if j != at && c.group == choices[at].group {
				wrong[j] = true
			}
		}
	}
	if len(wrong) > 0 {
		q.lose(n, interchange.Simplified, WrongChoices, "n", itoa(len(choices)))
	}
	return true
}

// draggedOne makes a question with options of a text with one gap.
func (q *question) draggedOne(choices []choice, right int) bool {
	for i, c := range choices {
		if c.group == choices[right].group {
			q.Options = append(q.Options, interchange.Option{Text: c.text, Correct: i == right})
		}
	}
	q.stemOf(gapID(0))
	q.Type = content.Single
	return true
}
