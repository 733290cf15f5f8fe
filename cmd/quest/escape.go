package main

import (
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"quest/content"
)

// forTerminal gives the output for JSON of records, whose texts may hold anything. On
// a terminal what it would obey, or show as something else, is written as JSON writes
// it by its number; into files and pipes every byte goes as it is.
func (c *call) forTerminal() io.Writer {
	if isTerminal(c.out) {
		return escaper{c.print}
	}
	return c.print
}

// escaper writes JSON, whole lines at a time, with escapes for what text must not hold.
type escaper struct{ to io.Writer }

func (e escaper) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p))
	for rest := p; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r < utf8.RuneSelf && r != 0x7f || content.FirstUnclean(string(rest[:size])) == nil {
			out = append(out, rest[:size]...)
		} else {
			out = appendEscape(out, r)
		}
		rest = rest[size:]
	}
	if _, err := e.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// appendEscape appends a character as a JSON string names it by its number.
func appendEscape(out []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Appendf(out, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(out, `\u%04x`, r)
}
