package school

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// signs is a folder in which every process of a machine has a file with those who are connected
// to it. The time of the file says that the process lives.
type signs struct {
	dir  string
	name string // of the file of this process
	now  func() time.Time
	said bool // the file is there
}

// forgotten is after what time the file of a process that was killed is removed.
const forgotten = time.Minute

// say writes who is connected here, and nothing where nobody ever was.
func (s *signs) say(players []string) error {
	if len(players) == 0 && !s.said {
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	file := filepath.Join(s.dir, s.name)
	if err := os.WriteFile(file+".tmp", []byte(strings.Join(players, "\n")), 0o600); err != nil {
		return err
	}
	now := s.now()
	err := os.Chtimes(file+".tmp", now, now)
	if err == nil {
		err = os.Rename(file+".tmp", file)
	}
	s.said = s.said || err == nil
	return err
}

// hear gives those who are connected to the other processes.
func (s *signs) hear() (players []string, err error) {
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || e.Name() == s.name || !info.Mode().IsRegular() {
			continue // it is gone, ours, or none of ours
		}
		switch age := s.now().Sub(info.ModTime()); {
		case age > forgotten:
			_ = os.Remove(filepath.Join(s.dir, e.Name()))
		case age <= away && strings.HasSuffix(e.Name(), signSuffix):
			text, err := os.ReadFile(filepath.Join(s.dir, e.Name()))
			if err == nil && len(text) > 0 {
				players = append(players, strings.Split(string(text), "\n")...)
			}
		}
	}
	return players, nil
}

// fall removes the file of this process.
func (s *signs) fall() {
	if s.said {
		_ = os.Remove(filepath.Join(s.dir, s.name))
		_ = os.Remove(s.dir) // if nobody else is there
	}
}

const signSuffix = ".here"

func newSigns(dir, id string, now func() time.Time) *signs {
	return &signs{dir: dir + "-here", name: fmt.Sprint(os.Getpid(), "-", id, signSuffix), now: now}
}
