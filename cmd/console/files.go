package console

import (
	"errors"
	"io"
	"os"

	"quest/content"
	"quest/game"
)

// FileName is a flag that takes the name of a file.
type FileName string

// Set takes the name.
func (f *FileName) Set(s string) error { *f = FileName(s); return nil }

// String gives the name.
func (f *FileName) String() string { return string(*f) }

// Type is what help calls the value.
func (f *FileName) Type() string { return "FILE" }

// WriteNew writes a file that its owner alone can read. One that is there already is left as it is, and so is none if
// writing fails.
func WriteNew(file string, write func(io.Writer) error) error {
	const ownerOnly = 0o600
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, ownerOnly)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

// WriteResult writes a result into a new file. It fails with a Failure; why has words for the reason.
func WriteResult(file string, result []byte, why func(error) game.Notice) error {
	err := WriteNew(file, func(w io.Writer) error {
		_, err := w.Write(result)
		return err
	})
	switch {
	case errors.Is(err, os.ErrExist):
		return Failed(game.Say("save.FileThere").With("file", content.OneLine(file)), err)
	case err != nil:
		return Failed(game.Say("save.FileUnwritable").With("file", content.OneLine(file)).Put("why", why(err)), err)
	}
	return nil
}
