package lecture

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/interchange"
)

// decode makes text of bytes: UTF-8, UTF-16 with a byte order mark, or CP949. Lines end
// with LF, letters are in NFC, and what no pack may hold is gone; each is told.
func (r *reader) decode(data []byte) (string, error) {
	var s string
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		s = wide(data[2:], binary.LittleEndian)
		r.lose(1, interchange.Noted, ReadUTF16)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		s = wide(data[2:], binary.BigEndian)
		r.lose(1, interchange.Noted, ReadUTF16)
	case bytes.IndexByte(data, 0) >= 0, bytes.HasPrefix(data, []byte("%PDF-")), bytes.HasPrefix(data, []byte(`{\rtf`)), bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("<?xml")):
		return "", ErrNotText
	case utf8.Valid(data):
		s = string(data)
	default:
		old, err := korean.EUCKR.NewDecoder().Bytes(data)
		if err != nil || bytes.Contains(old, []byte("\ufffd")) {
			return "", ErrNotText
		}
		s = string(old)
		r.lose(1, interchange.Noted, ReadCP949)
	}
	s = strings.TrimPrefix(s, "\ufeff")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(s)
	return r.cleaned(norm.NFC.String(s)), nil
}

func wide(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) > 1; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	return string(utf16.Decode(units))
}

// cleaned drops the characters that texts of packs may not hold, line by line, so that the
// numbers of the lines stay.
func (r *reader) cleaned(s string) string {
	if content.FirstUnclean(s) == nil && !strings.Contains(s, "\u00a0") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = strings.NewReplacer("\u00a0", " ", "\u3000", " ", "\u2007", " ", "\u202f", " ").Replace(line)
		lines[i] = line
		if content.FirstUnclean(line) == nil {
			continue
		}
		lines[i] = withoutUnclean(line)
		r.lose(i+1, interchange.Noted, SignsDropped)
	}
	return strings.Join(lines, "\n")
}

// withoutUnclean drops what content refuses from a line.
func withoutUnclean(line string) string {
	var b strings.Builder
	for _, c := range line {
		if content.FirstUnclean(string(c)) == nil || c == '\u200d' || c == '\ufe0f' {
			b.WriteRune(c)
		}
	}
	s := norm.NFC.String(b.String())
	if content.FirstUnclean(s) == nil {
		return s
	}
	marks := 0 // in a row; more than a few of them are no letter
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.M, c) {
			marks++
		} else {
			marks = 0
		}
		if marks > 2 || c == '\u200d' || content.FirstUnclean(string(c)) != nil {
			return -1
		}
		return c
	}, s)
}
