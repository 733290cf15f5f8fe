// Package cells keeps what a table says from being taken for something else by the spreadsheet that opens it.
package cells

import (
	"strings"
	"unicode/utf8"
)

// Mark begins a file that spreadsheets are to read as UTF-8.
const Mark = "\ufeff"

// risky are the signs at which a spreadsheet takes a cell for a formula, or for a number with a sign. The wide ones are
// those that Korean and Japanese spreadsheets read as the narrow ones.
const risky = "=+-@'\t\r\n＝＋－＠"

// Shielded puts an apostrophe before what a spreadsheet would take for a formula or a number with a sign; Unshielded takes it off.
func Shielded(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune(risky, first) {
		return "'" + s
	}
	return s
}

// Unshielded gives what Shielded was given.
func Unshielded(s string) string {
	rest, shielded := strings.CutPrefix(s, "'")
	if first, _ := utf8.DecodeRuneInString(rest); shielded && rest != "" && strings.ContainsRune(risky, first) {
		return rest
	}
	return s
}
