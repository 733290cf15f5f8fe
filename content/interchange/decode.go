package interchange

import (
	"bytes"
	"encoding/binary"
	"errors"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/unicode/norm"
)

// MaxFile is how many bytes a file may have that is read: as many as the largest pack.
const MaxFile = 20 << 20

// File is a file as it was given.
type File struct {
	Name string // without its folder
	Raw  []byte
	Text string // in NFC, with LF and without a byte order mark; empty if Binary
	// Binary is set for what is no text: an archive, a picture.
	Binary bool
	// Losses has what was done to the bytes, such as another encoding.
	Losses []Loss
}

// Encodings and other things that are told of a whole file.
const (
	ReadCP949   Key = "ReadCP949"
	ReadUTF16   Key = "ReadUTF16"
	ReadWindows Key = "ReadWindows1252"
	ReadDamaged Key = "ReadDamaged"
	SoftHyphens Key = "SoftHyphens"
)

// Errors of files that nothing can be read from.
var (
	ErrEmpty    = errors.New("the file is empty")
	ErrTooLarge = errors.New("the file is too large")
	ErrArchive  = errors.New("the file is an archive")
	ErrBinary   = errors.New("the file is no text")
	ErrUnknown  = errors.New("no format fits the file")
)

// NewFile decodes the bytes of a file: UTF-8, UTF-16 with a byte order mark, CP949, and
// as the last resort Windows-1252. Nothing is repaired that was decoded wrongly before.
func NewFile(name string, raw []byte) (*File, error) {
	f := &File{Name: path.Base(strings.ReplaceAll(name, `\`, "/")), Raw: raw}
	switch {
	case len(raw) > MaxFile:
		return nil, ErrTooLarge
	case len(bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))) == 0:
		return nil, ErrEmpty
	case isBinary(raw):
		f.Binary = true
		return f, nil
	}
	f.decode()
	return f, nil
}

// isBinary reports whether the bytes are no text in any encoding that is read.
func isBinary(raw []byte) bool {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return false
	}
	head := raw[:min(len(raw), 4096)]
	return bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(raw, []byte("PK\x03\x04")) || bytes.HasPrefix(raw, []byte("\x1f\x8b")) ||
		bytes.HasPrefix(raw, []byte("%PDF-")) || bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0"))
}

// Archive reports whether the bytes are those of an archive or an office file.
func (f *File) Archive() bool {
	return bytes.HasPrefix(f.Raw, []byte("PK\x03\x04")) || bytes.HasPrefix(f.Raw, []byte("\x1f\x8b"))
}

func (f *File) note(key Key, args ...string) {
	f.Losses = append(f.Losses, Loss{Line: 1, Kind: Noted, Key: key, Args: args})
}

func (f *File) decode() {
	raw := f.Raw
	var text string
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		text = decodeUTF16(raw)
		f.note(ReadUTF16)
	case utf8.Valid(raw):
		text = string(raw)
	default:
		text = f.decodeOld(raw)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if n := strings.Count(text, "\u00ad"); n > 0 {
		text = strings.ReplaceAll(text, "\u00ad", "")
		f.note(SoftHyphens, "n", itoa(n))
	}
	f.Text = norm.NFC.String(text)
}

func decodeUTF16(raw []byte) string {
	order := binary.ByteOrder(binary.LittleEndian)
	if raw[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, order.Uint16(raw[i:]))
	}
	return string(utf16.Decode(units))
}

// decodeOld decodes text from before Unicode: Korean if every byte fits, else that of
// western Windows, in which every byte means something.
func (f *File) decodeOld(raw []byte) string {
	if text, err := korean.EUCKR.NewDecoder().Bytes(raw); err == nil && !bytes.Contains(text, []byte("\ufffd")) && hangul(text) {
		f.note(ReadCP949)
		return string(text)
	}
	if mostlyUTF8(raw) {
		f.note(ReadDamaged)
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		f.note(ReadDamaged)
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	f.note(ReadWindows)
	return string(text)
}

// hangul reports whether at least half of what is not ASCII is Hangul or a full-width
// sign: two letters with accents side by side also decode as something Korean.
func hangul(text []byte) bool {
	own, all := 0, 0
	for _, r := range string(text) {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		if r >= '가' && r <= '힣' {
			own++
		}
	}
	return own*2 >= all
}

// mostlyUTF8 reports whether there are more whole characters of UTF-8 than broken bytes.
func mostlyUTF8(raw []byte) bool {
	whole, broken := 0, 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		raw = raw[size:]
	}
	return whole > broken
}
