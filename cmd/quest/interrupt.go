package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"
)

// untilInterrupted gives what is read from in, and its end at the first signal that asks the
// program to end, such as ctrl+c: line mode then leaves as at the end of its input, and keeps
// what is kept at leaving. A second signal ends the program at once, and so does one before
// listen is called: there is nothing to keep yet. stop gives the signals back.
func untilInterrupted(in io.Reader) (read io.Reader, listen, stop func()) {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		_ = w.CloseWithError(err) // it never fails; nil is the end of the input
	}()
	heard, over := make(chan os.Signal, 1), make(chan struct{})
	go func() {
		select {
		case <-heard:
			signal.Stop(heard)
			_ = w.Close() // as above
		case <-over:
		}
	}()
	listen = func() { signal.Notify(heard, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP) }
	return r, listen, func() {
		signal.Stop(heard)
		close(over)
		_ = r.Close() // as above
	}
}
