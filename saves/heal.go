package saves

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// backUpDamage copies each segment that holds unreadable records, before
// anything is written to the save. The name of a copy tells the damage, so that
// the same damage is copied once and not at every start. It gives the paths of
// all copies that belong to the damage, old and new.
func (f folder) backUpDamage(segments []segment, hurt []damage) ([]string, error) {
	names, err := f.List(f.dir)
	if err != nil {
		return nil, err
	}
	var copies []string
	for i, s := range segments {
		mark, damaged := markOf(s, i, hurt)
		if !damaged {
			continue
		}
		name := s.name + damagedInfix + mark
		if !slices.Contains(names, name) {
			if err := f.put(name, s.data); err != nil {
				return nil, fmt.Errorf("copy the damaged %s: %w", s.name, err)
			}
		}
		copies = append(copies, f.path(name))
	}
	return copies, nil
}

// markOf makes a mark of all damage in one segment: where it is and what is
// there.
func markOf(s segment, index int, hurt []damage) (string, bool) {
	var mark []byte
	damaged := false
	for _, d := range hurt {
		if d.segment != index {
			continue
		}
		damaged = true
		mark = fmt.Appendf(mark, "%d-%d:", d.start, d.end)
		mark = append(mark, s.data[d.start:d.end]...)
	}
	return string(appendSum(nil, checksum(mark))), damaged
}

// setAside copies a segment whose tail is torn to the next free name of the
// form journal-000001.jsonl.broken-1 and gives the path of the copy.
func (f folder) setAside(s segment) (string, error) {
	names, err := f.List(f.dir)
	if err != nil {
		return "", err
	}
	number := 1
	for _, name := range names {
		rest, ok := strings.CutPrefix(name, s.name+brokenInfix)
		if n, err := strconv.Atoi(rest); ok && err == nil && n >= number {
			number = n + 1
		}
	}
	name := s.name + brokenInfix + strconv.Itoa(number)
	if err := f.put(name, s.data); err != nil {
		return "", fmt.Errorf("set the torn end of %s aside: %w", s.name, err)
	}
	return f.path(name), nil
}

// open opens the newest segment for appending, cuts its torn end, which was
// copied before, and makes durable what is read from it: a line that was
// written and not synced before a crash must not be shown as saved.
func (f folder) open(s segment, e ending) (File, error) {
	file, err := f.Open(f.path(s.name))
	if err != nil {
		return nil, err
	}
	if err := settle(file, s, e); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := f.SyncDir(f.dir); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

func settle(file File, s segment, e ending) error {
	if e.keep < len(s.data) {
		if err := file.Truncate(int64(e.keep)); err != nil {
			return err
		}
	}
	if e.newline {
		if err := writeAll(file, []byte{'\n'}); err != nil {
			return err
		}
	}
	return file.Sync()
}
