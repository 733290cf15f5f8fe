package signature

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// keyMark begins the line of a manifest that names the key. Programs such as sha256sum skip it as
// a comment.
const keyMark = "# key "

// Manifest lists the SHA-256 of every file of a pack by path, in the form of sha256sum, behind
// a line with the key that signs it. Whoever has no key of the owner yet finds it there.
func Manifest(key Key, files map[string][]byte) []byte {
	var b strings.Builder
	b.WriteString(keyMark + string(key) + "\n")
	for _, path := range slices.Sorted(maps.Keys(files)) {
		b.WriteString(sumOf(files[path]) + "  " + path + "\n")
	}
	return []byte(b.String())
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// signer gives the key that a manifest names; ok is false if it names none.
func signer(manifest []byte) (key Key, ok bool) {
	line, _, _ := strings.Cut(string(manifest), "\n")
	text, ok := strings.CutPrefix(line, keyMark)
	if !ok {
		return "", false
	}
	_, ok = Key(text).public()
	return Key(text), ok
}

// differs tells how files differ from a manifest that was signed: nil if they do not.
func differs(manifest []byte, key Key, files map[string][]byte) *Refusal {
	if string(manifest) == string(Manifest(key, files)) {
		return nil
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(manifest)) {
		if sum, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			listed[path] = sum
		}
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		switch sum, ok := listed[path]; {
		case !ok:
			return &Refusal{Why: Added, What: path}
		case sum != sumOf(files[path]):
			return &Refusal{Why: Changed, What: path}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(listed)) {
		if _, ok := files[path]; !ok {
			return &Refusal{Why: Missing, What: path}
		}
	}
	return &Refusal{Why: Unreadable} // signed, but by a program that writes it in another way
}
