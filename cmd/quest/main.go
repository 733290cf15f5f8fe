// Command quest is a learning game for the terminal.
//
// It is the one place that knows arguments, the environment, the clock, randomness
// and exit codes; it joins the rules of play to a journal that keeps what was
// played and to a front end that shows it.
package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	growStack(len(os.Args))
	// Cobra greets a double click in Windows Explorer with a warning and leaves.
	// A game is to be started just so.
	cobra.MousetrapHelpText = ""
	m := NewMain()
	os.Exit(m.Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
}
