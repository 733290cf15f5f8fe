package source

import (
	"strings"
	"time"

	"quest/content"
	"quest/content/source/saying"
)

// sourcesField is the field with addresses, at least so many if it is there.
func sourcesField(least int) field {
	return field{name: "sources", kind: wordsField, low: least, high: 5, takes: "https:// addresses", about: "pages that prove what is taught"}
}

var verifiedField = field{name: "verified", kind: dateField, about: "day on which the facts were last checked against the sources; not in the future"}

// sources reads a list of addresses that prove what is taught.
func (f form) sources() []content.Safe {
	var out []content.Safe
	for _, w := range f.words("sources") {
		address := content.Safe{}
		if f.checkAddress(w.place, w.text) {
			address = cleaned(w.text)
		}
		out = append(out, address)
	}
	return out
}

// checkAddress reports an address that is not a plain https one.
func (f form) checkAddress(at place, s string) bool {
	ok := strings.HasPrefix(s, "https://") && len(s) > len("https://") && len(s) <= maxLine
	for i := range len(s) {
		ok = ok && s[i] > 0x20 && s[i] < 0x7f
	}
	if !ok {
		f.report(at, saying.AddressNotHTTPS, "value", shown(s))
	}
	return ok
}

// verified reads the day on which facts were last checked.
func (f form) verified() string {
	day, n := f.date("verified")
	if n != nil && f.l.o.Today != "" {
		switch {
		case day > f.l.o.Today:
			f.report(n.place, saying.VerifiedLater, "value", day, "today", f.l.o.Today)
		case daysBetween(day, f.l.o.Today) > 365:
			f.report(n.place, saying.VerifiedOld, "value", day)
		}
	}
	return day
}

// daysBetween counts the days from one date to a later one; both are valid.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
