package markup

import "strings"

// The characters that are lowered or raised by themselves, in the order of plain.
const (
	plainSmall = "0123456789+-=()"
	lowered    = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	raised     = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
)

// small writes text that was lowered or raised: "2" as "₂" or "²"; words behind "_" or "^".
func small(s string, up bool) string {
	if s == "" {
		return ""
	}
	table, sign := []rune(lowered), "_"
	if up {
		table, sign = []rune(raised), "^"
	}
	var b strings.Builder
	for _, r := range s {
		at := strings.IndexRune(plainSmall, r)
		if at < 0 {
			if len([]rune(s)) == 1 {
				return sign + s
			}
			return sign + "(" + s + ")"
		}
		b.WriteRune(table[at])
	}
	return b.String()
}
