//go:build unix

package source

import "syscall"

// atOnce is the flag with which opening a pipe or a device does not wait for anything.
const atOnce = syscall.O_NONBLOCK
