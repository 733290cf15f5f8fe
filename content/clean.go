package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of what is drawn as one character (docs/pack-format.md 4.5): how many combining
// marks one base may carry, how many joiners may tie pictures into one, and how many code
// points it may have in all. Terminals do not agree on what longer ones take.
const (
	maxMarks   = 4
	maxJoiners = 3
	maxCluster = 16
)

// UncleanError says why a text is not Safe. Only the first reason is named.
type UncleanError struct {
	Rune rune   // the refused character, U+FFFD for broken bytes
	At   int    // its place in the text as it was given, in characters from 0
	Kind string // what it is: "control", "bidi", "invisible", "private", "broken", "marks", "joined", "unknown"
}

// Error names the code point and says where it stands.
func (e *UncleanError) Error() string {
	return fmt.Sprintf("character %d is U+%04X (%s), which text may not hold", e.At+1, e.Rune, e.Kind)
}

// Clean makes text safe to draw: it must be valid UTF-8 and hold only letters,
// marks, numbers, signs and spaces; LF and TAB are the only controls. CR LF becomes
// LF, and the result is in NFC. Anything else gives an *UncleanError; nothing is
// removed in silence.
func Clean(s string) (Safe, error) {
	if plain(s) {
		return Safe{s}, nil
	}
	if strings.Contains(s, "\r\n") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	if bad := FirstUnclean(s); bad != nil {
		return Safe{}, bad
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
		// A few characters decompose in NFC, so what was counted may have grown.
		if bad := FirstUnclean(s); bad != nil {
			return Safe{}, bad
		}
	}
	return Safe{s}, nil
}

// CleanLine is Clean for text of one line, such as the name of a player: LF and TAB
// are refused too, and spaces at both ends are removed. The result may be empty, and
// its width is the caller's business.
func CleanLine(s string) (Safe, error) {
	s = strings.TrimSpace(s)
	i := strings.IndexByte(s, '\n')
	if tab := strings.IndexByte(s, '\t'); tab >= 0 && (i < 0 || tab < i) {
		i = tab
	}
	if i >= 0 {
		return Safe{}, &UncleanError{Rune: rune(s[i]), At: utf8.RuneCountInString(s[:i]), Kind: "control"}
	}
	if plain(s) {
		return Safe{s}, nil
	}
	safe, err := Clean(s)
	if err != nil {
		return Safe{}, err
	}
	return Safe{strings.TrimSpace(safe.s)}, nil
}

// PlainSigns reports whether text consists of printable ASCII, LF, TAB and Hangul syllables alone. Such
// text is clean and in NFC and NFKC, each of its characters stands for itself, and only ASCII has letters
// of two cases. Rules that need more than a look at each character may end early for it.
func PlainSigns(s string) bool { return plain(s) }

// plain reports whether text consists of printable ASCII, LF, TAB and Hangul syllables
// alone, as most text of packs does. It is clean then, and in NFC: no character of it
// combines with the one before.
func plain(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f || c == '\n' || c == '\t':
			i++
		case c >= 0xea && c <= 0xed && i+2 < len(s): // of three bytes, U+A000 to U+DFFF
			if s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 {
				return false
			}
			if r := rune(c&0xf)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f); r < firstSyllable || r > lastSyllable {
				return false
			}
			i += 3
		default:
			return false
		}
	}
	return true
}

// PlainASCII reports whether text consists of printable ASCII, LF and TAB alone.
func PlainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < 0x20 && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// OneLine puts text from outside, such as an error of the system, on one line that a
// terminal may be sent: runs of spaces and line breaks become one space, and what Clean
// refuses is shown as its code point.
func OneLine(s string) string { return Visible(strings.Join(strings.Fields(s), " ")) }

// Visible makes text from outside fit to be shown: what Clean refuses becomes its code
// point, as in "<U+001B>", and of a run of marks that is refused only the first.
func Visible(s string) string {
	if safe, err := Clean(s); err == nil {
		return safe.String()
	}
	var b strings.Builder
	var c cluster
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		kind := c.refuses(r, s[i+size:])
		if kind == "" {
			b.WriteString(s[i : i+size])
			i += size
			continue
		}
		fmt.Fprintf(&b, "<U+%04X>", r)
		c = cluster{}
		for i += size; i < len(s) && (kind == "marks" || kind == "joined"); i += size {
			if r, size = utf8.DecodeRuneInString(s[i:]); !unicode.Is(unicode.M, r) && !tone(r) && !attaches(r) && r != zwj {
				break
			}
		}
	}
	if safe, err := Clean(b.String()); err == nil {
		return safe.String()
	}
	return strings.Map(func(r rune) rune { // composing it has brought marks together
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, b.String())
}

// FirstUnclean finds the first character that Clean refuses, or nil.
func FirstUnclean(s string) *UncleanError {
	var c cluster
	for i, at := 0, 0; i < len(s); at++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if kind := c.refuses(r, s[i+size:]); kind != "" {
			return &UncleanError{Rune: r, At: at, Kind: kind}
		}
		i += size
	}
	return nil
}

// cluster is the characters so far that are drawn as one with the next, if that belongs
// to them.
type cluster struct {
	last                   rune // of any kind, 0 at the start
	length, marks, joiners int
}

// refuses takes the next character, of which after is what follows, and names why it may
// not stand there; it is empty for one that may.
func (c *cluster) refuses(r rune, after string) (kind string) {
	last := c.last
	c.last = r
	if r < utf8.RuneSelf {
		c.length, c.marks, c.joiners = 1, 0, 0
		return refused(r)
	}
	if isSyllable(r) && last != zwj && !isInitial(last) { // most letters of Korean text, each a character by itself
		c.length, c.marks, c.joiners = 1, 0, 0
		return ""
	}
	c.length++
	switch {
	case r == utf8.RuneError:
		return "broken"
	case unicode.Is(unicode.M, r):
		if kind = refusedMark(r, last); kind != "" {
			return kind
		}
		c.marks++
	case r == zwj && joinsEmoji(last, after):
		c.joiners++ // marks go on counting: a joiner is no base
	default:
		if kind = refused(r); kind != "" {
			return kind
		}
		switch {
		case tone(r) || attaches(r):
			c.marks++
		case last == zwj, joinsLetter(last, r):
			c.marks = 0
		default:
			c.length, c.marks, c.joiners = 1, 0, 0
		}
	}
	switch {
	case c.marks > maxMarks:
		return "marks"
	case c.joiners > maxJoiners, c.length > maxCluster:
		return "joined"
	}
	return ""
}

const (
	zwj             = '\u200d'
	emojiStyle      = '\ufe0f'
	textStyle       = '\ufe0e'
	graphemeJoiner  = '\u034f'
	hangulFiller    = '\u3164'
	halfwidthFiller = '\uffa0'
	choseongFiller  = '\u115f'
	jungseongFiller = '\u1160'
)

// refused names the reason why a character that is no mark may not stand in text,
// or is empty for one that may.
func refused(r rune) string {
	if r < utf8.RuneSelf {
		if r >= 0x20 && r != 0x7f || r == '\n' || r == '\t' {
			return ""
		}
		return "control"
	}
	switch {
	case r == hangulFiller, r == halfwidthFiller, r == choseongFiller, r == jungseongFiller, blank(r):
		return "invisible"
	case unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Zs):
		return ""
	case unicode.Is(unicode.Cc, r), r == '\u2028', r == '\u2029':
		return "control"
	case unicode.Is(unicode.Bidi_Control, r):
		return "bidi"
	case unicode.Is(unicode.Cf, r):
		return "invisible"
	case unicode.Is(unicode.Co, r):
		return "private"
	default:
		return "unknown"
	}
}

// blank reports whether a sign or letter draws nothing, or stands for something that
// cannot be drawn.
func blank(r rune) bool {
	switch r {
	case '\u2800', // pattern of no dots
		'\ufffc',                   // object
		'\U0001d159',               // note without a head
		'\U00013441', '\U00013442', // blank hieroglyphs
		'\U00016fe4': // Khitan filler
		return true
	}
	return false
}

// refusedMark is refused for combining marks: those that draw nothing are out,
// but for the two that choose how the sign before them looks.
func refusedMark(r, before rune) string {
	switch {
	case r == emojiStyle, r == textStyle:
		if before == 0 || unicode.IsSpace(before) || before == emojiStyle || before == textStyle {
			return "invisible"
		}
		return ""
	case r == graphemeJoiner, r == '\u17b4', r == '\u17b5', blank(r), unicode.Is(unicode.Variation_Selector, r):
		return "invisible"
	}
	return ""
}

// tone reports whether the character is a skin tone, which is drawn on the picture before.
func tone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// attaches reports whether a letter is drawn on the one before although it is no mark:
// the sounds of half-width Kana, and the vowel AM of Thai and Lao.
func attaches(r rune) bool {
	return r == '\uff9e' || r == '\uff9f' || r == '\u0e33' || r == '\u0eb3'
}

// joinsLetter reports whether a letter is drawn as one with the character before: the
// letters of a Hangul syllable, and consonants that a sign of Indic scripts ties together.
func joinsLetter(before, r rune) bool {
	switch {
	case isInitial(before):
		return isInitial(r) || isVowel(r) || isSyllable(r)
	case isVowel(r) || isFinal(r):
		return isVowel(before) || isFinal(before) || isSyllable(before)
	case unicode.Is(unicode.Lo, r):
		return virama(before)
	}
	return false
}

// The letters of Hangul from which syllables are put together, and whole syllables.
func isInitial(r rune) bool  { return r >= 0x1100 && r <= 0x115f || r >= 0xa960 && r <= 0xa97c }
func isVowel(r rune) bool    { return r >= 0x1160 && r <= 0x11a7 || r >= 0xd7b0 && r <= 0xd7c6 }
func isFinal(r rune) bool    { return r >= 0x11a8 && r <= 0x11ff || r >= 0xd7c7 && r <= 0xd7fb }
func isSyllable(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

// virama reports whether a mark ties the consonant before it to the next one.
func virama(r rune) bool {
	switch r {
	case '\u094d', '\u09cd', '\u0a4d', '\u0acd', '\u0b4d', '\u0bcd', '\u0c4d', '\u0ccd', '\u0d4d', '\u0dca', '\u1039', '\u17d2', '\u1a60', '\u1b44', '\ua9c0':
		return true
	}
	return false
}

// joinsEmoji reports whether a zero-width joiner stands between two pictures, the
// only place where it may.
func joinsEmoji(before rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return (before == emojiStyle || pictures(before)) && pictures(next)
}

// pictures reports whether the character is drawn as a picture: the symbols of
// Unicode, and the skin tones that may follow them.
func pictures(r rune) bool {
	return unicode.Is(unicode.So, r) || tone(r)
}
