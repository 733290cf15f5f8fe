package xmltree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"quest/content/lazy"
)

// declaration finds the encoding that an XML file declares.
var declaration = lazy.Regexp(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode gives the text of a file in the encoding that it declares, with the name of the
// encoding if it is not UTF-8. A byte order mark counts more than what is declared.
func decode(raw []byte) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		name, raw, err = decodeBy("UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), raw)
		if err != nil {
			return "", "", err
		}
	default:
		if m := declaration.Get().FindSubmatch(raw[:min(len(raw), 512)]); m != nil {
			label := strings.ToLower(string(m[1]))
			if label != "utf-8" && label != "utf8" && label != "us-ascii" {
				enc, ok := encodings.Get()[label]
				if !ok {
					return "", "", &Error{Line: 1, Col: 1, Key: UnknownEncoding, Args: []string{"name", string(m[1])}}
				}
				if name, raw, err = decodeBy(string(m[1]), enc, raw); err != nil {
					return "", "", err
				}
			}
		}
	}
	text = string(raw)
	if at := invalid(text); at >= 0 {
		c := newCursor(text)
		line, col := c.to(at)
		return "", "", &Error{Line: line, Col: col, Key: NotUTF8}
	}
	return text, name, nil
}

func decodeBy(label string, enc encoding.Encoding, raw []byte) (name string, out []byte, err error) {
	out, err = enc.NewDecoder().Bytes(raw)
	if err != nil || bytes.Contains(out, []byte("\ufffd")) {
		return "", nil, &Error{Line: 1, Col: 1, Key: NotThatEncoding, Args: []string{"name", label}}
	}
	return label, out, nil
}

// invalid gives the place of the first byte that is not UTF-8, -1 for none.
func invalid(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// cursor counts lines and columns of a text, both from 1 and columns in characters, for
// places that are asked for in rising order.
type cursor struct {
	text          string
	at, line, col int
}

func newCursor(text string) cursor { return cursor{text: text, line: 1, col: 1} }

func (c *cursor) to(at int) (line, col int) {
	at = min(at, len(c.text))
	for c.at < at {
		switch b := c.text[c.at]; {
		case b == '\n':
			c.line, c.col = c.line+1, 1
		case b < 0x80 || b >= 0xc0: // not inside of a character
			c.col++
		}
		c.at++
	}
	return c.line, c.col
}

// encodings are those that are read beside UTF-8 and UTF-16, by the labels of files.
var encodings = lazy.Value[map[string]encoding.Encoding]{Make: func() map[string]encoding.Encoding {
	return map[string]encoding.Encoding{
		"euc-kr": korean.EUCKR, "ks_c_5601-1987": korean.EUCKR, "ksc5601": korean.EUCKR, "cp949": korean.EUCKR, "ms949": korean.EUCKR, "windows-949": korean.EUCKR, "uhc": korean.EUCKR,
		"windows-1250": charmap.Windows1250, "cp1250": charmap.Windows1250,
		"windows-1251": charmap.Windows1251, "cp1251": charmap.Windows1251,
		"windows-1252": charmap.Windows1252, "cp1252": charmap.Windows1252, "iso-8859-1": charmap.Windows1252, "latin1": charmap.Windows1252,
		"windows-1253": charmap.Windows1253, "cp1253": charmap.Windows1253,
		"windows-1254": charmap.Windows1254, "cp1254": charmap.Windows1254, "iso-8859-9": charmap.Windows1254,
		"windows-1255": charmap.Windows1255, "windows-1256": charmap.Windows1256, "windows-1257": charmap.Windows1257, "windows-1258": charmap.Windows1258,
		"iso-8859-2": charmap.ISO8859_2, "iso-8859-5": charmap.ISO8859_5, "iso-8859-7": charmap.ISO8859_7, "iso-8859-15": charmap.ISO8859_15,
		"koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U, "ibm866": charmap.CodePage866, "cp866": charmap.CodePage866,
		"utf-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	}
}}
