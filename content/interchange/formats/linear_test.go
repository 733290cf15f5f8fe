package formats_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"quest/content/interchange"
	"quest/content/interchange/formats"
	"quest/content/interchange/lecture"
)

// Long runs of what is no question take no more memory than their length: a reader that puts text
// together line by line would take its square.
func TestReadersTakeMemoryByTheLengthOfAFile(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, under which short tests run, has memory allocated of its own")
	}
	const size, most = 32 << 10, 50 << 20 // of a file, and what its reading may allocate
	for name, run := range map[string]string{
		"words": "the moon pulls ", "lines": "a,b\n", "tabs": "a\tb\n", "options": "A. x\n", "braces": "{", "open": "{\n\n", "titles": "::a\n", "stars": "* a\n",
		"fences": "```\n", "cells": "|a|b|\n", "cards": "Q: a\n", "gaps": "C: [a]\n", "quotes": "\"\n", "rulers": "---\n", "boxes": "- [x] a\n", "toml": "[[questions]]\n",
	} {
		f, err := interchange.NewFile("long", []byte(strings.Repeat(run, size/len(run))))
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range formats.All() {
			if format.Read == nil {
				continue
			}
			if used := usedBy(func() { _, _ = format.Read(f, interchange.ReadOptions{Lang: "en"}) }); used > most {
				t.Errorf("%s as %s: %d MiB", name, format.Name, used>>20)
			}
		}
		used := usedBy(func() {
			if _, err := lecture.Read(f.Raw, lecture.Options{Name: "long"}); err != nil && !errors.Is(err, lecture.ErrEmpty) {
				t.Errorf("%s: %v", name, err)
			}
		})
		if used > most {
			t.Errorf("%s as a lecture: %d MiB", name, used>>20)
		}
	}
}

// usedBy gives how many bytes are allocated while something runs.
func usedBy(run func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
