package lecture

import (
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
)

// assembler makes lessons of blocks.
type assembler struct {
	*reader
	level  int // of the headings that begin a lesson
	lesson *Lesson
	take   bool // what is read belongs to the takeaways

	pending []unit // texts of the first language without their partners so far
	partner []unit // texts of the second language for them
	last    *Block // to which a gist belongs
}

// unit is a text in one language.
type unit struct {
	line, lang int
	mark       Mark
	text       string
}

// takeawayNames are headings of sections that sum up a lesson, folded when the first notes are
// read and not when the program starts.
var takeawayNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, name := range []string{
		"key takeaways", "takeaways", "key takeaway", "summary", "recap", "key points", "conclusion", "conclusions", "wrap up", "tl;dr", "in short", "to remember", "what to remember",
		"핵심 정리", "정리", "요약", "핵심 요약", "마무리", "결론", "핵심", "핵심 포인트", "오늘의 정리", "학습 정리", "꼭 기억하세요", "기억할 것",
		"résumé", "à retenir", "zusammenfassung", "merksätze", "fazit", "resumen", "conclusiones", "resumo", "riassunto", "まとめ", "要点", "总结", "小结", "итоги", "выводы",
	} {
		names[content.Fold(name)] = true
	}
	return names
})

// namesTakeaways reports whether a heading is that of the takeaways, whatever number or emoji
// stands before it.
func namesTakeaways(heading string) bool {
	known := takeawayNames()
	for part := range strings.SplitSeq(heading, "/") {
		words := strings.TrimLeft(strings.TrimSpace(part), "0123456789.) #*🎯📌✅🔑💡📝⭐️✨🧠")
		if known[content.Fold(words)] || known[content.Fold(strings.TrimSuffix(words, ")"))] {
			return true
		}
		if before, _, ok := strings.Cut(words, "("); ok && known[content.Fold(before)] {
			return true
		}
	}
	return false
}

// assemble makes the lessons.
func (r *reader) assemble() {
	a := &assembler{reader: r, level: r.lessonLevel()}
	for i := 0; i < len(r.blocks); i++ {
		b := r.blocks[i]
		switch b.kind {
		case headingBlock:
			i = a.heading(i)
		case textBlock:
			a.text(b)
		case gistBlock:
			a.gist(b)
		case fenceBlock:
			a.flush()
			a.put(Block{Kind: Fence, Line: b.line, Lang: b.lang, Code: b.code})
			a.last = nil
		case rewardBlock:
			a.reward(b)
		}
	}
	a.flush()
	a.end()
	if r.title != "" && len(r.notes.Title) == 0 {
		r.notes.Title = []string{r.title}
	}
}

// lessonLevel gives the level of the headings that begin a lesson: the highest one. Below
// a single heading that is the title of the notes it is the next one, if there are sections
// below that.
func (r *reader) lessonLevel() int {
	var counts [7]int
	highest, opens := 0, false
	for _, b := range r.blocks {
		if b.kind != headingBlock {
			if highest == 0 {
				opens = true
			}
			continue
		}
		if highest == 0 || b.level < highest {
			if counts[1] == 0 && b.level == 1 && highest > 1 {
				opens = true
			}
			highest = b.level
		}
		counts[b.level]++
	}
	if highest == 0 || counts[highest] > 1 || opens {
		return max(highest, 1)
	}
	for next := highest + 1; next < 6; next++ {
		if counts[next] > 0 {
			below := slices.ContainsFunc(counts[next+1:], func(n int) bool { return n > 0 })
			if counts[next] > 1 && below {
				return next
			}
			return highest
		}
	}
	return highest
}

// heading reads the heading at an index, with that of the second language where it stands
// below, and gives the index of the last block that belongs to it.
func (a *assembler) heading(i int) int {
	a.flush()
	b := a.blocks[i]
	titles := a.titles(b.lines[0].text)
	if len(a.langs) == 2 && i+1 < len(a.blocks) && a.blocks[i+1].kind == textBlock && a.blocks[i+1].mark == Plain && boldOnly(a.blocks[i+1].lines[0].text) {
		titles = a.whole(b.lines[0].text) // the other language stands below
	}
	if len(a.langs) == 2 && titles[1-a.first] == "" && i+1 < len(a.blocks) {
		if next := &a.blocks[i+1]; next.kind == textBlock && next.mark == Plain && boldOnly(next.lines[0].text) {
			text := strings.Trim(next.lines[0].text, "*")
			if lang, ok := language(a.langs, text); !apart(a.langs) || !ok || titles[lang] == "" {
				if titles[a.first] == "" { // the heading itself was of the second language
					titles[a.first] = text
				} else {
					titles[1-a.first] = text
				}
				if next.lines = next.lines[1:]; len(next.lines) == 0 {
					i++
				}
			}
		}
	}
	a.begin(b, titles)
	return i
}

// titles parts the words of a heading by language: "Seasons / 계절", or one of the two.
func (a *assembler) titles(words string) []string {
	titles := make([]string, len(a.langs))
	if len(a.langs) == 1 {
		titles[0] = words
		return titles
	}
	if !apart(a.langs) {
		if x, y, ok := strings.Cut(words, " / "); ok {
			return []string{strings.TrimSpace(x), strings.TrimSpace(y)}
		}
		titles[a.first] = words
		return titles
	}
	for _, sign := range []string{" / ", " | ", " - ", " – ", " — ", "("} {
		at := strings.Index(words, sign)
		if at <= 0 {
			continue
		}
		x, y := strings.TrimSpace(words[:at]), strings.TrimSpace(strings.TrimSuffix(words[at+len(sign):], ")"))
		lx, okX := language(a.langs, x)
		ly, okY := language(a.langs, y)
		if okX && okY && lx != ly {
			titles[lx], titles[ly] = x, y
			return titles
		}
	}
	return a.whole(words)
}

// whole gives the words of a heading to the language that they are in.
func (a *assembler) whole(words string) []string {
	titles := make([]string, len(a.langs))
	lang, ok := language(a.langs, words)
	if !ok || !apart(a.langs) {
		lang = a.first
	}
	titles[lang] = words
	return titles
}

func boldOnly(s string) bool {
	return len(s) > 4 && strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && !strings.Contains(s[2:len(s)-2], "**")
}

// begin begins a lesson, a section or the takeaways.
func (a *assembler) begin(b block, titles []string) {
	words := strings.Join(titles, "/")
	take := namesTakeaways(words) && (b.level > a.level || a.lesson != nil && len(a.lesson.Blocks) > 0)
	switch {
	case b.level < a.level:
		a.notes.Title = a.complete(b.line, titles)
	case take:
		a.open(b.line)
		a.take, a.lesson.HasTake = true, true
		a.lesson.TakeTitle = titles // the lesson has its own words for it
		a.last = nil
	case b.level == a.level:
		a.end()
		a.lesson = &Lesson{Line: b.line, Title: a.complete(b.line, titles)}
		a.take, a.last = false, nil
	default:
		a.open(b.line)
		a.take = false
		if b.level > a.level+1 && slices.ContainsFunc(a.blocks, func(x block) bool { return x.kind == headingBlock && x.level == a.level+1 }) {
			a.lose(b.line, interchange.Noted, HeadingDeep)
		}
		a.put(Block{Kind: Section, Line: b.line, Anchor: b.anchor, Texts: a.complete(b.line, titles)})
		a.last = nil
	}
}

// open makes a lesson for what stands before the first heading.
func (a *assembler) open(line int) {
	if a.lesson == nil {
		a.lesson = &Lesson{Line: line}
	}
}

// untold stand for the words of a heading that the notes do not have in a language.
var untold = map[content.Lang]string{"en": "(untitled)", "ko": "(제목 없음)", "ja": "（無題）", "zh": "（无题）"}

// complete fills in the languages in which a heading has no words, and tells it.
func (a *assembler) complete(line int, titles []string) []string {
	for i := range titles {
		titles[i] = strings.TrimSpace(cutTo(titles[i], 200))
		if own, _ := share(a.langs[i], titles[i]); len(titles) == 1 && own == 0 && !latin(a.langs[i]) {
			titles[i] = asName(titles[i]) // a heading in English stands as a name does
		}
		if titles[i] != "" {
			continue
		}
		titles[i] = untold[a.langs[i]]
		if titles[i] == "" {
			titles[i] = "(—)"
		}
		a.lose(line, interchange.Simplified, HeadingUntold, "lang", string(a.langs[i]))
	}
	return titles
}

// asName begins each word of a heading with a capital, as names in Latin letters have it.
func asName(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

func cutTo(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return cutAtSpace(s, runes)
}

// put adds a block to the lesson.
func (a *assembler) put(b Block) {
	a.open(b.Line)
	b.Take = a.take && b.Kind == Point
	a.lesson.Blocks = append(a.lesson.Blocks, b)
	a.last = nil
	if b.Kind == Point {
		a.last = &a.lesson.Blocks[len(a.lesson.Blocks)-1]
	}
}

// end ends the lesson: one without any text is left out.
func (a *assembler) end() {
	l := a.lesson
	a.lesson, a.take = nil, false
	if l == nil {
		return
	}
	if !slices.ContainsFunc(l.Blocks, func(b Block) bool { return b.Kind == Point }) {
		switch {
		case len(l.Title) > 0 && len(a.notes.Lessons) == 0 && len(a.notes.Title) == 0 && len(l.Blocks) == 0:
			a.notes.Title = l.Title
		case len(l.Title) > 0 || len(l.Blocks) > 0:
			a.lose(l.Line, interchange.Skipped, HeadingEmpty, "title", shortened(strings.Join(l.Title, " / ")))
		}
		return
	}
	if len(l.Title) == 0 {
		l.Title = a.fallback(l.Line)
	}
	a.notes.Lessons = append(a.notes.Lessons, *l)
}

// fallback is the title of a lesson without a heading: that of the notes, else their name.
func (a *assembler) fallback(line int) []string {
	if len(a.notes.Title) == len(a.langs) {
		return slices.Clone(a.notes.Title)
	}
	words := a.title
	if words == "" {
		words = strings.TrimSuffix(path.Base(a.o.Name), path.Ext(a.o.Name))
		words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("-_ ", r) }), " ")
		if clean, err := content.CleanLine(words); err != nil || clean.Empty() || strings.ContainsAny(words, "`*[]{}<>\\") {
			words = ""
		} else {
			words = strings.ToUpper(words[:1]) + words[1:]
		}
	}
	return a.complete(line, a.titles(words))
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
