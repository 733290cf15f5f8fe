//go:build unix

package main

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// ctrl+c leaves with what is known: the findings so far, how many addresses were asked, and the
// exit code of an interrupted command.
func TestCtrlCLeavesAnOnlineCheckWithWhatIsKnown(t *testing.T) {
	s := seaServer(t)
	dir := packWithSources(t, "https://example.com/gone", "https://example.com/page", "https://slow.example.com/")
	var dials atomic.Int64
	first := make(chan struct{})
	got := online(t, s, func(ctx context.Context) error {
		if dials.Add(1) == 1 {
			close(first)
			return nil
		}
		<-first
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Error(err)
		}
		<-ctx.Done()
		return ctx.Err()
	}, "pack", "check", dir, "--online")
	if got.code != exitInterrupted || !strings.Contains(got.err, "of 3 addresses asked") {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
	if !strings.Contains(got.out, "0 errors") {
		t.Errorf("what is known is not told:\n%s", got.out)
	}
}

// A signal that comes while files are written is heard before the next file, and the failure says
// that nothing was written.
func TestASignalIsHeardBetweenFiles(t *testing.T) {
	err := interruptible(func(stopped func() error) error {
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Error(err)
		}
		for stopped() == nil {
			runtime.Gosched()
		}
		return errStopped
	})
	var f *failure
	if !errors.As(unwritten(err, "dir"), &f) || f.Code != exitInterrupted {
		t.Errorf("%v", err)
	}
}
