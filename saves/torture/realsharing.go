package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// realWays are what is done to the files of the real program.
var realWays = []struct {
	name string
	do   func(dir, journal string) error
}{
	{"replaced", func(_, journal string) error {
		data, err := os.ReadFile(journal)
		return errors.Join(err, exchange(journal, data))
	}},
	{"older copy", func(_, journal string) error {
		data, err := os.ReadFile(journal)
		return errors.Join(err, exchange(journal, data[:bytes.IndexByte(data, '\n')+1]))
	}},
	{"deleted", func(_, journal string) error { return os.Remove(journal) }},
	{"emptied", func(_, journal string) error { return os.Truncate(journal, 0) }},
	{"cut", func(_, journal string) error {
		info, err := os.Stat(journal)
		if err != nil {
			return err
		}
		return os.Truncate(journal, info.Size()/2)
	}},
	{"folder moved", func(dir, _ string) error { return os.Rename(dir, dir+"-moved") }},
	{"folder removed", func(dir, _ string) error { return os.RemoveAll(dir) }},
}

func exchange(path string, data []byte) error {
	return errors.Join(os.WriteFile(path+".sync", data, 0o600), os.Rename(path+".sync", path))
}

// realSharing does it to the real program in line mode, right after it has called an answer
// saved. What the whole screen does is played by the tests of cmd/quest.
func realSharing(t *trial) {
	if runtime.GOOS == "windows" {
		t.skip("open files cannot be moved there")
		return
	}
	p, err := t.real()
	if err != nil {
		t.broken("%v", err)
		return
	}
	games, saved, before := t.form.of(1, 3, 100), 0, t.wrong()
	for w, way := range realWays {
		for n := range games {
			player := &player{p, filepath.Join(p.top, "shared"), fmt.Sprintf("w%d-%d", w, n), t.seed + uint64(n)}
			got, err := player.shared(way.do, n)
			if err != nil {
				t.broken("the real program, %s, game %d: %v", way.name, n, err)
			}
			saved += got
		}
	}
	t.do("and %d whole games of the real program in line mode, %d ways, right after an answer was called saved", games*len(realWays), len(realWays))
	t.figure("%s answers of the real program were called saved: %d games with one that a later start does not find", thousands(saved), t.wrong()-before)
}

// shared plays a whole game and changes the files once, after so many answers. It gives how
// many answers were called saved.
func (p *player) shared(change func(dir, journal string) error, after int) (int, error) {
	s, err := p.begin(false)
	if err != nil {
		return 0, err
	}
	var changing error
	left := after
	s.at = func(m moment) {
		if m != wasSaved {
			return
		}
		if left--; left == -1 {
			dir := filepath.Join(p.saveDir, "players", p.name)
			changing = change(dir, filepath.Join(dir, "journal-000001.jsonl"))
		}
	}
	_, err = s.play()
	if err = errors.Join(err, changing); err != nil {
		return s.saved, fmt.Errorf("%w: %s", err, s.tail())
	}
	got, _, err := p.stats()
	if err == nil && got.Answers < s.saved {
		err = fmt.Errorf("%d answers were called saved, %d are there", s.saved, got.Answers)
	}
	return s.saved, err
}
