package grade

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/lazy"
)

// folded gives an answer in the form in which it is compared.
func folded(s string, code bool) string {
	if code {
		return codeText(s, "-")
	}
	return ungrouped(content.Fold(s))
}

// formsOf gives the forms under which a typed text is compared with folded answers: as it
// is, and without one ending if two characters remain. In code a full stop and enclosing
// backticks may also go, and a long dash may be two hyphens that an editor joined.
func formsOf(s string, code bool) []string {
	if !code {
		form := folded(s, false)
		return slices.Compact([]string{form, withoutEnding(form, 2)})
	}
	var forms []string
	for _, dash := range []string{"-", "--"} {
		form := codeText(s, dash)
		forms = append(forms, form)
		form = unticked(withoutStop(form))
		forms = append(forms, form, unticked(withoutEnding(form, 2)))
	}
	slices.Sort(forms[1:])
	return slices.Compact(forms)
}

// withoutEnding takes one ending off a text, if it has one and at least so many characters remain.
func withoutEnding(s string, least int) string {
	for _, ending := range content.Endings() {
		if rest, ok := strings.CutSuffix(s, ending); ok {
			if utf8.RuneCountInString(rest) >= least {
				return rest
			}
			return s
		}
	}
	return s
}

// ungrouped gives a folded text without the commas that part thousands: 10,000 is 10000,
// while 1,5 and 10,00 stay.
func ungrouped(s string) string {
	if !strings.Contains(s, ",") {
		return s
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return r != ',' && !isDigit(r) })
		if end < 0 {
			end = len(s)
		}
		run := s[:end]
		if end == 0 {
			_, end = utf8.DecodeRuneInString(s)
			run = s[:end]
		} else if !strings.HasSuffix(b.String(), ".") && isGrouped(run) {
			run = strings.ReplaceAll(run, ",", "")
		}
		b.WriteString(run)
		s = s[end:]
	}
	return b.String()
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isGrouped reports whether a run of digits and commas is a number in groups of three.
func isGrouped(run string) bool {
	groups := strings.Split(run, ",")
	if n := len(groups[0]); n == 0 || n > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// typographic gives the signs into which editors and input methods turn those of code,
// and what they were. Long dashes are not among them.
var typographic = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer {
	return strings.NewReplacer(
		"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`, "‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'",
		"‐", "-", "‑", "-", "‒", "-", "−", "-",
	)
}}

// codeText folds code: NFKC, spaces made one, typographic signs made plain, enclosing
// backticks gone. Case and all other signs stay. dash is what a long dash stands for.
func codeText(s, dash string) string {
	s = typographic.Get().Replace(s)
	s = strings.NewReplacer("–", dash, "—", dash, "―", dash).Replace(s)
	return unticked(strings.Join(strings.FieldsFunc(norm.NFKC.String(s), unicode.IsSpace), " "))
}

// unticked takes the backticks that enclose a text off it.
func unticked(s string) string {
	inner := strings.Trim(s, "`")
	if strings.HasPrefix(s, "`") && strings.HasSuffix(s, "`") && inner != "" {
		return strings.TrimSpace(inner)
	}
	return s
}

// withoutStop takes the full stop of a sentence off code. A dot that stands alone or
// behind another sign is a part of the code.
func withoutStop(s string) string {
	rest, ok := strings.CutSuffix(s, ".")
	if !ok {
		rest, ok = strings.CutSuffix(s, "。")
	}
	if last, _ := utf8.DecodeLastRuneInString(rest); ok && (unicode.IsLetter(last) || unicode.IsNumber(last) || strings.ContainsRune("`\"')]}", last)) {
		return rest
	}
	return s
}

// glossed parts a text of the form X(Y), the way in which a term is written with its name
// in another language; an ending may stand behind it. In code brackets are code, unless
// one half is in another script.
func glossed(typed string, code bool) (x, y string, ok bool) {
	text := strings.TrimSpace(norm.NFKC.String(typed))
	x, rest, open := strings.Cut(text, "(")
	end := strings.LastIndexByte(rest, ')')
	if !open || end < 0 {
		return "", "", false
	}
	y, tail := rest[:end], content.Fold(rest[end+1:])
	if content.Fold(x) == "" || content.Fold(y) == "" || tail != "" && !slices.Contains(content.Endings(), tail) {
		return "", "", false
	}
	foreign := func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }
	if code && strings.ContainsFunc(x, foreign) == strings.ContainsFunc(y, foreign) {
		return "", "", false
	}
	return strings.TrimSpace(x), strings.TrimSpace(y), true
}
