// Package phrasetest makes a language for tests, from the English books: longer, in
// accented letters, and with brackets around each sentence. What overflows, what is cut
// and what is said in English by no book can be seen with it.
package phrasetest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing/fstest"
	"unicode/utf8"

	"quest/content"
	"quest/game/phrase"
)

// Lang is the code of the language.
const Lang content.Lang = "qps"

// The brackets around every sentence.
const (
	Open  = "⟦"
	Close = "⟧"
)

// accents gives the letters of the language for those of English, each one cell wide.
var accents = strings.NewReplacer(
	"a", "á", "b", "ƀ", "c", "ç", "d", "đ", "e", "é", "f", "ƒ", "g", "ğ", "h", "ĥ", "i", "í", "j", "ĵ", "k", "ķ", "l", "ľ", "m", "ɱ",
	"n", "ñ", "o", "ó", "p", "ƥ", "q", "ɋ", "r", "ŕ", "s", "ś", "t", "ţ", "u", "ú", "v", "ṽ", "w", "ŵ", "x", "ẋ", "y", "ý", "z", "ž",
	"A", "Á", "B", "Ɓ", "C", "Ç", "D", "Đ", "E", "É", "F", "Ƒ", "G", "Ğ", "H", "Ĥ", "I", "Í", "J", "Ĵ", "K", "Ķ", "L", "Ľ", "M", "Ṁ",
	"N", "Ñ", "O", "Ó", "P", "Ƥ", "Q", "Ɋ", "R", "Ŕ", "S", "Ś", "T", "Ţ", "U", "Ú", "V", "Ṽ", "W", "Ŵ", "X", "Ẋ", "Y", "Ý", "Z", "Ž",
)

// filler is what sentences are made longer with.
var filler = strings.Fields("ñéķ ţŕó óɋ śúƥó ƒíđé ľá ɱéñđó ţáƀó éñ ŵíķó žé ƥáľé ŕóñđé šú ğíľó")

// Longer is how much longer than in English a sentence is, in percent.
const Longer = 40

// Say gives an English sentence in the language. What fills it stays as it is.
func Say(english string) string {
	var b strings.Builder
	rest := english
	for {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			break
		}
		name, words, _ := strings.Cut(rest[open:end], "|")
		if words != "" {
			name += "|" + accents.Replace(words)
		}
		b.WriteString(accents.Replace(rest[:open]) + name + rest[end:end+1])
		rest = rest[end+1:]
	}
	b.WriteString(accents.Replace(rest))
	said := b.String()
	wanted := utf8.RuneCountInString(english) * Longer / 100
	for i := 0; wanted > 0; i++ {
		word := filler[i%len(filler)]
		if n := utf8.RuneCountInString(word); n >= wanted { // the last one, so long as is wanted
			word = string([]rune(word)[:max(1, wanted-1)])
		}
		said += " " + word
		wanted -= 1 + utf8.RuneCountInString(word)
	}
	return Open + said + Close
}

// Books gives the shipped books with the language as one more folder.
func Books() *phrase.Books {
	files := fstest.MapFS{}
	err := fs.WalkDir(phrase.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(phrase.Files(), name)
		if err != nil {
			return err
		}
		files[name] = &fstest.MapFile{Data: data}
		if section, ok := strings.CutPrefix(name, string(content.English)+"/"); ok && section != "language.json" {
			data, err = translated(data)
			files[path.Join(string(Lang), section)] = &fstest.MapFile{Data: data}
		}
		return err
	})
	files[path.Join(string(Lang), "language.json")] = &fstest.MapFile{Data: []byte(fmt.Sprintf(`{"name": %q, "order": 9}`, Say("Longer")))}
	books, openErr := phrase.Open(files)
	if err != nil || openErr != nil {
		panic(fmt.Sprint(err, openErr)) // the shipped books cannot be read
	}
	return books
}

// translated gives a section of the English book in the language.
func translated(section []byte) ([]byte, error) {
	all := map[string]any{}
	if err := json.Unmarshal(section, &all); err != nil {
		return nil, err
	}
	for name, said := range all {
		all[name] = translate(said)
	}
	return json.Marshal(all)
}

func translate(said any) any {
	switch said := said.(type) {
	case string:
		return Say(said)
	case []any:
		for i := range said {
			said[i] = translate(said[i])
		}
	case map[string]any:
		for form := range said {
			said[form] = translate(said[form])
		}
	}
	return said
}
