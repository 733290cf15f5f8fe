package main

import (
	"io"
	"strings"
	"testing"
	"time"
)

func TestWhatWouldNotEndIsRefused(t *testing.T) {
	for _, arguments := range []string{"-players 100000", "-players 0", "-players x", "-sessions 1", "-time 100h", "-time 1ms", "more"} {
		if got := load(strings.Fields(arguments), io.Discard, io.Discard); got != exitUsage {
			t.Errorf("%s: %d", arguments, got)
		}
	}
}

func TestSharesOfTimes(t *testing.T) {
	all := times{4, 2, 3, 1}
	for share, want := range map[float64]time.Duration{0: 1, 0.5: 3, 0.99: 4, 1: 4} {
		if got := all.at(share); got != want {
			t.Errorf("%v of all: %d, not %d", share, got, want)
		}
	}
	if got := times(nil).at(0.5); got != 0 {
		t.Errorf("of nothing: %d", got)
	}
}
