package main

import "golang.org/x/sys/unix"

// dropInput drops what was typed and not read.
func dropInput(fd int) error { return unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIFLUSH) }
