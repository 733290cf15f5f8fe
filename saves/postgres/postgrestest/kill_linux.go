package postgrestest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// killTree kills a process and its children, which have groups of their own, and returns
// when they are gone.
func killTree(pid int) error {
	// A server that is stopped starts nothing in place of what dies.
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		return gone(err)
	}
	all := append(childrenOf(pid), pid)
	var errs []error
	for _, p := range all {
		errs = append(errs, gone(syscall.Kill(p, syscall.SIGKILL)))
	}
	for _, p := range all {
		for alive(p) { //nolint:revive // a killed process is gone in no time
		}
	}
	return errors.Join(errs...)
}

func gone(err error) error {
	if errors.Is(err, syscall.ESRCH) {
		return nil
	}
	return err
}

// stat reads state and parent of a process.
func stat(pid int) (state byte, parent int) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0
	}
	rest := text[bytes.LastIndexByte(text, ')')+1:] // a name may hold anything
	if _, err := fmt.Sscanf(string(rest), " %c %d", &state, &parent); err != nil {
		return 0, 0
	}
	return state, parent
}

func alive(pid int) bool {
	state, _ := stat(pid)
	return state != 0 && state != 'Z' && state != 'X'
}

func childrenOf(pid int) []int {
	names, _ := filepath.Glob("/proc/[0-9]*") // the pattern is a good one
	var children []int
	for _, name := range names {
		n, err := strconv.Atoi(filepath.Base(name))
		if err != nil {
			continue
		}
		if _, parent := stat(n); parent == pid {
			children = append(children, n)
		}
	}
	return children
}
