package saves

import (
	"strconv"
	"strings"
	"time"
)

// Holder is who holds a save, as far as the text tells that the holder left. What is not known is
// zero.
type Holder struct {
	Process int
	Host    string
	Since   time.Time // in the zone of Options.Now, else in that of the computer
}

// readHolder reads the text that whoHolds wrote; a text of another form gives the zero Holder.
func readHolder(text string, now func() time.Time) Holder {
	var h Holder
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "process ")
	if !ok {
		return h
	}
	if before, since, dated := strings.Cut(rest, " since "); dated {
		at, err := time.Parse(time.RFC3339, since)
		if err != nil {
			return h
		}
		zone := time.Local
		if now != nil {
			zone = now().Location()
		}
		rest, h.Since = before, at.In(zone)
	}
	process, host, _ := strings.Cut(rest, " on ")
	n, err := strconv.Atoi(process)
	if err != nil || n < 1 {
		return Holder{}
	}
	h.Process, h.Host = n, host
	return h
}

// locked is the error for a save that somebody else holds.
func (f folder) locked(now func() time.Time, claim string) *LockedError {
	text := f.holder()
	return &LockedError{Holder: text, Who: readHolder(text, now), Claim: claim}
}
