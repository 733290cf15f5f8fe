package main

import (
	"fmt"
	"io"

	"quest/game"
)

// output is where results go. It keeps its first error, so that a result that could not
// be written is told even where whoever wrote it did not look.
type output struct {
	to  io.Writer
	err error
}

// Write hands the bytes on. Its error is an *outputError.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.to.Write(p)
	if err != nil {
		err = &outputError{err}
		if o.err == nil {
			o.err = err
		}
	}
	return n, err
}

// outputError says that the output of the program does not take what is written, as when
// the disk of the file to which it was sent is full.
type outputError struct{ cause error }

func (e *outputError) Error() string { return fmt.Sprintf("write the result: %v", e.cause) }

func (e *outputError) Unwrap() error { return e.cause }

// said tells about the output alone: no save and no pack is to blame.
func (e *outputError) said() game.Notice {
	return game.Say("command.NotPrinted").Put("why", why(e.cause))
}
