package grade

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// otherLayout reports whether a text is an accepted or known wrong answer of the gap,
// typed with the 한/영 key in the other state, wholly or in part. Where the whole is, typos
// are forgiven as in the answer itself. A text that is an answer as it stands is none.
func otherLayout(gap *content.Gap, typed string) bool {
	keys := content.Keystrokes(typed)
	forms := [][]content.Keystroke{keys}
	for _, ending := range content.Endings() {
		end := content.Keystrokes(ending)
		if at := len(keys) - len(end); at >= 2 && endsWith(keys[at:], end) {
			forms = append(forms, keys[:at])
			break
		}
	}
	slips := func(answer string) bool {
		wanted := content.Keystrokes(answer)
		return slices.ContainsFunc(forms, func(form []content.Keystroke) bool {
			return content.SameKeys(form, wanted) || !gap.Code && slices.Equal(figures(content.Fold(typed)), figures(content.Fold(answer))) &&
				nearKeys(form, wanted, answer, gap.Typos)
		})
	}
	if _, ok := equal(gap, typed); ok {
		return false
	}
	_, ok := find(gap.Accept, slips)
	return ok || rejected(gap, slips) != nil
}

// endsWith reports whether keys are those of an ending, in whichever state.
func endsWith(keys, ending []content.Keystroke) bool {
	return slices.EqualFunc(keys, ending, func(a, b content.Keystroke) bool { return a.Key == b.Key })
}

// nearKeys reports whether all letters of a text are in the other script than those of an
// answer, and its keys are those of the answer but for few enough typos.
func nearKeys(typed, wanted []content.Keystroke, answer string, typos int) bool {
	if typos == content.TyposAuto {
		typos = allowedTypos(len([]rune(norm.NFD.String(content.Fold(answer)))))
	}
	if typos == 0 || !otherScript(typed, wanted) || max(len(typed)-len(wanted), len(wanted)-len(typed)) > typos {
		return false
	}
	return content.Within(pressed(typed), pressed(wanted), typos)
}

// otherScript reports whether one text has Hangul letters alone and the other one none.
func otherScript(a, b []content.Keystroke) bool {
	return allHangul(a) && noHangul(b) || noHangul(a) && allHangul(b)
}

func allHangul(keys []content.Keystroke) bool {
	return !noHangul(keys) && !slices.ContainsFunc(keys, func(k content.Keystroke) bool { return !k.Hangul && unicode.IsLetter(k.Key) })
}

func noHangul(keys []content.Keystroke) bool {
	return !slices.ContainsFunc(keys, func(k content.Keystroke) bool { return k.Hangul })
}

// pressed gives the keys without shift.
func pressed(keys []content.Keystroke) []rune {
	all := make([]rune, len(keys))
	for i, k := range keys {
		all[i] = unicode.ToLower(k.Key)
	}
	return all
}
