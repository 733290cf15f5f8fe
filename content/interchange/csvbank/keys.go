package csvbank

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/cells"
	"quest/content/interchange/markup"
	"quest/content/lazy"
)

// keyMode is how the keys of a sheet name the right options.
type keyMode int

const (
	byText keyMode = iota
	byLetter
	byNumber
	byNumberFrom0
	modes
)

// plainKey is a key that is no text: letters or numbers, with what stands around them.
var plainKey = lazy.Regexp(`^(?i:(?:option|answer|choice|보기|정답|답)?\s*[:.]?\s*)?\(?(?:[A-Ha-h가나다라마바사아]|\d|[①-⑧])\)?[.)번]?(?:\s*(?:[,;/&+|와과및·]|and|y|e)\s*\(?(?:[A-Ha-h가나다라마바사아]|\d|[①-⑧])\)?[.)번]?)*$|^[A-H]{2,5}$`)

var keySign = lazy.Regexp(`[A-Ha-h](?:\b|$)|[가나다라마바사아]|\d+|[①-⑧]`)

// indices gives the options that a key names in one way; nil if it does not fit.
func indices(mode keyMode, key string, options []string) []int {
	if mode == byText {
		return byTexts(key, options)
	}
	if !plainKey.Get().MatchString(key) {
		return nil
	}
	var all []int
	for _, sign := range signsOf(key) {
		i := mode.index(sign)
		if i < 0 || i >= len(options) || strings.TrimSpace(options[i]) == "" {
			return nil
		}
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// signsOf cuts a key into its letters and numbers.
func signsOf(key string) []string {
	if lettersOnly.Get().MatchString(key) {
		return strings.Split(key, "")
	}
	return keySign.Get().FindAllString(lead.Get().ReplaceAllString(key, ""), -1)
}

// index gives the place of the option that a letter or number names, from 0; negative if it
// names none in this way.
func (m keyMode) index(sign string) int {
	first := []rune(sign)[0]
	if m == byLetter {
		if letter, ok := interchange.Letter(first); ok {
			return int(letter - 'A')
		}
		return -1
	}
	number := -1
	switch {
	case first >= '①' && first <= '⑧':
		number = int(first-'①') + 1
	case first >= '0' && first <= '9':
		number, _ = strconv.Atoi(sign)
	}
	if m == byNumber {
		return number - 1
	}
	return number
}

var (
	lettersOnly = lazy.Regexp(`^[A-H]{2,5}$`)
	lead        = lazy.Regexp(`^(?i:option|answer|choice|보기|정답|답)\s*[:.]?\s*`)
)

// byTexts finds the options whose text a key is, or whose texts it lists.
func byTexts(key string, options []string) []int {
	at := func(s string) int {
		s = strings.TrimSpace(s)
		for _, same := range []func(a, b string) bool{
			func(a, b string) bool { return a == b },
			func(a, b string) bool { return strings.EqualFold(a, b) },
			func(a, b string) bool { return content.Fold(a) == content.Fold(b) && content.Fold(a) != "" },
		} {
			for i, o := range options {
				if o = strings.TrimSpace(o); o != "" && same(o, s) {
					return i
				}
			}
		}
		return -1
	}
	if i := at(key); i >= 0 {
		return []int{i}
	}
	for _, sep := range []string{"\n", ";", "|", ","} {
		if !strings.Contains(key, sep) {
			continue
		}
		var all []int
		for part := range strings.SplitSeq(key, sep) {
			if strings.TrimSpace(part) == "" {
				continue
			}
			i := at(part)
			if i < 0 {
				all = nil
				break
			}
			if !slices.Contains(all, i) {
				all = append(all, i)
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// settleKeys finds how the keys of the whole sheet are meant: the way in which most of them name
// an option. One key alone could often be read in several ways.
func (s *sheet) settleKeys() {
	var fits [modes]int
	all := 0
	for _, r := range s.rows {
		key, options := cells.Unshielded(strings.TrimSpace(r.cell(s.c.key))), s.options(r)
		if key == "" || len(options) < 2 {
			continue
		}
		all++
		for m := range modes {
			if indices(m, key, options) != nil {
				fits[m]++
			}
		}
	}
	for m := range modes {
		if fits[m] > fits[s.mode] {
			s.mode = m
		}
	}
	if all > 0 && s.mode == byNumberFrom0 {
		s.lose(s.rows[0].line, interchange.Noted, KeysFromZero)
	}
}

// choice reads a question with options.
func (s *sheet) choice(q *interchange.Question, options []string, key string) {
	q.Type = content.Single
	right := indices(s.mode, key, options)
	if right == nil {
		for m := range byNumberFrom0 {
			if right = indices(m, key, options); right != nil {
				break
			}
		}
	} else if other := s.other(key, options); other != nil && !slices.Equal(other, right) {
		right, q.Draft, q.Lacks = nil, AmbiguousKey, []string{"text", short(key)}
	}
	switch {
	case right != nil || q.Draft != "":
	case key == "":
		q.Draft = interchange.NoKey
	default:
		q.Draft, q.Lacks = UnknownKey, []string{"text", short(key)}
	}
	for i, o := range options {
		if strings.TrimSpace(o) == "" {
			continue
		}
		q.Options = append(q.Options, interchange.Option{Text: s.text(o), Correct: slices.Contains(right, i)})
	}
	if q.Choose = len(right); q.Choose > 1 {
		q.Type = content.Multi
	} else {
		q.Choose = 0
	}
	if interchange.AsTrueFalse(q) {
		s.lose(q.Line, interchange.Noted, interchange.MadeTrueFalse)
	}
}

// other gives what a key would name by its text where it is read as a number, and the other way
// round, if neither way is better founded for the whole sheet: only then is it in doubt.
func (s *sheet) other(key string, options []string) []int {
	if s.mode == byLetter && len([]rune(key)) == 1 && key > "z" { // 가, which may be an option itself
		return byTexts(key, options)
	}
	if s.mode != byText && s.mode != byNumber {
		return nil
	}
	other := byText + byNumber - s.mode
	for _, r := range s.rows {
		k, o := cells.Unshielded(strings.TrimSpace(r.cell(s.c.key))), s.options(r)
		if k != "" && len(o) > 1 && indices(other, k, o) == nil {
			return nil
		}
	}
	return indices(other, key, options)
}

// text makes text of a cell.
func (s *sheet) text(cell string) interchange.Text {
	text, _ := markup.Plain(cells.Unshielded(cell))
	return interchange.Say(s.lang, text)
}

var fences = lazy.Regexp("(?s)(?:^|\n)[ \t]*```[A-Za-z]*[ \t]*\n(.*?)\n?[ \t]*```[ \t]*(?:\n|$)")

// outOfFences takes a block of code out of a question.
func outOfFences(stem string, q *interchange.Question) string {
	m := fences.Get().FindStringSubmatchIndex(stem)
	if m == nil || q.Code != nil {
		return stem
	}
	q.Code = &interchange.Code{Language: "text", Text: stem[m[2]:m[3]]}
	return stem[:m[0]] + "\n" + stem[m[1]:]
}
