package lecture

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

var (
	boldTerm = lazy.Regexp(`\*\*([^*]+)\*\*`)
	codeTerm = lazy.Regexp("`([^`]+)`")
	capsTerm = lazy.Regexp(`[A-Z][A-Z0-9]+[0-9]*`)
)

// draft gives names to lessons and points, and drafts the questions.
func (r *reader) draft() {
	n := r.notes
	r.split()
	most := maxLessons
	if r.into != nil {
		most = max(0, most-len(r.into.lessons))
	}
	if len(n.Lessons) > most {
		r.lose(n.Lessons[most].Line, interchange.Skipped, TooManyLessons, "n", strconv.Itoa(len(n.Lessons)-most))
		n.Lessons = n.Lessons[:most]
	}
	lessons, items, rewards := map[string]bool{}, map[string]bool{}, map[string]bool{}
	first := 0
	if r.into != nil {
		lessons, items, rewards, first = r.into.Lessons, r.into.Items, r.into.Rewards, r.into.first-1
	}
	for i := range n.Lessons {
		l := &n.Lessons[i]
		l.ID = r.lessonID(l, first+i, lessons)
		nameAnchors(l)
		if l.Reward != nil {
			title := strings.Join(l.Reward.Title[:min(1, len(l.Reward.Title))], "")
			if at := slices.Index(r.langs, content.English); at >= 0 && at < len(l.Reward.Title) {
				title = l.Reward.Title[at]
			}
			l.Reward.ID = free(slug(title, 40), l.ID+"-reward", rewards)
		}
		if !l.HasTake {
			r.lose(l.Line, interchange.Noted, NoTakeaways)
		}
		if len(items) < maxItems {
			r.draftLesson(l, items)
		}
	}
}

// split makes several lessons of one that is longer than the check takes.
func (r *reader) split() {
	var out []Lesson
	for _, l := range r.notes.Lessons {
		parts := cutLesson(l)
		if len(parts) > 1 {
			r.lose(l.Line, interchange.Simplified, LessonSplit, "n", strconv.Itoa(len(parts)))
		}
		out = append(out, parts...)
	}
	r.notes.Lessons = out
}

// cutLesson cuts a lesson into parts that fit, each at a heading if one comes soon.
func cutLesson(l Lesson) []Lesson {
	var out []Lesson
	size, from := 0, 0
	for i, b := range l.Blocks {
		own := blockSize(b)
		if i > from && (size+own > lessonBytes || i-from >= lessonBlocks || b.Kind == Section && (size > lessonBytes*3/4 || i-from >= lessonBlocks*3/4)) {
			out = append(out, l)
			out[len(out)-1].Blocks, out[len(out)-1].Reward = l.Blocks[from:i], nil
			from, size = i, 0
		}
		size += own
	}
	if from == 0 {
		return []Lesson{l}
	}
	l.Blocks = l.Blocks[from:]
	out = append(out, l)
	for i := range out {
		out[i].Title = slices.Clone(out[i].Title)
		for j := range out[i].Title {
			out[i].Title[j] += " (" + strconv.Itoa(i+1) + "/" + strconv.Itoa(len(out)) + ")"
		}
		out[i].HasTake = slices.ContainsFunc(out[i].Blocks, func(b Block) bool { return b.Take })
	}
	return slices.DeleteFunc(out, func(l Lesson) bool { return len(l.Blocks) == 0 })
}

func blockSize(b Block) int {
	size := 40
	for _, t := range b.Texts {
		size += len(t) + 20
	}
	for _, t := range b.Gist {
		size += len(t) + 20
	}
	for _, line := range b.Code {
		size += len(line) + 1
	}
	return size
}

// lessonID makes the ID of a lesson of the ASCII words of its title, else of its place.
func (r *reader) lessonID(l *Lesson, i int, taken map[string]bool) string {
	title := l.Title[0]
	for j, lang := range r.langs {
		if lang == content.English {
			title = l.Title[j]
		}
	}
	return free(slug(title, 40), "lesson-"+strconv.Itoa(i+1), taken)
}

// slug makes the form of an ID of the first six ASCII words of a text, at most so many
// characters; it is empty where they do not make one.
func slug(s string, most int) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	id := ""
	for _, w := range words[:min(6, len(words))] {
		if len(id)+1+len(w) > most {
			break
		}
		id = strings.TrimPrefix(id+"-"+w, "-")
	}
	if !content.Identifier(id) {
		return ""
	}
	return id
}

// free gives an ID that is not taken, and takes it.
func free(id, otherwise string, taken map[string]bool) string {
	if id == "" {
		id = otherwise
	}
	if len(id) > 44 {
		id = strings.TrimRight(id[:44], "-")
	}
	name := id
	for n := 2; taken[name]; n++ {
		name = id + "-" + strconv.Itoa(n)
	}
	taken[name] = true
	return name
}

// nameAnchors names every point that has no name of its own, or one that is taken.
func nameAnchors(l *Lesson) {
	taken := map[string]bool{"title": true, "takeaways": true}
	for i := range l.Blocks {
		b := &l.Blocks[i]
		if taken[b.Anchor] {
			b.Anchor = ""
		}
		taken[b.Anchor] = b.Anchor != ""
	}
	next := map[string]int{}
	for i := range l.Blocks {
		b := &l.Blocks[i]
		if b.Kind != Point || b.Anchor != "" {
			continue
		}
		prefix := "s"
		if b.Take {
			prefix = "take"
		}
		for b.Anchor == "" || taken[b.Anchor] {
			next[prefix]++
			b.Anchor = prefix + strconv.Itoa(next[prefix])
		}
		taken[b.Anchor] = true
	}
}

// draftLesson drafts a question of each takeaway that has a word to ask for, and of each
// point with a word in bold.
func (r *reader) draftLesson(l *Lesson, items map[string]bool) {
	terms := boldTerms(l)
	asked := map[string]bool{}
	beside := false // in a section that teaches nothing
	for i := range l.Blocks {
		b := &l.Blocks[i]
		if b.Kind == Section {
			beside = slices.ContainsFunc(b.Texts, namesNoSubject)
		}
		if beside && !b.Take {
			continue
		}
		if b.Kind != Point || !b.Take && !hasBold(b) || strings.Contains(strings.Join(b.Texts, ""), "{{") {
			continue
		}
		d, ok := r.gapIn(b, terms)
		if !ok {
			if b.Take {
				r.lose(b.Line, interchange.Noted, NoTerm)
			}
			continue
		}
		if name := strings.Join(d.Texts, "\n"); asked[name] {
			continue
		} else if asked[name] = true; len(l.Drafts) >= maxDrafts || len(items) >= maxItems {
			r.lose(b.Line, interchange.Noted, MoreDrafts)
			break
		}
		d.ID = free(slug(strings.ReplaceAll(d.Texts[0], "{{term}}", ""), 40), "", items)
		if d.ID == "" || d.ID == "-2" {
			delete(items, d.ID)
			sum := sha256.Sum256([]byte(d.Texts[0]))
			d.ID = free("item-"+hex.EncodeToString(sum[:4]), "", items)
		}
		l.Drafts = append(l.Drafts, d)
	}
}

// noSubjects are the headings, folded, of sections that tell learners what to do or read.
var noSubjects = []string{
	"homework", "assignment", "assignments", "furtherreading", "reading", "readings", "references", "bibliography", "sources", "resources", "links", "seealso",
	"숙제", "과제", "더읽을거리", "읽을거리", "참고", "참고문헌", "참고자료", "출처", "링크",
}

// namesNoSubject reports whether a heading begins a section from which no question is drafted.
func namesNoSubject(heading string) bool { return slices.Contains(noSubjects, content.Fold(heading)) }

// boldTerms are the words in bold of a lesson's points, the longest first, by language.
func boldTerms(l *Lesson) []map[string]bool {
	terms := make([]map[string]bool, len(l.Title))
	for i := range terms {
		terms[i] = map[string]bool{}
	}
	for _, b := range l.Blocks {
		for i, text := range b.Texts {
			for _, m := range boldTerm.Get().FindAllStringSubmatch(text, -1) {
				if askable(m[1], text) {
					terms[i][m[1]] = true
				}
			}
		}
	}
	return terms
}

func hasBold(b *Block) bool { return boldTerm.Get().MatchString(b.Texts[0]) }

// askable reports whether a word of a text can be asked for: it is short, is not all of the
// text, and holds letters or digits.
func askable(term, text string) bool {
	const words, runes = 5, 40
	return len(strings.Fields(term)) <= words && len([]rune(term)) <= runes && content.Fold(term) != "" && !content.LooseJamo(term) &&
		len(content.Fold(text)) >= 2*len(content.Fold(term)) && !endsSentence(term) && !strings.ContainsAny(term, "[]{}\\")
}

// gapIn makes a gap in a point. Of one in one language it asks for the first of its sentences
// that has a word to ask for, so that the others do not say the answer.
func (r *reader) gapIn(b *Block, terms []map[string]bool) (Draft, bool) {
	if len(b.Texts) > 1 {
		return r.gap(b, terms)
	}
	for _, one := range sentences(b.Texts[0]) {
		part := *b
		part.Texts = []string{one}
		if !b.Take && !hasBold(&part) {
			continue
		}
		if d, ok := r.gap(&part, terms); ok {
			return d, true
		}
	}
	return Draft{}, false
}

// gap makes a gap of the word of a point that is worth asking for: one in bold, one that is
// bold elsewhere in the lesson, one in code, or the last one in capitals. It must be there in
// each language, once.
func (r *reader) gap(b *Block, terms []map[string]bool) (Draft, bool) {
	for _, kind := range []func(int, string) []string{
		func(_ int, text string) []string { return found(boldTerm.Get(), text) },
		func(i int, text string) []string { return known(terms[i], text) },
		func(_ int, text string) []string { return found(codeTerm.Get(), text) },
		func(_ int, text string) []string {
			caps := capsTerm.Get().FindAllString(content.BlankCode(text), -1)
			slices.Reverse(caps)
			return caps
		},
	} {
		for at, term := range kind(0, b.Texts[0]) {
			choice := make([]string, len(b.Texts))
			choice[0] = term
			for i, text := range b.Texts[1:] {
				switch others := kind(i+1, text); {
				case slices.Contains(others, term):
					choice[i+1] = term
				case at < len(others) && len(others) == len(kind(0, b.Texts[0])):
					choice[i+1] = others[at]
				case strings.Contains(text, term):
					choice[i+1] = term
				}
			}
			if d, ok := r.drafted(b, choice); ok {
				return d, true
			}
		}
	}
	return Draft{}, false
}

// found gives what stands inside of markup in a text, the longest first.
func found(markup *regexp.Regexp, text string) []string {
	var all []string
	for _, m := range markup.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// known gives the terms of a lesson that stand in a text as words, the longest first.
func known(terms map[string]bool, text string) []string {
	var all []string
	for term := range terms {
		if at := strings.Index(text, term); at >= 0 && !inWord(text, at, at+len(term)) {
			all = append(all, term)
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return all
}

// inWord reports whether a part of a text is a part of a word in Latin letters or digits.
func inWord(text string, from, to int) bool {
	letter := func(c rune) bool { return unicode.In(c, unicode.Latin) || unicode.IsDigit(c) }
	before, after := []rune(text[:from]), []rune(text[to:])
	return len(before) > 0 && letter(before[len(before)-1]) && letter([]rune(text[from:])[0]) ||
		len(after) > 0 && letter(after[0]) && letter([]rune(text[:to])[len([]rune(text[:to]))-1])
}

// drafted makes a draft in which a word of each language is the gap.
func (r *reader) drafted(b *Block, choice []string) (Draft, bool) {
	d := Draft{Line: b.Line, Take: b.Take, Anchor: b.Anchor, Texts: make([]string, len(b.Texts)), Accept: map[content.Lang][]string{}}
	for i, text := range b.Texts {
		term := choice[i]
		if term == "" || !askable(term, text) {
			return d, false
		}
		with, ok := gapped(text, term)
		if !ok {
			return d, false
		}
		d.Texts[i] = with
		d.Code = d.Code || strings.Contains(text, "`"+term+"`") && strings.ContainsFunc(term, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != ' ' })
	}
	same := !slices.ContainsFunc(choice, func(s string) bool { return s != choice[0] })
	if _, number := content.Decimal(choice[0]); number && same {
		d.Number = choice[0]
		d.Code = false
		return d, true
	}
	for i, lang := range r.langs {
		if same {
			d.Accept[content.AnyLang] = answers(choice[0])
			break
		}
		d.Accept[lang] = answers(choice[i])
	}
	return d, true
}

// gapped puts the gap in the place of a word, with its markup. It fails where the word stands
// in the text once more, for then the text says the answer.
func gapped(text, term string) (string, bool) {
	const gap = "{{term}}"
	for _, form := range []string{"**`" + term + "`**", "**" + term + "**", "`" + term + "`", term} {
		at := strings.Index(text, form)
		if at < 0 {
			continue
		}
		if form == term && inWord(text, at, at+len(term)) {
			return "", false
		}
		rest := text[:at] + " " + text[at+len(form):]
		if strings.Contains(content.Fold(rest), content.Fold(term)) {
			return "", false
		}
		with := text[:at] + gap + text[at+len(form):]
		blanked := content.BlankCode(with)
		if strings.Count(blanked, gap) != 1 || strings.Count(with[:at], "**")%2 == 1 { // in code, or inside of bold words
			return "", false
		}
		return with, true
	}
	return "", false
}
