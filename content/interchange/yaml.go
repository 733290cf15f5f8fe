package interchange

import (
	"maps"
	"slices"
	"strings"

	"quest/content"
)

// yamlWriter writes the YAML of packs: every text in a | block, so that no sign of it is
// taken for YAML.
type yamlWriter struct {
	strings.Builder
	langs []content.Lang // of the pack, in order
	say   func(Key, ...string) string
	from  string // name of the file that was read, for comments; empty for none
}

func (w *yamlWriter) line(indent int, parts ...string) {
	const spaces = "                                "
	for ; indent > len(spaces); indent -= len(spaces) {
		w.WriteString(spaces)
	}
	w.WriteString(spaces[:indent])
	for _, p := range parts {
		w.WriteString(p)
	}
	w.WriteByte('\n')
}

// comment writes a comment on a line of its own.
func (w *yamlWriter) comment(indent int, text string) {
	w.line(indent, "# ", oneLine(text))
}

// oneLine puts text on one line that any file of a pack may hold.
func oneLine(s string) string {
	clean, _ := Cleaned(content.OneLine(s), false)
	return clean
}

// text writes a text field: as it is if it is the same in all languages, line by line in the
// order of the languages if they have as many lines, else by language.
func (w *yamlWriter) text(indent int, key string, t Text) {
	if blank(t) {
		return
	}
	byLang, same := w.lines(t)
	if same != nil {
		w.block(indent, key, same)
		return
	}
	if lines := inPairs(byLang, w.langs); lines != nil {
		w.block(indent, key, lines)
		return
	}
	w.line(indent, key, ":")
	for _, lang := range append(slices.Clone(w.langs), others(byLang, w.langs)...) {
		if lines := byLang[lang]; len(lines) > 0 {
			w.block(indent+2, string(lang), lines)
		}
	}
}

// others gives the languages of a text that the pack has not; the check will say so.
func others(byLang map[content.Lang][]string, langs []content.Lang) []content.Lang {
	var more []content.Lang
	for _, l := range slices.Sorted(maps.Keys(byLang)) {
		if !slices.Contains(langs, l) {
			more = append(more, l)
		}
	}
	return more
}

// lines gives the lines of a text by language; same are those of a text that has no
// language, or in a pack that has only one.
func (w *yamlWriter) lines(t Text) (byLang map[content.Lang][]string, same []string) {
	if only := w.onlyLines(t); only != nil {
		return nil, only
	}
	byLang = linesByLang(t)
	neutral := byLang[""]
	delete(byLang, "")
	switch {
	case len(w.langs) == 1 && len(byLang[w.langs[0]]) > 0 && len(byLang) == 1:
		return nil, byLang[w.langs[0]]
	case len(byLang) == 0 && (len(neutral) == 1 || len(w.langs) == 1):
		return nil, neutral
	case len(neutral) > 0:
		w.fillMissing(byLang, neutral)
	}
	return byLang, nil
}

// onlyLines gives the lines of a text that is there once and needs no language beside it, without a map of
// them; nil for any other.
func (w *yamlWriter) onlyLines(t Text) []string {
	if len(t) != 1 {
		return nil
	}
	for lang, s := range t {
		all := linesOf(s)
		if len(all) > 0 && (len(w.langs) == 1 && lang == w.langs[0] || lang == "" && (len(all) == 1 || len(w.langs) == 1)) {
			return all
		}
	}
	return nil
}

// linesByLang gives the lines of a text by language, without the languages that have none.
func linesByLang(t Text) map[content.Lang][]string {
	byLang := map[content.Lang][]string{}
	for lang, s := range t {
		if all := linesOf(s); len(all) > 0 {
			byLang[lang] = all
		}
	}
	return byLang
}

// fillMissing gives the lines without a language to every language of the pack that has none of its own.
func (w *yamlWriter) fillMissing(byLang map[content.Lang][]string, neutral []string) {
	for _, l := range w.langs {
		if len(byLang[l]) == 0 {
			byLang[l] = neutral
		}
	}
}

// linesOf gives the lines of a text that are not empty, without spaces around them.
func linesOf(s string) []string {
	all := make([]string, 0, 1+strings.Count(s, "\n"))
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// inPairs gives the lines of all languages one below the other, with an empty line
// between groups; nil if a language is missing or has another number of lines.
func inPairs(byLang map[content.Lang][]string, langs []content.Lang) []string {
	if len(byLang) != len(langs) || len(langs) < 2 {
		return nil
	}
	n := len(byLang[langs[0]])
	var lines []string
	for i := range n {
		if i > 0 {
			lines = append(lines, "")
		}
		for _, lang := range langs {
			if len(byLang[lang]) != n {
				return nil
			}
			lines = append(lines, byLang[lang][i])
		}
	}
	return lines
}

func (w *yamlWriter) block(indent int, key string, lines []string) {
	w.line(indent, key, ": |")
	for _, l := range lines {
		if l == "" {
			w.WriteByte('\n')
		} else {
			w.line(indent+2, l)
		}
	}
}

// word writes a field with an ID, a number, a date or another word that YAML leaves alone.
func (w *yamlWriter) word(indent int, key, value string) {
	if value != "" {
		w.line(indent, key, ": ", value)
	}
}

// list writes a list of words on one line.
func (w *yamlWriter) list(indent int, key string, values []string) {
	if len(values) > 0 {
		w.line(indent, key, ": [", strings.Join(values, ", "), "]")
	}
}

// quotes writes a list of texts in quotes, one a line.
func (w *yamlWriter) quotes(indent int, key string, values []string) {
	if len(values) == 0 {
		return
	}
	w.line(indent, key, ":")
	for _, v := range values {
		w.line(indent+2, "- ", quoted(v))
	}
}

func quoted(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}

// answers writes typed answers by language.
func (w *yamlWriter) answers(indent int, key string, answers map[content.Lang][]string) {
	w.line(indent, key, ":")
	for _, lang := range sortedLangs(answers) {
		w.quotes(indent+2, string(lang), answers[lang])
	}
}

// verbatim writes text whose spaces count.
func (w *yamlWriter) verbatim(indent int, key, text string) {
	w.line(indent, key, ": |2")
	for l := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if l = strings.TrimRight(l, " "); l == "" {
			w.WriteByte('\n')
		} else {
			w.line(indent+2, l)
		}
	}
}
