package source

import "unicode"

// english is what the rules know of English.
var english = language{
	scripts: []*unicode.RangeTable{unicode.Latin},
	count:   countWords, perMinute: 130, sentence: 25, examSentence: 40,
	takeaways: []string{"keytakeaways", "takeaways"},
	absolutes: []string{"always", "never", "only"},
	catchAll:  []string{"all of the above", "none of the above", "all of these", "none of these", "both of the above"},
	counts:    [4][]string{{"TWO"}, {"THREE"}, {"FOUR"}, {"FIVE"}},
	verdicts:  []string{"Right", "Wrong", "Yes", "No", "Correct", "Incorrect"},
	unwritten: []string{"todo", "tbd", "tba", "tbc", "fixme", "xxx", "???", "...", "…", "lorem ipsum", "to be written", "to do"},
	negatives: negatives{words: []string{"not", "except"}, ends: []string{"n't", "n’t"}},
	options: optionNames{
		lettered: []string{"option", "options", "choice", "choices", "answer", "answers"},
		nouns:    []string{"option", "choice", "answer"},
		ordinals: []string{"first", "second", "third", "fourth", "fifth", "last"},
		pointers: []string{"above", "below"},
	},
}
