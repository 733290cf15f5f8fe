package console

import (
	"fmt"
	"io"

	"quest/cmd/stores"
	"quest/game"
)

// Output is where results go. It keeps its first error, so that a result that could not
// be written is told even where whoever wrote it did not look.
type Output struct {
	To  io.Writer
	Err error // the first one
}

// Write hands the bytes on. Its error is an *OutputError.
func (o *Output) Write(p []byte) (int, error) {
	n, err := o.To.Write(p)
	if err != nil {
		err = &OutputError{err}
		if o.Err == nil {
			o.Err = err
		}
	}
	return n, err
}

// OutputError says that the output of the program does not take what is written, as when
// the disk of the file to which it was sent is full.
type OutputError struct{ cause error }

func (e *OutputError) Error() string { return fmt.Sprintf("write the result: %v", e.cause) }

func (e *OutputError) Unwrap() error { return e.cause }

// Said tells about the output alone: no save and no pack is to blame.
func (e *OutputError) Said() game.Notice {
	return game.Say("command.NotPrinted").Put("why", stores.Why(e.cause))
}
