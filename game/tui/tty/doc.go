// Package tty is the life of a terminal while the game is on it: which modes are
// switched on and off again, what is asked of it, and what the bytes that it sends mean.
// It touches no operating system: the command hands in raw mode, sizes and signals.
package tty
