package paint

// shift moves the lines of a band of the terminal instead of sending them again.
type shift struct {
	top, bottom int // the band, from its first line to the one behind its last
	up          int // by how many lines it moves up, below 0 for down
}

const (
	// shiftFrom is how many bytes a frame must take before a shift is looked for: a key
	// that moves a mark takes less, and no list moves with it.
	shiftFrom = 400
	// shiftLines is how many lines must have moved the same way.
	shiftLines = 3
)

// shiftsOf gives the shifts that are worth trying between two frames of one size: of the
// lines that moved as they are, and of all neighbouring lines that changed, of which a mark
// or a bar at the side may have changed besides. There are none if fewer than shiftLines
// moved.
func shiftsOf(old, next Frame) []shift {
	moved := shiftOf(old, next)
	if moved.up == 0 {
		return nil
	}
	wide := moved
	for wide.top > 0 && old.line(wide.top-1) != next.line(wide.top-1) {
		wide.top--
	}
	for wide.bottom < next.Height && old.line(wide.bottom) != next.line(wide.bottom) {
		wide.bottom++
	}
	if wide == moved {
		return []shift{moved}
	}
	return []shift{moved, wide}
}

// shiftOf finds the distance by which most of the lines that changed moved, and the band
// from the first of them to the last.
func shiftOf(old, next Frame) shift {
	from := map[string]int{}
	for y := range old.Height {
		if line := old.line(y); line != "" && line != next.line(y) {
			from[line] = y
		}
	}
	moved := map[int]shift{}
	count := map[int]int{}
	best := 0
	for y := range next.Height {
		was, ok := from[next.line(y)]
		if !ok || was == y {
			continue
		}
		up := was - y
		band, seen := moved[up]
		if !seen {
			band = shift{top: min(y, was), up: up}
		}
		band.bottom = max(y, was) + 1
		moved[up] = band
		if count[up]++; count[up] > count[best] || count[up] == count[best] && abs(up) < abs(best) {
			best = up
		}
	}
	if count[best] < shiftLines {
		return shift{}
	}
	return moved[best]
}

func abs(n int) int { return max(n, -n) }

// from gives which line of the terminal stands at y after the shift; -1 for an empty one.
func (s shift) from(y int) int {
	if s.up == 0 || y < s.top || y >= s.bottom {
		return y
	}
	if was := y + s.up; was >= s.top && was < s.bottom {
		return was
	}
	return -1
}

// shift moves a band: lines are taken out at one of its ends and empty ones put in at the
// other, so that what stands below it is back in its place. No margins are set that would
// stay if the program ended here.
func (p *pen) shift(s shift) {
	p.look("") // lines are emptied in the background that is in force
	out, in, n := s.top, s.bottom-s.up, s.up
	if s.up < 0 {
		out, in, n = s.bottom+s.up, s.top, -s.up
	}
	p.move(0, out)
	p.csi(n, 0, 'M')
	p.move(0, in)
	p.csi(n, 0, 'L')
}
