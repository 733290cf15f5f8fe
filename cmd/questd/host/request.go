package host

import (
	"encoding/binary"
	"regexp"
	"time"
)

// The sizes of a window that are let through.
const (
	leastColumns, leastRows = 20, 6
	mostColumns, mostRows   = 500, 200
)

// size is of a terminal in cells, zero where it is not known.
type size struct{ columns, rows int }

// clamped brings a size that a client names into the limits. One that does not know its size
// names 0.
func clamped(columns, rows uint32) size {
	if columns == 0 || rows == 0 {
		return size{}
	}
	return size{
		columns: int(min(max(columns, leastColumns), mostColumns)),
		rows:    int(min(max(rows, leastRows), mostRows)),
	}
}

// text takes a string of the protocol off a payload.
func text(payload []byte) (s string, rest []byte, ok bool) {
	if len(payload) < 4 {
		return "", nil, false
	}
	n := binary.BigEndian.Uint32(payload)
	payload = payload[4:]
	if uint64(n) > uint64(len(payload)) {
		return "", nil, false
	}
	return string(payload[:n]), payload[n:], true
}

// windowOf reads what a window-change request says: columns, rows, and pixels, which nobody needs.
func windowOf(payload []byte) (size, bool) {
	if len(payload) < 8 {
		return size{}, false
	}
	return clamped(binary.BigEndian.Uint32(payload), binary.BigEndian.Uint32(payload[4:])), true
}

// terminalOf reads what a pty-req says: the kind of terminal and its size. Modes are the
// business of the client, because its terminal is raw.
func terminalOf(payload []byte, longest int) (term string, s size, ok bool) {
	term, rest, ok := text(payload)
	if !ok {
		return "", size{}, false
	}
	if s, ok = windowOf(rest); !ok {
		return "", size{}, false
	}
	if !plain(term, longest) {
		term = ""
	}
	return term, s, true
}

// variables are the names that are let in.
var variables = regexp.MustCompile(`^(TERM|COLORTERM|LANG|LC_[A-Z]{1,20}|TZ)$`)

// variableOf reads what an env request says; ok is false for a variable that is not let in.
func variableOf(payload []byte, longest int) (name, value string, ok bool) {
	name, rest, ok := text(payload)
	if !ok || !variables.MatchString(name) {
		return "", "", false
	}
	value, rest, ok = text(rest)
	if !ok || len(rest) > 0 || !plain(value, longest) {
		return "", "", false
	}
	if name == "TZ" && !zone(value) {
		return "", "", false
	}
	return name, value, true
}

// zone reports whether a value names a time zone, and not a file or the zone of this computer.
func zone(value string) bool {
	if value == "" || value == "Local" {
		return false
	}
	_, err := time.LoadLocation(value)
	return err == nil
}

// plain reports whether a text is printable ASCII of a bounded length.
func plain(s string, longest int) bool {
	if len(s) > longest {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// commandOf reads what an exec request says.
func commandOf(payload []byte, longest int) (string, bool) {
	command, rest, ok := text(payload)
	return command, ok && len(rest) == 0 && len(command) <= longest
}

// appendText puts a string of the protocol behind a payload.
func appendText(to []byte, s []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(s)))
	return append(to, s...)
}
