package phrase

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// Say says a notice in the language of the book, in English where the book has no
// sentence of that key.
func (b *Book) Say(n game.Notice) string {
	if n.Key == "" {
		return cmp.Or(n.Words[b.Lang], n.Text)
	}
	s, ok := b.books.sentence(b.Lang, n.Key)
	lang := b.Lang
	if !ok {
		s, ok = b.books.sentence(fallback, n.Key)
		lang = fallback
	}
	if !ok {
		return n.String()
	}
	pairs := make([]string, 0, 2*len(n.Args))
	number := ""
	for _, a := range n.Args {
		value := a.Text
		if !a.Said.Empty() {
			value = b.Say(a.Said)
		}
		if a.Count && number == "" {
			number = a.Text
		}
		pairs = append(pairs, a.Name, value)
	}
	text := s.form(lang, number)
	for i := 1; i < len(pairs); i += 2 {
		if pairs[i] == "" && standsFree(text, "{"+pairs[i-1]+"}") {
			pairs[i] = "?" // better than "a copy is at ."
		}
	}
	return b.books.In(lang).Fill(text, pairs...)
}

// standsFree reports whether a placeholder stands by itself in a sentence. One that is
// glued to what is before it, as in "repair{who}", brings its own space and may be empty.
func standsFree(text, placeholder string) bool {
	for before := ""; ; {
		part, rest, found := strings.Cut(text, placeholder)
		if !found {
			return false
		}
		before += part
		if last, _ := utf8.DecodeLastRuneInString(before); before == "" || strings.ContainsRune(" \"(/（：「", last) {
			return true
		}
		text = rest
	}
}

// form gives the text of a sentence that fits a number, "" for none.
func (s sentence) form(lang content.Lang, number string) string {
	if s.forms == nil {
		return s.text
	}
	wanted := content.Plural(lang, number)
	text := ""
	for _, f := range s.forms {
		if f.name == wanted {
			return f.text
		}
		if f.name == content.PluralOther {
			text = f.text
		}
	}
	return text
}

// Typed gives the words by which a line of the player is understood, in all languages:
// the names of a command, or an answer such as yes. It is a key of the section typed.
func (b *Books) Typed(name string) []string {
	var all []string
	for _, l := range b.languages() {
		if s, ok := b.sentence(l.Lang, "typed."+name); ok && s.text != "" {
			all = append(all, strings.Split(s.text, "\n")...)
		}
	}
	return all
}

// sentence gives the sentence of a key, which is "section.Name", in a language. The
// files of sections are read when a sentence of them is first wanted.
func (b *Books) sentence(lang content.Lang, key string) (sentence, bool) {
	section, name, _ := strings.Cut(key, ".")
	file := sectionFile(lang, section)
	read, ok := b.sections.Load(file)
	if !ok {
		read, _ = b.sections.LoadOrStore(file, b.readSentences(file))
	}
	sentences, _ := read.(map[string]sentence)
	s, ok := sentences[name]
	return s, ok
}

// readSentences gives the sentences of a file by name, those before the fault if the
// file has one, none if there is no such file.
func (b *Books) readSentences(file string) map[string]sentence {
	all := map[string]sentence{}
	if data, err := textOf(b.files, file, newBench().part[:]); err == nil {
		_ = readSection(data, func(name string, s sentence) { all[name] = s }) // English says the rest
	}
	return all
}
