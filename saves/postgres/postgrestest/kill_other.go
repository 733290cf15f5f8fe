//go:build unix && !linux

package postgrestest

import "syscall"

// killTree kills the server; its children end by themselves when they notice.
func killTree(pid int) error { return syscall.Kill(pid, syscall.SIGKILL) }
