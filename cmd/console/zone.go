package console

import (
	"encoding/binary"
	"os"
	"strings"
	"time"
	_ "time/tzdata" // about 450 kB: the study day must turn at 04:00 here on machines without zone files too

	"quest/content"
	"quest/game"
)

// Zone gives the time zone that TZ names in any of its forms: the name of a zone, a path,
// or a POSIX string such as KST-9, which the library does not read. It is nil where the
// library knows the zone better, and where TZ cannot be read, which the notice says.
func Zone(env func(string) (string, bool)) (*time.Location, game.Notice) {
	tz, given := env("TZ")
	name := strings.TrimPrefix(tz, ":")
	switch {
	case !given:
		return linkedZone(), game.Notice{}
	case name == "", strings.HasPrefix(name, "/"): // UTC, or a file
		return nil, game.Notice{}
	}
	if zone, err := time.LoadLocation(name); err == nil && name != "Local" {
		return zone, game.Notice{}
	}
	if zone := posixZone(name); zone != nil {
		return zone, game.Notice{}
	}
	return nil, game.Say("command.NoZone").With("zone", content.OneLine(tz))
}

// linkedZone gives the zone whose file the computer has a link to, but not the file. It
// is nil where the library has read the zone of the computer.
func linkedZone() *time.Location {
	if time.Local.String() != "UTC" {
		return nil
	}
	to, err := os.Readlink("/etc/localtime")
	if err != nil {
		return nil
	}
	_, name, ok := strings.Cut(to, "zoneinfo/")
	if zone, err := time.LoadLocation(name); ok && err == nil {
		return zone
	}
	return nil
}

// unset is the abbreviation of a zone that no rule has set.
const unset = "?"

// posixZone gives the zone of a POSIX string (POSIX.1-2017, 8.3), nil for a text that is
// none. The library reads such strings only at the end of zone data (RFC 9636), so data
// are made that hold nothing else.
func posixZone(s string) *time.Location {
	if strings.ContainsAny(s, "\n\x00") {
		return nil
	}
	zone, err := time.LoadLocationFromTZData(s, zoneData(s))
	if err != nil {
		return nil
	}
	if name, _ := time.Unix(0, 0).In(zone).Zone(); name == unset {
		return nil
	}
	return zone
}

// zoneData gives zone data of version 2 with one change of the clocks, long ago, behind
// which the rule holds.
func zoneData(rule string) []byte {
	const changes, kinds, abbreviation = 1, 1, len(unset) + 1
	header := func(changes int) []byte {
		b := append([]byte("TZif2"), make([]byte, 15)...)
		for _, n := range []int{0, 0, 0, changes, kinds, abbreviation} {
			b = binary.BigEndian.AppendUint32(b, uint32(n)) //nolint:gosec // 0 to 2
		}
		return b
	}
	kind := append(make([]byte, 6), unset+"\x00"...) // no offset, no summer time
	data := append(header(0), kind...)
	data = append(data, header(changes)...)
	longAgo := int64(-1) << 40
	data = binary.BigEndian.AppendUint64(data, uint64(longAgo)) //nolint:gosec // two's complement is meant
	data = append(append(data, 0), kind...)
	return append(data, "\n"+rule+"\n"...)
}
