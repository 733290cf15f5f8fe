package plain

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// choice is one thing that a line can name, by its number or by its words.
type choice struct {
	id    content.PartID
	said  string   // its words in the first language on screen
	words []string // as written, one for each language of the pack
	folds []string // the same, folded for comparison
	bare  []string // their letters and digits alone
}

func (p *printer) newChoice(id content.PartID, t content.Text) choice {
	c := choice{id: id, said: content.PlainText(t.Line(p.langs()[0]))}
	for _, lang := range t.Langs() {
		c.addWords(content.PlainText(t.Line(lang)))
	}
	return c
}

// addWords adds words by which the choice is known, with and without a leading
// article.
func (c *choice) addWords(words string) {
	if words == "" {
		return
	}
	c.words = append(c.words, words)
	c.addFold(words)
	first, rest, found := strings.Cut(words, " ")
	if found && (strings.EqualFold(first, "the") || strings.EqualFold(first, "a") || strings.EqualFold(first, "an")) {
		c.addFold(rest)
	}
}

func (c *choice) addFold(words string) {
	c.folds = append(c.folds, content.Fold(words))
	c.bare = append(c.bare, content.FoldLetters(words))
}

// choicesOf gives the parts of a question as they are shown.
func (p *printer) choicesOf(q game.Question) []choice {
	var all []choice
	for _, id := range q.Parts {
		all = append(all, p.newChoice(id, q.Item.PartText(id)))
	}
	return all
}

// wordsOf gives the number and the first words of a choice, to repeat to the player.
func wordsOf(choices []choice, id content.PartID) string {
	for i, c := range choices {
		if c.id == id {
			return shown(strings.TrimSuffix(strconv.Itoa(i+1)+". "+c.said, ". "))
		}
	}
	return string(id)
}

// separators stand between several answers on one line.
const separators = ",，、;；/+&"

// pick reads which choices a line names. A line of numbers is read as numbers first,
// so that "1 3" never means the words "13 days"; else the whole line is one name, or
// names with commas or spaces between them.
func (p *printer) pick(text string, choices []choice) ([]content.PartID, error) {
	byComma := p.pieces(text, func(r rune) bool { return strings.ContainsRune(separators, r) })
	bySpace := p.pieces(text, func(r rune) bool { return strings.ContainsRune(separators, r) || unicode.IsSpace(r) })
	if ids, ok := numberedIDs(bySpace, choices); ok {
		return ids, nil
	}
	id, err := name(text, choices)
	if err == nil {
		return []content.PartID{id}, nil
	}
	if len(byComma) > 1 {
		var ids []content.PartID
		if ids, err = each(byComma, choices); err == nil {
			return ids, nil
		}
	}
	if ids, spaceErr := each(bySpace, choices); spaceErr == nil {
		return ids, nil
	} else if allNumbers(bySpace) {
		return nil, spaceErr
	}
	return nil, err
}

// pickEach is pick where as many choices are wanted as wants says: "312" is read as "3
// 1 2" then, unless a choice has that name.
func (p *printer) pickEach(text string, choices []choice, wants ...int) ([]content.PartID, error) {
	digits := []rune(narrow(text))
	run := len(digits) > 1 && slices.Contains(wants, len(digits))
	for _, d := range digits {
		run = run && d >= '1' && d <= '9' && int(d-'0') <= len(choices)
	}
	if run && !isName(text, choices) {
		text = strings.Join(strings.Split(string(digits), ""), " ")
	}
	return p.pick(text, choices)
}

// pieces cuts a line where cut says and leaves out the word "and".
func (p *printer) pieces(text string, cut func(rune) bool) []string {
	var out []string
	for _, piece := range strings.FieldsFunc(text, cut) {
		piece = strings.TrimSpace(piece)
		if piece != "" && !slices.Contains(p.words.and, strings.ToLower(piece)) {
			out = append(out, piece)
		}
	}
	return out
}

func numberedIDs(parts []string, choices []choice) ([]content.PartID, bool) {
	var ids []content.PartID
	for _, p := range parts {
		n, ok := number(p)
		if !ok || n < 1 || n > len(choices) {
			return nil, false
		}
		ids = append(ids, choices[n-1].id)
	}
	return ids, len(ids) > 0
}

func allNumbers(parts []string) bool {
	for _, p := range parts {
		if _, ok := number(p); !ok {
			return false
		}
	}
	return true
}

// each resolves every piece, by number or by name.
func each(parts []string, choices []choice) ([]content.PartID, error) {
	if len(parts) == 0 {
		return nil, &Unread{Why: Empty}
	}
	var ids []content.PartID
	for _, p := range parts {
		if one, ok := numberedIDs([]string{p}, choices); ok {
			ids = append(ids, one...)
			continue
		}
		id, err := name(p, choices)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// name finds the only choice that has these words, or that begins with them. Signs such
// as those of numbers tell choices apart, and are not needed where they do not.
func name(typed string, choices []choice) (content.PartID, error) {
	same := func(s, fold string) bool { return s == fold }
	fold, bare := content.Fold(typed), content.FoldLetters(typed)
	fits := matching(choices, fold, choice.folded, same)
	if len(fits) == 0 {
		fits = matching(choices, bare, choice.lettered, same)
	}
	if len(fits) > 1 {
		if same := spelledAlike(fits, typed); len(same) == 1 {
			fits = same
		}
	}
	if len(fits) == 0 && longEnough(fold) {
		fits = matching(choices, fold, choice.folded, strings.HasPrefix)
	}
	if len(fits) == 0 && longEnough(bare) {
		fits = matching(choices, bare, choice.lettered, strings.HasPrefix)
	}
	switch len(fits) {
	case 0:
		return "", &Unread{Why: NoSuch, What: shown(typed), N: len(choices)}
	case 1:
		return fits[0].id, nil
	}
	u := &Unread{Why: Ambiguous, What: shown(typed)}
	for _, c := range fits {
		u.Fits = append(u.Fits, c.said)
	}
	return "", u
}

// isName reports whether a text names one choice by its words.
func isName(text string, choices []choice) bool {
	_, err := name(text, choices)
	return err == nil
}

func (c choice) folded() []string   { return c.folds }
func (c choice) lettered() []string { return c.bare }

// matching gives the choices of which one of the forms fits a text in that form.
func matching(choices []choice, text string, forms func(choice) []string, by func(s, text string) bool) []choice {
	if text == "" {
		return nil
	}
	var fits []choice
	for _, c := range choices {
		if slices.ContainsFunc(forms(c), func(f string) bool { return by(f, text) }) {
			fits = append(fits, c)
		}
	}
	return fits
}

// spelledAlike keeps the choices that are written exactly so: "a*" is not "a", although
// both fold to the same text.
func spelledAlike(choices []choice, typed string) []choice {
	var same []choice
	for _, c := range choices {
		for _, w := range c.words {
			if strings.EqualFold(w, strings.TrimSpace(typed)) {
				same = append(same, c)
				break
			}
		}
	}
	return same
}

// longEnough reports whether a folded text may stand for the choice that begins with
// it: more than one Latin letter, or one of another script.
func longEnough(fold string) bool {
	return len(fold) > 1 && (utf8.RuneCountInString(fold) > 1 || fold[0] >= utf8.RuneSelf)
}

// number reads "2", "2.", "(2)", "#2", "2번", "２" and "②".
func number(piece string) (n int, ok bool) {
	piece = strings.TrimSuffix(strings.Trim(piece, ".)(#:．）（＃"), "번")
	if r, size := utf8.DecodeRuneInString(piece); size == len(piece) && r >= '①' && r <= '⑳' {
		return int(r-'①') + 1, true
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, piece)
	if digits == "" || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}
