package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"quest/cmd/console"
	"quest/cmd/stores"
)

// rescue writes a file of everything that was played beside the players' folders, or
// in the home folder where the save directory cannot be written.
func (c *call) rescue(data []byte, saveDir string) (string, error) {
	name := "rescue-" + c.clock().moment().Wall.Format("2006-01-02-150405")
	err := error(fs.ErrNotExist)
	for _, dir := range []string{saveDir, c.home(), os.TempDir()} {
		if dir == "" {
			continue
		}
		var path string
		if path, err = rescueInto(dir, name, data); err == nil {
			return path, nil
		}
	}
	return "", stores.Classified(err)
}

// rescueInto writes a file of a name that is free.
func rescueInto(dir, name string, data []byte) (string, error) {
	const tries = 100
	for n := range tries {
		file := name
		if n > 0 {
			file += "-" + strconv.Itoa(n+1)
		}
		path := filepath.Join(dir, file+".jsonl")
		err := console.WriteNew(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fs.ErrExist
}
