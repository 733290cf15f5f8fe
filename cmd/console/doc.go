// Package console is how both commands speak with the person at the terminal: their languages
// and time zone, help, mistakes in what was typed, failures with their exit codes, and what a
// program was built from.
package console
