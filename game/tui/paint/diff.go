package paint

// closeRuns is how many cells that stay as they are may stand between two that change
// before moving the cursor is shorter than writing them again.
const closeRuns = 4

// clearFrom is how many blanks at the end of a line are worth clearing in one go.
const clearFrom = 4

// line writes what turns one line of the terminal into another.
func (p *pen) line(y int, old, next row) {
	if old.doubtful || next.doubtful {
		if !sameCells(old.cells, next.cells) {
			p.wholeLine(y, next)
		}
		return
	}
	end := contentEnd(next.cells)
	for x := 0; x < len(next.cells); {
		from, to := nextRun(old.cells, next.cells, x)
		if from < 0 {
			return
		}
		p.move(from, y)
		if text := max(from, end); to > end && len(next.cells)-text >= clearFrom {
			p.cells(next.cells[from:text], len(next.cells))
			p.clearRight()
			return
		}
		p.cells(next.cells[from:to], len(next.cells))
		x = to
	}
}

func (p *pen) cells(cells []cell, width int) {
	for _, c := range cells {
		if c.cols > 0 {
			p.put(c, width)
		}
	}
}

// wholeLine writes a line anew. Behind everything whose width is doubtful the cursor is
// brought to the column where it should be, so that the rest of the line stands right
// whatever the terminal thinks.
func (p *pen) wholeLine(y int, next row) {
	p.known = false
	p.move(0, y)
	p.clearRight()
	end := contentEnd(next.cells)
	for x := 0; x < end; x++ {
		c := next.cells[x]
		if c.cols == 0 {
			continue
		}
		p.move(x, y)
		p.put(c, len(next.cells))
		if doubtful(c.text) {
			p.known = false
		}
	}
}

// nextRun finds the next cells from x on that are to be written: whole clusters in both
// lines, and runs that stand close together as one. from is -1 if nothing differs.
func nextRun(old, next []cell, x int) (from, to int) {
	from = -1
	for ; x < len(next); x++ {
		if x < len(old) && old[x] == next[x] {
			continue
		}
		if from >= 0 && x-to >= closeRuns {
			break
		}
		start := x
		for start > 0 && (next[start].cols == 0 || start < len(old) && old[start].cols == 0) {
			start--
		}
		if from < 0 {
			from = start
		}
		to = x + 1
		for to < len(next) && (next[to].cols == 0 || to < len(old) && old[to].cols == 0) {
			to++
		}
	}
	return from, to
}

// contentEnd is the column behind the last cell that is not blank.
func contentEnd(cells []cell) int {
	n := len(cells)
	for n > 0 && cells[n-1] == blank {
		n--
	}
	return n
}

func sameCells(a, b []cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
