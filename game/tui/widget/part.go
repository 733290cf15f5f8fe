package widget

// Part gives the cells of a plain line from one on, as many as a width has. A wide
// character that only half belongs to them is blank.
func Part(line string, from, width int) string { return window(line, from, width) }
