package main

import (
	"bufio"
	"fmt"
	"strings"

	"quest/game"
)

// asker asks the person at a terminal one line at a time. What it asks goes to stderr, so
// that results alone are on stdout.
type asker struct {
	c     *call
	lines *bufio.Scanner
}

// asker gives who asks for what the arguments leave open; nil where nobody can answer.
func (c *call) asker() *asker {
	if !isTerminal(c.in) || !isTerminal(c.err) {
		return nil
	}
	return &asker{c: c, lines: bufio.NewScanner(c.in)}
}

// line asks until the answer is good: bad says what is wrong with one, and is empty for a
// good one. An empty answer stands for the usual one, if there is any. It fails where
// the input ends.
func (a *asker) line(question game.Notice, usual string, bad func(string) game.Notice) (string, error) {
	for {
		prompt := a.c.text(question)
		if usual != "" {
			prompt += " [" + usual + "]"
		}
		_, _ = fmt.Fprintf(a.c.err, "%s: ", prompt) // an error of stderr cannot be told anywhere
		if !a.lines.Scan() {
			_, _ = fmt.Fprintln(a.c.err)
			return "", failed(game.Say("newpack.NoAnswer"), a.lines.Err())
		}
		answer := strings.TrimSpace(a.lines.Text())
		if answer == "" {
			answer = usual
		}
		wrong := game.Say("newpack.NotALine")
		if answer != "" {
			wrong = bad(answer)
		}
		if wrong.Empty() {
			return answer, nil
		}
		_, _ = fmt.Fprintln(a.c.err, "  "+a.c.text(wrong))
	}
}
