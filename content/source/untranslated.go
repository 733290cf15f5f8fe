package source

import "strings"

// untranslated reports whether a file of a pack is an overlay in which nothing is translated yet,
// as `quest pack i18n add` writes it: names, comments and empty places. It gives a learner nothing,
// so it is no part of what is released, hashed or packed. What it cannot tell counts as translated.
func untranslated(path, text string) bool {
	if !strings.HasPrefix(path, "i18n/") {
		return false
	}
	if strings.HasSuffix(path, ".md") {
		return emptyLesson(text)
	}
	block := -1 // indentation of the key whose block may follow
	for line := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimLeft(line, " ")
		indent := len(line) - len(bare)
		bare = strings.TrimRight(bare, " ")
		switch {
		case bare == "":
			continue
		case block >= 0 && indent > block:
			return false
		case strings.HasPrefix(bare, "#"):
			continue
		}
		key, value, ok := strings.Cut(bare, ":")
		value = strings.TrimSpace(value)
		if block = -1; strings.HasPrefix(value, "|") || strings.HasPrefix(value, ">") {
			block = indent
			value = strings.Trim(value, "|>+-")
		}
		head := indent == 0 && (key == "format" || key == "lang" || key == "of")
		if !ok || !head && !emptyValue(value) {
			return false
		}
	}
	return true
}

// emptyValue reports whether nothing stands behind a key but a comment.
func emptyValue(value string) bool {
	switch value {
	case "", `""`, "''", "{}":
		return true
	}
	return strings.HasPrefix(value, "#")
}

// emptyLesson reports whether an overlay of a lesson has nothing but front matter, anchors and
// comments.
func emptyLesson(text string) bool {
	front := 0
	for line := range strings.SplitSeq(text, "\n") {
		switch line = strings.TrimSpace(line); {
		case front < 2 && frontMark(line):
			front++
		case line == "", front == 1,
			strings.HasPrefix(line, "{#") && strings.HasSuffix(line, "}"),
			strings.HasPrefix(line, "<!--") && strings.HasSuffix(line, "-->"):
		default:
			return false
		}
	}
	return front == 2
}
