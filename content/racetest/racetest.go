// Package racetest keeps the race detector to tests that it can tell something about: under
// it a computation takes ten times as long, and one that runs on a single goroutine has no race.
package racetest

import "testing"

// OneGoroutine skips a test that works on one goroutine alone while the race detector looks
// on. The same test runs without the detector.
func OneGoroutine(t testing.TB) {
	t.Helper()
	Leave(t, "it works on one goroutine")
}

// Leave skips a test while the race detector looks on, for a reason: a cheaper test goes the
// same ways on as many goroutines. The same test runs without the detector.
func Leave(t testing.TB, why string) {
	t.Helper()
	if On {
		t.Skip("left out under the race detector: " + why)
	}
}
