//go:build !linux

package main

// mountSmall mounts nothing.
func mountSmall(int) (dir string, room func(size int) error, err error) {
	return "", nil, errNoMount
}
