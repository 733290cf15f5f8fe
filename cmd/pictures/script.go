package main

import (
	"errors"
	"fmt"
	"strings"
)

// step is a line of a script: a verb with words behind it.
//
//	fresh                     the saves so far are left behind
//	history -reviews 600 ...  a save with so many answers is written: the flags are those of largesave
//	start 100x30 dark FLAG... plays quest in a terminal of that size and theme
//	until TEXT                waits until TEXT is on the screen
//	key enter down x          presses keys, one after the other
//	type TEXT                 types it
//	shot NAME                 writes NAME.png
//	record NAME               begins NAME.gif
//	hold 1500                 shows the screen for so many milliseconds in the recording, or waits
//	cut                       ends the recording and writes it
//	stop                      ends the game
type step struct {
	line  int // in the script, from 1
	verb  string
	words []string
	text  string // the words as they stand
}

// least is how many words stand behind each verb at least.
var least = map[string]int{
	"fresh": 0, "history": 1, "start": 2, "until": 1, "key": 1, "type": 1, "shot": 1, "record": 1, "hold": 1, "cut": 0, "stop": 0,
}

var errScript = errors.New("this is no step")

// readScript reads a script. Empty lines and those that begin with # are left out.
func readScript(text string) ([]step, error) {
	var steps []step
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		s := step{line: i + 1, verb: verb, words: strings.Fields(rest), text: strings.TrimSpace(rest)}
		if n, known := least[verb]; !known || len(s.words) < n {
			return nil, fmt.Errorf("line %d: %w: %s", s.line, errScript, line)
		}
		steps = append(steps, s)
	}
	return steps, nil
}
