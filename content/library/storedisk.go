package library

import (
	"encoding/hex"
	"errors"
	"io"
	"os"
)

func (s *Store) hidden(prefix string) (string, error) {
	b := make([]byte, 8)
	if _, err := io.ReadFull(s.random, b); err != nil {
		return "", err
	}
	return prefix + hex.EncodeToString(b), nil
}

func (s *Store) write(name string, data []byte) error {
	return s.do("write", name, func(n string) error {
		f, err := s.root.OpenFile(n, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err == nil {
			err = s.do("sync", n, func(string) error { return f.Sync() })
		}
		return errors.Join(err, f.Close())
	})
}

// sync makes sure that the names in a folder are on the disk.
func (s *Store) sync(dir string) error {
	return s.do("sync", dir, func(n string) error {
		d, err := s.root.Open(n)
		if err != nil {
			return err
		}
		return syncFolder(d)
	})
}

func (s *Store) remove(name string) error { return s.do("remove", name, s.root.RemoveAll) }

// do does one step at a disk. Tests let it fail or end there.
func (s *Store) do(op, name string, how func(string) error) error {
	if err := s.step(op, name); err != nil {
		return err
	}
	return how(name)
}
