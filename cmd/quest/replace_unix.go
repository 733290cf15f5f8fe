//go:build unix

package main

import (
	"os"

	"golang.org/x/sys/unix"

	"quest/game"
)

// replaces reports whether a program can begin in the place of this one.
const replaces = true

// replace begins this program anew with other arguments, in the same process: nothing of the
// old one is left, no lock and nobody who reads from the terminal. It returns only if that
// cannot be.
func replace(args, env []string) error {
	program, err := os.Executable()
	if err == nil {
		err = unix.Exec(program, append([]string{os.Args[0]}, args...), env)
	}
	return failed(game.Say("settings.CannotSwitch").Put("why", why(err)), err)
}
