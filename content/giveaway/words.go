package giveaway

import (
	"strings"

	"quest/content"
)

// words is what rules know of one language.
type words struct {
	absolutes  []string // that wrong options like to use
	qualifiers []string // that right options like to use
	small      []string // that say nothing of what a text is about
	only       string   // the end of a word that says "only"
	notOnly    []string // ends of words that have it and say something else
	starts     bool     // words of two signs or more may go on, with particles
	inside     bool     // words run into each other, so that they are looked for in the text
	plural     bool     // an s at the end of a word is none of its own
	particles  []string // that are taken off the end of words, the longest first
}

// wordsOf gives what is known of a language, of an unknown one nothing.
func wordsOf(lang content.Lang) *words {
	base, _, _ := strings.Cut(string(lang), "-")
	switch base {
	case string(content.English):
		return &words{
			plural:     true,
			absolutes:  []string{"always", "never", "only", "all", "any", "every", "none"},
			qualifiers: []string{"may", "might", "can", "could", "usually", "often", "sometimes", "some", "most", "about", "if", "when", "unless", "until", "except", "while"},
			small: []string{
				"a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "into", "as", "is", "are", "be", "it", "its", "that", "this",
				"these", "which", "what", "who", "how", "so", "not", "no", "has", "have", "had", "was", "were", "will", "do", "does", "each", "one", "two",
			},
		}
	case string(content.Korean):
		return &words{
			absolutes:  []string{"항상", "언제나", "절대", "결코", "반드시", "오직", "유일", "모든", "모두", "전부", "전혀", "아무"},
			qualifiers: []string{"보통", "대개", "대체로", "일부", "때로", "경우", "때", "동안", "약", "수"},
			only:       "만", notOnly: []string{"지만", "미만", "불만", "다만"},
			starts: true,
			particles: []string{
				"에서의", "에서는", "으로의", "으로는", "에서", "으로", "에게", "까지", "부터", "마다", "처럼", "보다", "에는", "에도", "이나", "하고",
				"을", "를", "은", "는", "이", "가", "의", "에", "로", "와", "과", "도", "만", "나",
			},
		}
	case "ja":
		return &words{absolutes: []string{"常に", "必ず", "絶対", "決して", "すべて", "全て", "だけ", "のみ", "一切"}, inside: true}
	}
	return &words{}
}
