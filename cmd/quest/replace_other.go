//go:build !unix

package main

// replaces reports whether a program can begin in the place of this one.
const replaces = false

// replace is never called here.
func replace([]string, []string) error { return nil }
