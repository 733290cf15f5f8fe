//go:build unix && !linux && !solaris && !aix

package main

import "golang.org/x/sys/unix"

// readQueue names what was received in TIOCFLUSH (FREAD of sys/fcntl.h).
const readQueue = 1

// dropInput drops what was typed and not read.
func dropInput(fd int) error { return unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, readQueue) }
