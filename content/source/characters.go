package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"

	"golang.org/x/text/unicode/norm"
)

// decode turns the bytes into text and checks every character of it.
func (s *file) decode(b []byte) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		s.broken = true
		s.reportBytes(b)
		return
	}
	text := string(b)
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	s.text, s.lines = text, strings.Split(text, "\n")
	odd := oddLines(s.lines)
	if slices.ContainsFunc(odd, func(i int) bool { return !norm.NFC.IsNormalString(s.lines[i]) }) {
		s.reportNFD(text)
		s.text = norm.NFC.String(text)
		s.lines = strings.Split(s.text, "\n")
		odd = oddLines(s.lines)
	}
	s.checkCharacters(odd)
}

// oddLines gives the lines with other characters than those of plain text, from 0.
func oddLines(lines []string) []int {
	var odd []int
	for i, l := range lines {
		if !content.PlainSigns(l) {
			odd = append(odd, i)
		}
	}
	return odd
}

func (s *file) reportNFD(text string) {
	line := 0
	for l := range strings.SplitSeq(text, "\n") {
		line++
		if !norm.NFC.IsNormalString(l) {
			s.report(place{line, 1}, scope{}, saying.NotNFC)
			return
		}
	}
}

// reportBytes says where the bytes stop being UTF-8, and what they may be instead.
func (s *file) reportBytes(b []byte) {
	at, line, col := 0, 1, 1
	for at < len(b) {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
		at += size
	}
	key := saying.NotUTF8
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		key = saying.UTF16
	case looksCP949(b):
		key = saying.CP949
	}
	s.report(place{line, col}, scope{}, key)
}

// looksCP949 reports whether all bytes above ASCII stand in pairs that the old
// Korean encoding has.
func looksCP949(b []byte) bool {
	pairs := 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if b[i] == 0x80 || b[i] == 0xff || i+1 == len(b) {
			return false
		}
		c := b[i+1]
		if c < 0x41 || c > 0x5a && c < 0x61 || c > 0x7a && c < 0x81 || c == 0xff {
			return false
		}
		pairs++
		i++
	}
	return pairs > 0
}

// checkCharacters looks for characters that no text may hold, wherever in the file
// they stand, and for text that was decoded wrongly before it came here. One finding
// a line is enough. Lines that are not odd have neither.
func (s *file) checkCharacters(odd []int) {
	for _, i := range odd {
		line := s.lines[i]
		if bad := content.FirstUnclean(line); bad != nil {
			s.broken = true
			s.report(place{i + 1, bad.At + 1}, scope{}, unclean(bad), "char", codePoint(bad.Rune))
		}
		if col := mojibake(line); col > 0 {
			s.report(place{i + 1, col}, scope{}, saying.Mojibake)
		}
	}
}

// unclean is what a finding says of a refused character.
func unclean(bad *content.UncleanError) saying.Key {
	switch bad.Kind {
	case "broken":
		return saying.BrokenCharacter
	case "bidi":
		return saying.BidiCharacter
	case "invisible":
		return saying.InvisibleCharacter
	case "marks":
		return saying.TooManyMarks
	case "joined":
		return saying.JoinedCharacters
	case "private", "unknown":
		return saying.UnassignedCharacter
	}
	return saying.ControlCharacter
}
