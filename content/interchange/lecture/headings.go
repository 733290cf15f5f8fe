package lecture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// takeawayNames are headings of sections that sum up a lesson, folded when the first notes are
// read and not when the program starts.
var takeawayNames = lazy.Value[map[string]bool]{Make: func() map[string]bool {
	names := map[string]bool{}
	for _, name := range []string{
		"key takeaways", "takeaways", "key takeaway", "summary", "recap", "key points", "conclusion", "conclusions", "wrap up", "tl;dr", "in short", "to remember", "what to remember",
		"핵심 정리", "정리", "요약", "핵심 요약", "마무리", "결론", "핵심", "핵심 포인트", "오늘의 정리", "학습 정리", "꼭 기억하세요", "기억할 것",
		"résumé", "à retenir", "zusammenfassung", "merksätze", "fazit", "resumen", "conclusiones", "resumo", "riassunto", "まとめ", "要点", "总结", "小结", "итоги", "выводы",
	} {
		names[content.Fold(name)] = true
	}
	return names
}}

// namesTakeaways reports whether a heading is that of the takeaways, whatever number or emoji
// stands before it.
func namesTakeaways(heading string) bool {
	known := takeawayNames.Get()
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

// lessonLevel gives the level of the headings that begin a lesson: the highest one. Below
// a single heading that is the title of the notes it is the next one, if there are sections
// below that. Where all is to be one lesson, it is the single highest heading, or none.
func (r *reader) lessonLevel() int {
	counts, highest, opens := r.countHeadings()
	if r.o.One {
		if highest > 0 && counts[highest] == 1 && !opens {
			return highest
		}
		return 0
	}
	if highest == 0 || counts[highest] > 1 || opens {
		return max(highest, 1)
	}
	return levelBelowTitle(counts, highest)
}

// countHeadings counts the headings of each level and gives the highest level, zero for none,
// and whether the notes open with text above all headings or with sections above the first
// heading of level 1.
func (r *reader) countHeadings() (counts [7]int, highest int, opens bool) {
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
	return counts, highest, opens
}

// levelBelowTitle gives the level next to that of a single highest heading if it has several
// headings and sections below them, so that the single one is the title of the notes; otherwise
// the highest level itself.
func levelBelowTitle(counts [7]int, highest int) int {
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

// untold stand for the words of a heading that the notes do not have in a language.
var untold = lazy.Value[map[content.Lang]string]{Make: func() map[content.Lang]string {
	return map[content.Lang]string{"en": "(untitled)", "ko": "(제목 없음)", "ja": "（無題）", "zh": "（无题）"}
}}

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
		titles[i] = untold.Get()[a.langs[i]]
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
