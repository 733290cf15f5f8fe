package content

// langRule is what a language asks of a line once every word of the line is known.
type langRule struct {
	// particles gives the line with every particle in the form that fits the word
	// before it. reads gives how a word is read aloud, or "" where its letters say it.
	particles func(s string, reads func(word string) string) string
}

// langRules gives the rule of a language; the zero rule for a language that has none.
func langRules(lang Lang) langRule {
	switch lang {
	case Korean:
		return langRule{particles: resolveJosa}
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
