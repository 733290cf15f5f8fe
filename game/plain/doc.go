// Package plain plays the game line by line, for screen readers, pipes and
// terminals that cannot draw. It moves no cursor and uses no colour: what it says
// is text in lines, and what the player says is a line.
//
// It plays the very same session as the screens do. The same seed and the same
// answers give the same events, whichever front end asked.
package plain
