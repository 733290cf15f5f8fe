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
		return false
	}
	f.l.addresses = append(f.l.addresses, Address{URL: s, src: f.src, at: at, in: f.in})
	return true
}

// Address is an address that a pack names, at its place.
type Address struct {
	URL string

	src *file
	at  place
	in  scope
}

// Addresses gives every address that the pack names as a source or as the page of an author, once
// for each place.
func (r *Reading) Addresses() []Address { return r.l.addresses }

// AddressAnswer is what came of asking an address.
type AddressAnswer int

// What can come of asking an address. The first four have an argument.
const (
	AddressStatus   AddressAnswer = iota // it answers with an error: "status"
	AddressRefuses                       // it answers, but not to programs: "status"
	AddressMoved                         // it moved for good: "to"
	AddressLate                          // it does not answer in time: "seconds"
	AddressUnheard                       // it does not answer
	AddressNoHost                        // no host has the name
	AddressPrivate                       // it is not public, and was not asked
	AddressTooFar                        // it leads on and on
	AddressBadTrust                      // its certificate cannot be trusted
)

func (a AddressAnswer) key() saying.Key {
	switch a {
	case AddressStatus:
		return saying.AddressStatus
	case AddressRefuses:
		return saying.AddressRefuses
	case AddressMoved:
		return saying.AddressMoved
	case AddressLate:
		return saying.AddressLate
	case AddressNoHost:
		return saying.AddressNoHost
	case AddressPrivate:
		return saying.AddressPrivate
	case AddressTooFar:
		return saying.AddressTooFar
	case AddressBadTrust:
		return saying.AddressBadTrust
	case AddressUnheard:
	}
	return saying.AddressSilent
}

// ReportAddress adds a finding about an address, which is one of Addresses, with the argument that
// the answer has.
func (r *Reading) ReportAddress(a Address, answer AddressAnswer, args ...string) {
	said := []string{"value", shown(a.URL)}
	for i, arg := range args {
		if i%2 == 1 {
			arg = shown(arg)
		}
		said = append(said, arg)
	}
	a.src.report(a.at, a.in, answer.key(), said...)
}

// verified reads the day on which facts were last checked, which counts for so many days.
func (f form) verified(staleAfter int) string {
	day, n := f.date("verified")
	if n != nil && f.l.o.Today != "" && day > f.l.o.Today {
		f.report(n.place, saying.VerifiedLater, "value", day, "today", f.l.o.Today)
	} else if n != nil {
		f.checkStale(n.place, day, staleAfter)
	}
	return day
}

// stale reports whether facts were last checked more than so many days ago.
func (f form) stale(verified string, staleAfter int) bool {
	return f.l.o.Today != "" && daysBetween(verified, f.l.o.Today) > staleAfter
}

// checkStale reports facts that were last checked too long ago (R013).
func (f form) checkStale(at place, verified string, staleAfter int) {
	if f.stale(verified, staleAfter) {
		f.report(at, saying.VerifiedOld, "value", verified, "days", itoa(staleAfter))
	}
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
