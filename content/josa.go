package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sound is how a Korean word ends, which decides its particle.
type sound uint8

const (
	vowel sound = iota
	consonant
	rieul // ㄹ, which takes 로 and not 으로
)

// Particles are the markers of docs/pack-format.md 15: the form after a final consonant,
// then the form after a vowel.
func Particles() [7][2]string {
	return [7][2]string{{"은", "는"}, {"이", "가"}, {"을", "를"}, {"과", "와"}, {"으로", "로"}, {"이나", "나"}, {"이라", "라"}}
}

// UnreadYet is the reading of a word that is not known yet; the particle after it
// stays a marker.
const UnreadYet = "\x00"

// resolveJosa replaces every particle marker of a Korean line by the form that fits
// the word before it. Markers inside code spans stay as they are. reads gives the
// Korean reading of a word that a concept names, or nothing.
func resolveJosa(s string, reads func(word string) string) string {
	if !strings.Contains(s, "/") || !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	inCode := false
	for i := 0; i < len(s); {
		if s[i] == '`' {
			inCode = !inCode && strings.IndexByte(s[i+1:], '`') >= 0
		}
		if s[i] == '{' && !inCode {
			if forms, size, ok := marker(s[i:]); ok {
				if word := WordBefore(b.String()); reads == nil || reads(word) != UnreadYet {
					b.WriteString(particle(forms, lastSound(word, reads)))
				} else {
					b.WriteString(s[i : i+size])
				}
				i += size
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// marker reads a particle marker at the start of s, and how many bytes it takes.
func marker(s string) (forms [2]string, size int, ok bool) {
	for _, p := range Particles() {
		if m := "{" + p[0] + "/" + p[1] + "}"; strings.HasPrefix(s, m) {
			return p, len(m), true
		}
	}
	return forms, 0, false
}

func particle(forms [2]string, end sound) string {
	if end == vowel || end == rieul && forms[0] == "으로" {
		return forms[1]
	}
	return forms[0]
}

// WordBefore is the word that a particle leans on: closing signs and a final group
// in round brackets do not count.
func WordBefore(s string) string {
	for {
		t := strings.TrimRight(s, "`*\"']}”」 ")
		if strings.HasSuffix(t, ")") {
			if open := strings.LastIndexByte(t, '('); open > 0 {
				t = t[:open]
			}
		}
		if t == s {
			break
		}
		s = t
	}
	return s[strings.LastIndexAny(s, " /`")+1:]
}

// lastSound is the sound on which a word ends when it is read aloud in Korean.
func lastSound(word string, reads func(string) string) sound {
	if reads != nil {
		if r := reads(word); r != "" {
			word = r
		}
	}
	if end, ok := knownSound(strings.ToLower(word)); ok {
		return end
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case r >= 0xac00 && r <= 0xd7a3:
		return syllableSound(r)
	case r >= '0' && r <= '9':
		return digitSound(r)
	case unicode.IsUpper(r):
		return letterSound(r)
	}
	switch {
	case r == 'l':
		return rieul
	case r == 'm', r == 'n', strings.HasSuffix(word, "ng"):
		return consonant
	}
	return vowel
}

// knownSound is the game's own list of words that the rules below would misread.
func knownSound(word string) (sound, bool) {
	switch word {
	case "s3":
		return vowel, true
	case "oracle", "table", "role", "rule", "console", "file", "profile", "module", "schedule", "scale", "bundle", "single":
		return rieul, true
	case "bucket", "snapshot", "spot", "stack", "subnet", "topic", "metric", "traffic", "backup", "group", "rollback", "lock", "map", "set":
		return consonant, true
	}
	return 0, false
}

func syllableSound(r rune) sound {
	switch (r - 0xac00) % 28 {
	case 0:
		return vowel
	case 8:
		return rieul
	}
	return consonant
}

func digitSound(r rune) sound {
	switch r {
	case '1', '7', '8':
		return rieul
	case '0', '3', '6':
		return consonant
	}
	return vowel
}

// letterSound is for words read letter by letter: 엘, 아르 (알), 엠, 엔.
func letterSound(r rune) sound {
	switch r {
	case 'L', 'R':
		return rieul
	case 'M', 'N':
		return consonant
	}
	return vowel
}
