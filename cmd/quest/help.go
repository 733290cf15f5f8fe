package main

import "quest/cmd/console"

// printHelp prints the help of the command that was asked for, in the first language of
// the command. It asks the terminal nothing: help must appear at once, on every terminal.
func (c *call) printHelp() error {
	help, err := console.Help(c.root(), c.help, c.book(), isTerminal(c.out) && c.getenv("TERM") != "dumb")
	if err != nil {
		return err
	}
	return c.say("%s", help)
}
