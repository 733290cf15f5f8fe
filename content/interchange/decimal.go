package interchange

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/content/lazy"
)

// numberForm is the form of the numbers that files hold: with a point or a comma, and an
// exponent.
var numberForm = lazy.Regexp(`^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,2})?$`)

// PlainDecimal writes a number of a file as packs write it; ok is false for what is no number,
// or has more than 15 digits before or behind the point.
func PlainDecimal(s string) (value string, ok bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), "−", "-")
	if !numberForm.Get().MatchString(s) || len(s) > 40 {
		return "", false
	}
	r, ok := new(big.Rat).SetString(strings.Replace(s, ",", ".", 1))
	if !ok {
		return "", false
	}
	value = r.FloatString(15)
	if back, ok := new(big.Rat).SetString(value); !ok || back.Cmp(r) != 0 {
		return "", false
	}
	value = strings.TrimSuffix(strings.TrimRight(value, "0"), ".")
	if value == "-0" || value == "" {
		value = "0"
	}
	_, ok = content.Decimal(value)
	return value, ok
}

// BySigns reports whether a typed answer lives by its signs, as :q! or && do, so that they
// must be typed as they stand.
func BySigns(answer string) bool {
	first, _ := utf8.DecodeRuneInString(answer)
	return content.Fold(answer) == "" || unicode.In(first, unicode.P, unicode.S) && !strings.ContainsRune("\"'([“‘«-−+$`", first)
}
