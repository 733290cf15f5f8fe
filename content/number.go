package content

import (
	"math/big"
	"strings"
)

// GapNumber is what a gap takes that wants a number (docs/pack-format.md 10.1). Value and
// Tolerance are decimal numbers as Decimal reads them.
type GapNumber struct {
	Value     string
	Tolerance string // how far off a right answer may be, 0 or more
	Units     []Safe // any of them may stand behind the number, or none
}

// maxDigits is how many digits a decimal number may have before its point, and behind it.
const maxDigits = 15

// Decimal reads a decimal number of at most 15 digits before and behind the point: an
// optional minus, digits, and a point with digits. Nothing else is taken: no plus, no
// exponent, no leading zeros, no parted thousands.
func Decimal(s string) (*big.Rat, bool) {
	digits := strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(digits, ".")
	if !plainDigits(whole) || point && !plainDigits(part) || len(whole) > 1 && whole[0] == '0' {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

func plainDigits(s string) bool {
	return s != "" && len(s) <= maxDigits && strings.Trim(s, "0123456789") == ""
}

// Sound reports whether both numbers can be read and the tolerance is not below 0.
func (n *GapNumber) Sound() bool {
	_, ok := Decimal(n.Value)
	tolerance, tolerable := Decimal(n.Tolerance)
	return ok && tolerable && tolerance.Sign() >= 0
}

// Answers gives the number as it may be typed: without a unit first, as it is shown where
// the right answer is shown, then with each of them.
func (n *GapNumber) Answers() []Safe {
	all := []Safe{{n.Value}}
	for _, u := range n.Units {
		all = append(all, Safe{n.Value + " " + u.String()})
	}
	return all
}
