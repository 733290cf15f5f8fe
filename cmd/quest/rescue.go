package main

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"quest/game"
)

// errNothing says that nothing has been played.
var errNothing = errors.New("nothing was played")

// rescue writes everything played, saved or not, to a new file beside the players'
// folders, or in the home folder where the save directory cannot be written.
func (c *call) rescue(k *keeper, saveDir string) (string, error) {
	var all bytes.Buffer
	n, err := k.save.Export(&all)
	if n == 0 {
		return "", unrescued(cmp.Or(err, errNothing))
	}
	name := "rescue-" + c.clock().moment().Wall.Format("2006-01-02-150405")
	home := cmp.Or(c.getenv("HOME"), c.getenv("USERPROFILE"))
	for _, dir := range []string{saveDir, home, os.TempDir()} {
		if dir == "" {
			continue
		}
		var path string
		if path, err = rescueInto(dir, name, all.Bytes()); err == nil {
			return path, nil
		}
	}
	return "", unrescued(err)
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
		err := writeNew(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fs.ErrExist
}

func unrescued(err error) error {
	if errors.Is(err, errNothing) {
		return &game.NotSavedError{Why: notice("There is nothing to export yet.", "아직 내보낼 것이 없습니다."), Err: err}
	}
	return &game.NotSavedError{Err: err, Why: notice(
		"Your answers could not be exported either: {why}. They stay in memory while quest is open.",
		"내보내기도 되지 않았습니다: {why}. quest가 열려 있는 동안은 메모리에 있습니다.", "why", cause(err))}
}
