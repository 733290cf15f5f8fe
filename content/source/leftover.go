package source

import (
	"path"
	"strings"
	"unicode"
)

// leftover reports whether a file or folder is one that editors, synchronisers and
// operating systems leave beside an author's files. Packs skip it with a note, because
// its author has not made it.
func leftover(name string) bool {
	base := strings.ToLower(path.Base(name))
	switch strings.TrimSuffix(base, "\r") {
	case "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon", "__macosx", "@eadir", "$recycle.bin",
		"system volume information", "lost+found":
		return true
	}
	if strings.HasSuffix(base, "~") || strings.HasPrefix(base, "~$") || strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") {
		return true
	}
	switch path.Ext(base) {
	case ".swp", ".swo", ".swx", ".bak", ".orig", ".rej", ".tmp", ".temp", ".part", ".crdownload", ".lnk":
		return true
	}
	return conflictCopy(base)
}

// conflictCopy reports whether a name, in small letters, is one that a synchroniser or a
// file manager gives to the second copy of a file.
func conflictCopy(base string) bool {
	if strings.Contains(base, ".sync-conflict-") {
		return true
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	for _, words := range []string{"conflicted copy", "conflict copy", "case conflict", " - copy", " copy", " - 복사본", "의 사본", " 복사본", "충돌된 복사본"} {
		if strings.Contains(stem, words) {
			return true
		}
	}
	return numbered(stem)
}

// numbered reports whether a name ends in a number in brackets or behind a space, as in
// "quiz (1)" and "quiz 2".
func numbered(stem string) bool {
	at := strings.LastIndexByte(stem, ' ')
	if at <= 0 {
		return false
	}
	n := strings.TrimSuffix(strings.TrimPrefix(stem[at+1:], "("), ")")
	return n != "" && len(n) < 4 && strings.IndexFunc(n, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
