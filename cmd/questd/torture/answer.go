package main

import (
	"regexp"
	"strings"
)

// The game in line mode says with every question how an answer looks, with an example that fits.
var (
	example = regexp.MustCompile(`such as ([^.;]+)[.;]`)
	asked   = regexp.MustCompile(`(?i)\bquestion \d+`)
)

// reply gives what a player types after what was heard since the last prompt: an answer to a
// question, whatever comes first to the hand, and nothing, which goes on, to anything else.
func reply(heard string) string {
	const word = "somewhere"
	switch {
	case strings.Contains(heard, "There is no answer"):
		return "1"
	case strings.Contains(heard, "\nBlank "), strings.Contains(heard, "Nothing was judged"):
		return word
	}
	questions := asked.FindAllStringIndex(heard, -1)
	if questions == nil {
		return ""
	}
	heard = heard[questions[len(questions)-1][0]:]
	if strings.Contains(heard, "Type the missing words.") {
		return word
	}
	if found := example.FindStringSubmatch(heard); found != nil {
		return found[1]
	}
	return "1"
}
