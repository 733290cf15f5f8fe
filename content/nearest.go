package content

// maxWord is how many bytes a word may have to be compared: IDs and names of files
// are shorter.
const maxWord = 64

// Nearest returns the known word that a mistyped one most likely means, or nothing
// if none is near: at most two letters may differ, and fewer in short words.
func Nearest(word string, known []string) string {
	if len(word) > maxWord {
		return ""
	}
	letters := []rune(word)
	best, least := "", 3
	if len(letters) <= 3 {
		least = 2
	}
	var rows distances
	var other []rune
	for _, k := range known {
		if len(k) > maxWord {
			continue
		}
		other = other[:0]
		for _, r := range k {
			other = append(other, r)
		}
		if d := rows.below(letters, other, least); d < least {
			best, least = k, d
		}
	}
	return best
}

// Distance counts the letters to insert, delete, replace or swap with a neighbour to get
// from one text to the other (optimal string alignment). Its time grows with the product
// of the lengths: callers bound what was typed.
func Distance(a, b []rune) int {
	var rows distances
	return rows.below(a, b, len(a)+len(b)+1)
}

// Within reports whether the Distance of two texts is at most so many. Its time grows
// with the length of the texts and with that number.
func Within(a, b []rune, most int) bool {
	var rows distances
	return rows.below(a, b, most+1) <= most
}

// distances are the last three rows of the table in which a distance is counted.
type distances struct{ before, last, row []int }

// below gives the distance of two texts if that is less than most, else most or more.
// It fills in only what may be less: a band along the diagonal of the table, as wide
// as most.
func (d *distances) below(a, b []rune, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	n := len(b) + 1
	if cap(d.row) < n {
		d.before, d.last, d.row = make([]int, n), make([]int, n), make([]int, n)
	}
	d.before, d.last, d.row = d.before[:n], d.last[:n], d.row[:n]
	for j := range d.last {
		d.last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		d.row[from-1] = most
		if from == 1 {
			d.row[0] = i
		}
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d.row[j] = min(d.last[j]+1, d.row[j-1]+1, d.last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d.row[j] = min(d.row[j], d.before[j-2]+1)
			}
		}
		if to < len(b) {
			d.row[to+1] = most // what the next row asks for is not less
		}
		d.before, d.last, d.row = d.last, d.row, d.before
	}
	return d.last[len(b)]
}
