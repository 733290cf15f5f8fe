// Command questd is the class server: one game for every visitor who comes over SSH, the
// players' journals in a folder or in a database, and the commands of whoever runs it.
package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	cobra.MousetrapHelpText = "" // as quest, it may be started by a double click
	os.Exit(NewMain().Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
}
