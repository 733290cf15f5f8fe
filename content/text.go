package content

import (
	"encoding/json"
	"strings"
)

// neutral is the key of lines that are the same in every language.
const neutral Lang = ""

// Text is one text of a pack in every language of the pack. It consists of one or
// more groups; each group is one line per language and begins on a new screen
// line. Josa markers are already resolved. The zero value is the missing text.
type Text struct{ lines map[Lang][]Safe }

// Lines returns the groups of the text in one language, one line each. The result
// is shared and must not be changed; it is nil for a missing text.
func (t Text) Lines(lang Lang) []Safe {
	if l, ok := t.lines[lang]; ok {
		return l
	}
	return t.lines[neutral]
}

// Line returns the text in one language on a single line, its groups joined by
// spaces. Line fields (docs/pack-format.md 4.3) have one group only.
func (t Text) Line(lang Lang) Safe {
	l := t.Lines(lang)
	if len(l) == 1 {
		return l[0]
	}
	parts := make([]string, len(l))
	for i, s := range l {
		parts[i] = s.s
	}
	return Safe{strings.Join(parts, " ")}
}

// Neutral reports whether the text is the same in every language, so that it is
// drawn once where both languages are shown.
func (t Text) Neutral() bool {
	_, ok := t.lines[neutral]
	return ok
}

// Empty reports whether the text is missing.
func (t Text) Empty() bool { return len(t.lines) == 0 }

// MarshalJSON writes the lines by language; neutral lines stand under "".
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.lines) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Text) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &t.lines) }
