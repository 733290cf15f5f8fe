//go:build race

package racetest

// On says whether the race detector looks on.
const On = true
