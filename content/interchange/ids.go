package interchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quest/content"
)

// idLength is how long an ID may be that is made of a name or a text.
const idLength = 40

// slug gives words in the form of an ID, with accents taken off, cut between words. It is
// empty where more than half of the letters are of another script: what is left of
// "S3 버킷의 이름" would say nothing.
func slug(s string, most int) string {
	ascii, other := 0, 0
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			ascii++
			b.WriteRune(unicode.ToLower(r))
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.M, r) || r == '\'' || r == '’':
		default:
			if unicode.IsLetter(r) {
				other++
			}
			b.WriteByte('-')
		}
	}
	if other > ascii {
		return ""
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	out := ""
	for _, w := range words {
		next := w
		if out != "" {
			next = out + "-" + w
		}
		if len(next) > most {
			if out == "" {
				out = next[:most]
			}
			break
		}
		out = next
	}
	return out
}

// madeID makes the ID of a question without one: of its name, of the first six words that
// it asks, or of the hash of its text.
func madeID(q *Question) string {
	for _, name := range []string{q.Name, q.Origin} {
		if id := slug(name, idLength); content.Identifier(id) { // no number of a row: another file has it, too
			return id
		}
	}
	text := asked(q)
	words := strings.FieldsFunc(slug(text, 400), func(r rune) bool { return r == '-' })
	id := slug(strings.Join(words[:min(len(words), 6)], " "), idLength)
	if content.Identifier(id) && strings.Contains(id, "-") {
		return id
	}
	sum := sha256.Sum256([]byte(text))
	return "item-" + hex.EncodeToString(sum[:4])
}

// asked gives what a question asks, in the first of its languages by code.
func asked(q *Question) string {
	for _, t := range []Text{q.Stem, q.Text, q.Scenario} {
		for _, lang := range sortedLangs(t) {
			if s := strings.Join(strings.Fields(Unmarked(t[lang])), " "); s != "" {
				return s
			}
		}
	}
	return ""
}

// free gives an ID that is not taken, by adding -2, -3 and so on, and takes it.
func free(id string, taken map[string]bool) string {
	out := id
	for n := 2; taken[out]; n++ {
		end := "-" + itoa(n)
		out = strings.TrimRight(id[:min(len(id), 48-len(end))], "-") + end
	}
	taken[out] = true
	return out
}

// sameQuestion gives what two questions have in common that ask the same, whatever the
// order of their parts.
func sameQuestion(q *Question) string {
	var parts []string
	eachText(q, func(t *Text, prose bool) {
		if !prose {
			parts = append(parts, t.joined())
		}
	})
	for _, o := range q.Options {
		if o.Correct {
			parts = append(parts, "right "+o.Text.joined())
		}
	}
	for _, p := range q.Pairs {
		parts = append(parts, "pair "+p.Left.joined()+" -> "+p.Right.joined())
	}
	for _, c := range q.Cards {
		parts = append(parts, "card "+c.Text.joined()+" in "+c.Bin)
	}
	slices.Sort(parts)
	for _, s := range q.Steps {
		parts = append(parts, "step "+s.Text.joined())
	}
	for _, g := range q.Gaps {
		if parts = append(parts, "gap"); g.Number != nil {
			parts = append(parts, g.Number.Value)
		}
		for _, lang := range sortedLangs(g.Accept) {
			parts = append(parts, g.Accept[lang]...)
		}
	}
	for i := range q.Questions {
		parts = append(parts, sameQuestion(&q.Questions[i]))
	}
	if q.Code != nil {
		parts = append(parts, q.Code.Text)
	}
	if q.Type == content.TrueFalse && q.Answer {
		parts = append(parts, "true")
	}
	head := []string{string(q.Type), q.Stem.joined(), q.Text.joined(), q.Scenario.joined()}
	return strings.Join(append(head, parts...), "\x00")
}

// joined gives all languages of a text with single spaces.
func (t Text) joined() string {
	if len(t) == 1 {
		for _, s := range t {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	var all []string
	for _, lang := range sortedLangs(t) {
		all = append(all, strings.Join(strings.Fields(t[lang]), " "))
	}
	return strings.Join(all, "\x01")
}
