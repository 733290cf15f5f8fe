package lecture

import (
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
)

// unit is a text in one language.
type unit struct {
	line, lang int
	mark       Mark
	text       string
}

// unit takes a text of one language: the first ones wait for their partners.
func (a *assembler) unit(u unit) {
	u.text = a.unmarked(u)
	if u.lang == a.first {
		if len(a.partner) > 0 {
			a.flush()
		}
		a.pending = append(a.pending, u)
		return
	}
	a.partner = append(a.partner, u)
}

// text reads a paragraph, a bullet or a call-out.
func (a *assembler) text(b block) {
	switch {
	case len(a.langs) == 1:
		for n, l := range a.joined(b.lines) {
			mark := b.mark
			if n > 0 && mark != Callout {
				mark = Plain
			}
			text, anchor := cutAnchor(l.text)
			for k, point := range a.packed(l.line, text) {
				if k > 0 && mark != Callout {
					mark = Plain
				}
				a.put(Block{Kind: Point, Line: l.line, Mark: mark, Anchor: anchor, Texts: []string{point}})
				anchor = ""
			}
		}
	case apart(a.langs):
		for _, l := range a.runs(b.lines) {
			a.unit(unit{l.line, l.lang, b.mark, l.text})
		}
	default:
		for _, l := range b.lines {
			lang := mark(a.langs, l.text)
			if lang < 0 {
				lang = a.first
				if len(a.pending) > len(a.partner) {
					lang = 1 - a.first
				}
			}
			a.unit(unit{l.line, lang, b.mark, l.text})
			if len(a.partner) == len(a.pending) {
				a.flush()
			}
		}
	}
}

// runs joins the lines of a paragraph that are in one language.
func (a *assembler) runs(lines []srcLine) []unit {
	var out []unit
	for len(lines) > 0 {
		lang := a.languageOf(lines[0], out)
		n := 1
		for n < len(lines) && a.languageOf(lines[n], out) == lang {
			n++
		}
		for _, l := range a.joined(lines[:n]) {
			out = append(out, unit{l.line, lang, Plain, l.text})
		}
		lines = lines[n:]
	}
	return out
}

// languageOf gives the language of a line; one without letters is of the language that is
// expected next.
func (a *assembler) languageOf(l srcLine, before []unit) int {
	if lang, ok := language(a.langs, l.text); ok {
		return lang
	}
	if len(before) > 0 {
		if before[len(before)-1].lang == a.first {
			return 1 - a.first
		}
		return a.first
	}
	if len(a.pending) > len(a.partner) {
		return 1 - a.first
	}
	return a.first
}

// unmarked takes the mark of a language from a text.
func (a *assembler) unmarked(u unit) string {
	return strings.TrimPrefix(u.text, "["+string(a.langs[u.lang])+"] ")
}

// flush makes pairs of the texts that wait: each with its partner if there are as many of
// both, else the neighbours. A text without a partner is left out and told.
func (a *assembler) flush() {
	first, second := a.pending, a.partner
	a.pending, a.partner = nil, nil
	if len(first) != len(second) {
		if n := len(first); n > 0 && len(second) > 0 {
			a.alone(first[:n-1])
			defer a.alone(second[1:])
			first, second = first[n-1:], second[:1]
		} else {
			a.alone(first)
			a.alone(second)
			return
		}
	}
	for i := range first {
		a.pair(first[i], second[i])
	}
}

func (a *assembler) alone(units []unit) {
	for _, u := range units {
		a.lose(u.line, interchange.Skipped, NoPartner, "lang", string(a.langs[1-u.lang]), "text", shortened(u.text))
		a.last = nil
	}
}

// pair adds a text in both languages, sentence by sentence where it is long and both have as
// many.
func (a *assembler) pair(first, second unit) {
	x, anchor := cutAnchor(first.text)
	y, other := cutAnchor(second.text)
	if anchor == "" {
		anchor = other
	}
	xs, ys := []string{x}, []string{y}
	if columns(x) > screenLines || columns(y) > screenLines {
		if a, b := sentences(x), sentences(y); len(a) == len(b) {
			xs, ys = a, b
		}
	}
	for i := range xs {
		if utf8.RuneCountInString(xs[i]) > lineRunes-40 || utf8.RuneCountInString(ys[i]) > lineRunes-40 {
			a.lose(first.line, interchange.Skipped, LongPair)
			a.last = nil
			continue
		}
		b := Block{Kind: Point, Line: first.line, Mark: first.mark, Anchor: anchor, Texts: make([]string, 2)}
		b.Texts[first.lang], b.Texts[second.lang] = xs[i], ys[i]
		if i > 0 && b.Mark != Callout {
			b.Mark = Plain
		}
		a.put(b)
		anchor = ""
	}
}

// gist gives the point above its gist. Where there is none, the text is a point of its own in
// notes of one language, and left out in notes of two.
func (a *assembler) gist(b block) {
	a.flush()
	text, _ := cutAnchor(b.lines[0].text)
	lang := 0
	if len(a.langs) == 2 {
		lang = 1
		if l, ok := language(a.langs, text); ok && apart(a.langs) {
			lang = l
		} else if a.last != nil && len(a.last.Gist) > 0 {
			lang = 1
		} else if !apart(a.langs) {
			lang = 0
		}
		text = strings.TrimPrefix(text, "["+string(a.langs[lang])+"] ")
	}
	code := a.langs[lang]
	switch {
	case a.last != nil && a.last.Gist[code] == "" && utf8.RuneCountInString(text) <= lineRunes-40:
		if a.last.Gist == nil {
			a.last.Gist = map[content.Lang]string{}
		}
		a.last.Gist[code] = text
	case len(a.langs) == 1:
		for _, point := range a.packed(b.line, text) {
			a.put(Block{Kind: Point, Line: b.line, Mark: Bullet, Texts: []string{point}})
		}
	case a.last != nil:
		a.lose(b.line, interchange.Skipped, GistSecond, "text", shortened(text))
	default:
		a.lose(b.line, interchange.Skipped, GistAlone, "text", shortened(text))
	}
}
