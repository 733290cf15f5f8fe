//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"quest/cmd/console"
	"quest/game"
)

// forWaiting is a call whose stderr is errs.
func forWaiting(errs io.Writer) *call {
	return &call{Main: NewMain(), env: []string{"LANG=C"}, print: &console.Output{To: io.Discard}, err: errs}
}

func TestCtrlCEndsAWaitAndShowsNoResult(t *testing.T) {
	never := make(chan struct{})
	defer close(never)
	var errs bytes.Buffer
	got, err := waitFor(forWaiting(&errs), game.Say("check.Checking"), func(func(done, of int)) (int, error) {
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Error(err)
		}
		<-never
		return 7, nil
	})
	var f *failure
	if got != 0 || !errors.As(err, &f) || f.Code != exitInterrupted {
		t.Errorf("got %d, %v", got, err)
	}
	if errs.Len() > 0 {
		t.Errorf("%q was drawn though stderr is no terminal", errs.String())
	}
}

func TestALongWaitShowsHowFarItIs(t *testing.T) {
	master, tty, err := pty.Open()
	if err != nil {
		t.Skip("no terminal can be opened here:", err)
	}
	defer master.Close() //nolint:errcheck // the test is over
	drawn := make(chan string)
	go func() {
		var seen strings.Builder
		b := make([]byte, 256)
		for {
			n, err := master.Read(b)
			seen.Write(b[:n])
			if strings.Contains(seen.String(), "%") || err != nil {
				drawn <- seen.String()
				return
			}
		}
	}()
	got, err := waitFor(forWaiting(tty), game.Say("check.Checking"), func(step func(done, of int)) (string, error) {
		step(3, 4)
		return <-drawn, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Checking the pack [##################------]  75 %"; !strings.Contains(got, want) {
		t.Errorf("drawn %q, want %q", got, want)
	}
	// The line is gone before anything else is printed.
	rest := make([]byte, 256)
	n, err := master.Read(rest)
	if left := strings.TrimSuffix(string(rest[:n]), "\r"); err != nil || strings.Trim(left[strings.LastIndex(left, "\r")+1:], " ") != "" {
		t.Errorf("%q is left (%v)", rest[:n], err)
	}
	if err := tty.Close(); err != nil {
		t.Fatal(err)
	}
}
