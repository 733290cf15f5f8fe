package class

import (
	"embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"quest/content"
)

//go:embed names/*.json
var nameData embed.FS

// words are the two halves of the nicknames of a language. Any two make a name that nobody
// minds.
type words struct {
	First  []string `json:"first"`
	Second []string `json:"second"`
}

// spoken are the languages that have words of their own for nicknames; others have English ones.
var spoken = []content.Lang{content.English, content.Korean, japanese}

// japanese has no spaces between words.
const japanese content.Lang = "ja"

var nameWords = sync.OnceValue(func() map[content.Lang]words {
	all := map[content.Lang]words{}
	for _, lang := range spoken {
		var w words
		raw, err := nameData.ReadFile("names/" + string(lang) + ".json")
		if err == nil {
			err = json.Unmarshal(raw, &w)
		}
		if err != nil {
			panic(fmt.Sprintf("the words of nicknames cannot be read: %v", err)) // they are part of the program
		}
		all[lang] = w
	}
	return all
})

// pair gives a nickname of two words by its number.
func (w words) pair(lang content.Lang, n uint64) content.Safe {
	between := " "
	if lang == japanese {
		between = ""
	}
	first, second := w.First[n/uint64(len(w.Second))%uint64(len(w.First))], w.Second[n%uint64(len(w.Second))]
	name, _ := content.CleanLine(first + between + second)
	return name
}

// suggest makes a nickname that nobody in a class has. When all are taken, it has a number
// before it.
func (c *class) suggest(lang content.Lang, seed Seed) content.Safe {
	w, ok := nameWords()[lang]
	if !ok {
		lang, w = content.English, nameWords()[content.English]
	}
	start := binary.LittleEndian.Uint64(seed[8:])
	whole := uint64(len(w.First) * len(w.Second))
	const stride = 1_009 // a prime: every pair comes once, and neighbours look different
	for i := range whole {
		if name := w.pair(lang, (start%whole+i*stride)%whole); c.free(name, "") {
			return name
		}
	}
	return c.unlike(w.pair(lang, start))
}

// SuggestNick makes a nickname in a language for somebody who is in no class yet, and may find
// it taken there.
func SuggestNick(lang content.Lang, seed Seed) content.Safe { return new(class).suggest(lang, seed) }

// free reports whether a nickname looks like that of nobody else in the class.
func (c *class) free(nick content.Safe, who PlayerID) bool {
	owner, taken := c.nicks[lookOf(nick)]
	return !taken || owner == who
}

// CheckNick makes typed text a nickname: one line of 1 to LongestName columns with a letter
// or a number in it. It fails with BadName for anything else.
func CheckNick(typed string) (content.Safe, error) { return checkName(typed, LongestName) }

func checkName(typed string, columns int) (content.Safe, error) {
	const bytesOfOne = 64 // a character with its marks
	if len(typed) > bytesOfOne*columns {
		return content.Safe{}, refused(BadName)
	}
	name, err := content.CleanLine(typed)
	if err != nil || content.Columns(name.String()) > columns || !strings.ContainsFunc(name.String(), written) {
		return content.Safe{}, refused(BadName)
	}
	return name, nil
}

func written(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// lookOf gives what a name looks like: names that people take for each other look the same,
// whatever their signs, spaces, capitals and scripts are.
func lookOf(name content.Safe) string {
	folded := content.FoldLetters(name.String())
	look := strings.Map(func(r rune) rune {
		if like, ok := likeness[r]; ok {
			return like
		}
		return r
	}, folded)
	if look == "" {
		return name.String()
	}
	return strings.NewReplacer("rn", "m", "vv", "w").Replace(look)
}

// likeness gives small letters and digits that look like letters of ASCII, or like each other.
var likeness = map[rune]rune{
	'0': 'o', '1': 'l', 'i': 'l', '|': 'l', '5': 's', '8': 'b',
	// Cyrillic
	'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'з': '3', 'і': 'l', 'ї': 'l', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'т': 't', 'у': 'y',
	'х': 'x', 'ѕ': 's', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ь': 'b', 'ӏ': 'l',
	// Greek
	'α': 'a', 'β': 'b', 'ε': 'e', 'ζ': 'z', 'η': 'n', 'ι': 'l', 'κ': 'k', 'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ϲ': 'c', 'ω': 'w',
	// Latin
	'ı': 'l', 'ɑ': 'a', 'ɡ': 'g', 'ⅼ': 'l', 'ʟ': 'l', 'ᴏ': 'o',
	// Kana and signs of Han that are drawn alike
	'ヘ': 'へ', 'ベ': 'べ', 'ペ': 'ぺ', 'リ': 'り', 'ロ': '口', '囗': '口', 'ー': '一', 'エ': '工', 'カ': '力', 'タ': '夕', 'ト': '卜', 'ハ': '八', 'ニ': '二', 'ミ': '三',
}
