package content

// langRule is what a language asks of a line once every word of the line is known.
type langRule struct {
	// particles gives the line with every particle in the form that fits the word
	// before it. reads gives how a word is read aloud, or "" where its letters say it.
	particles func(s string, reads func(word string) string) string
	// plural names the form of a noun behind a number; nil for PluralOne behind 1 and
	// PluralOther behind any other.
	plural func(number string) string
	// endings may stand behind a word that somebody types as an answer, longest first.
	endings []string
}

// The plural forms that sentences may have. Every sentence with forms has PluralOther.
const (
	PluralOne   = "one"
	PluralOther = "other"
)

// ruled are the languages that have a rule.
func ruled() []Lang { return []Lang{Korean} }

// langRules gives the rule of a language; the zero rule for a language that has none.
func langRules(lang Lang) langRule {
	switch lang {
	case Korean:
		return langRule{
			particles: resolveJosa,
			plural:    func(string) string { return PluralOther },
			endings: []string{
				"입니다", "이에요", "예요", "이다", "으로", "에서",
				"은", "는", "이", "가", "을", "를", "과", "와", "로", "의", "에", "도",
			},
		}
	default:
		return langRule{}
	}
}

// ResolveParticles gives a line of a language with its particle markers replaced by
// the forms that fit the words before them (docs/pack-format.md 15). A line of a language
// without particles comes back as it is. reads gives how a word is read aloud, ""
// where its letters say it, and UnreadYet to keep the marker; it may be nil.
func ResolveParticles(lang Lang, s string, reads func(word string) string) string {
	if particles := langRules(lang).particles; particles != nil {
		return particles(s, reads)
	}
	return s
}

// Plural names the form that a language has for a number, written in digits.
func Plural(lang Lang, number string) string {
	if plural := langRules(lang).plural; plural != nil {
		return plural(number)
	}
	if number == "1" {
		return PluralOne
	}
	return PluralOther
}

// Endings gives what may stand behind a typed word in any language without changing
// which word it is, longest first for each.
func Endings() []string {
	var all []string
	for _, lang := range ruled() {
		all = append(all, langRules(lang).endings...)
	}
	return all
}
