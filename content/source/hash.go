package source

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
)

// Hash gives the content hash of the pack in a folder without checking the pack; ok is
// false if the folder holds more than a pack may.
func Hash(fsys fs.FS) (hash string, ok bool) {
	w := readAll(fsys)
	if w.stopped {
		return "", false
	}
	return contentHash(w.files), true
}

// contentHash is the hash of a pack's content (docs/pack-format.md 5.4). A folder and the
// archive that is built from it have the same one.
func contentHash(files map[string]*file) string {
	var paths []string
	for p := range files {
		if packed(p, files[p].text) && p != "ids.lock" {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	all := sha256.New()
	var text []byte
	for _, p := range paths {
		text = appendCanonical(text[:0], files[p].text)
		sum := sha256.Sum256(text)
		all.Write([]byte(hex.EncodeToString(sum[:]) + "  " + p + "\n"))
	}
	return "h1:" + base64.StdEncoding.EncodeToString(all.Sum(nil))
}

// packed reports whether a file is a part of what is given to others: all but what translators keep
// for themselves.
func packed(path, text string) bool { return path != "i18n.lock" && !untranslated(path, text) }

// canonical is the form of a file in which it is hashed and packed. The text has no
// byte order mark, LF and NFC already; spaces at the ends of lines go, and there is
// one final newline.
func canonical(text string) string { return string(appendCanonical(nil, text)) }

// appendCanonical appends the canonical form of a text to some bytes.
func appendCanonical(b []byte, text string) []byte {
	b = slices.Grow(b, len(text)+1)
	for line := range strings.SplitSeq(strings.TrimRight(text, " \n"), "\n") {
		b = append(b, strings.TrimRight(line, " ")...)
		b = append(b, '\n')
	}
	return b
}
