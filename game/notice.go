package game

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
)

// Notice is something to tell the player before it is said in a language: the key of a
// sentence and what fills its placeholders. A book of game/phrase says it, on one
// line. The zero Notice says nothing.
type Notice struct {
	Key  string // section and name, such as "desk.DiskFull"
	Args []Arg
	Text string // said in every language as it is, where Key is empty

	Words map[content.Lang]string // in place of Text, where Key is empty: the words of each language
}

// Arg fills one placeholder of a sentence. Texts from outside are one clean line.
type Arg struct {
	Name  string
	Text  string
	Count bool   // Text is a whole number, which chooses the form of the sentence
	Said  Notice // said in the language of the sentence, in place of Text; may be empty
}

// Say gives the notice of a key whose sentence has no placeholders, or whose
// placeholders the methods of the notice fill.
func Say(key string) Notice { return Notice{Key: key} }

// Verbatim gives a notice that is the same in every language.
func Verbatim(text string) Notice { return Notice{Text: text} }

// Worded gives the notice that has words of its own for each language, in English for others.
func Worded(words map[content.Lang]string) Notice {
	text := words[content.English]
	for _, lang := range slices.Sorted(maps.Keys(words)) {
		text = cmp.Or(text, words[lang])
	}
	return Notice{Text: text, Words: words}
}

// With fills placeholders with texts: pairs of name and value.
func (n Notice) With(pairs ...string) Notice {
	for i := 0; i+1 < len(pairs); i += 2 {
		n = n.and(Arg{Name: pairs[i], Text: pairs[i+1]})
	}
	return n
}

// Count fills a placeholder with a number. Where the sentence has several forms, the
// first number chooses among them: "1 record", "2 records".
func (n Notice) Count(name string, number int) Notice {
	return n.and(Arg{Name: name, Text: strconv.Itoa(number), Count: true})
}

// Put fills a placeholder with a notice, said in the language of the sentence.
func (n Notice) Put(name string, said Notice) Notice { return n.and(Arg{Name: name, Said: said}) }

func (n Notice) and(a Arg) Notice {
	n.Args = append(n.Args[:len(n.Args):len(n.Args)], a)
	return n
}

// Empty reports whether there is nothing to say.
func (n Notice) Empty() bool { return n.Key == "" && n.Text == "" }

// String gives the notice for logs and tests: its key and its arguments, in no
// language.
func (n Notice) String() string {
	if n.Key == "" {
		return n.Text
	}
	var b strings.Builder
	b.WriteString(n.Key)
	for _, a := range n.Args {
		b.WriteString(" " + a.Name + "=")
		if a.Said.Empty() {
			b.WriteString(a.Text)
		} else {
			b.WriteString("(" + a.Said.String() + ")")
		}
	}
	return b.String()
}
