// Package racetest keeps the race detector to tests that it can tell something about: under
// it a computation takes ten times as long, and one that runs on a single goroutine has no race.
package racetest

import "testing"

// OneGoroutine skips a test that works on one goroutine alone while the race detector looks
// on. The same test runs without the detector.
func OneGoroutine(t testing.TB) {
	t.Helper()
	if On {
		t.Skip("works on one goroutine: there is nothing here for the race detector")
	}
}
