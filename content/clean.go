package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one base may carry (docs/pack-format.md 4.5).
const maxMarks = 4

// UncleanError says why a text is not Safe. Only the first reason is named.
type UncleanError struct {
	Rune rune   // the refused character, U+FFFD for broken bytes
	At   int    // its place in the text as it was given, in characters from 0
	Kind string // what it is: "control", "bidi", "invisible", "private", "broken", "marks", "unknown"
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
	if i := strings.IndexAny(s, "\n\t"); i >= 0 {
		return Safe{}, &UncleanError{Rune: rune(s[i]), At: utf8.RuneCountInString(s[:i]), Kind: "control"}
	}
	safe, err := Clean(s)
	if err != nil {
		return Safe{}, err
	}
	return Safe{strings.TrimSpace(safe.s)}, nil
}

// plain reports whether text consists of printable ASCII, LF, TAB and Hangul syllables
// alone, as most text of packs does. It is clean then, and in NFC: no character of it
// combines with the one before.
func plain(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f || c == '\n' || c == '\t':
			i++
		case c >= 0xea && c <= 0xed: // of three bytes, U+A000 to U+DFFF
			r, size := utf8.DecodeRuneInString(s[i:])
			if r < '가' || r > '힣' {
				return false
			}
			i += size
		default:
			return false
		}
	}
	return true
}

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
func OneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if safe, err := Clean(s); err == nil {
		return safe.String()
	}
	var b strings.Builder
	for _, r := range s {
		if safe, err := Clean(string(r)); err == nil {
			b.WriteString(safe.String())
		} else {
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// FirstUnclean finds the first character that Clean refuses, or nil.
func FirstUnclean(s string) *UncleanError {
	at, marks := 0, 0
	var last rune // the rune before, of any kind
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		kind := ""
		switch {
		case r == utf8.RuneError:
			kind = "broken"
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks {
				kind = "marks"
			} else {
				kind = refusedMark(r)
			}
		case r == zwj && joinsEmoji(last, s[i+size:]):
			// marks go on counting: a joiner is no base
		default:
			marks = 0
			kind = refused(r)
		}
		if kind != "" {
			return &UncleanError{Rune: r, At: at, Kind: kind}
		}
		last = r
		i += size
		at++
	}
	return nil
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
	case r == hangulFiller, r == halfwidthFiller, r == choseongFiller, r == jungseongFiller:
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

// refusedMark is refused for combining marks: those that draw nothing are out,
// but for the two that choose how an emoji looks.
func refusedMark(r rune) string {
	switch {
	case r == emojiStyle, r == textStyle:
		return ""
	case r == graphemeJoiner, r == '\u17b4', r == '\u17b5', unicode.Is(unicode.Variation_Selector, r):
		return "invisible"
	}
	return ""
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
	return unicode.Is(unicode.So, r) || r >= 0x1f3fb && r <= 0x1f3ff
}
