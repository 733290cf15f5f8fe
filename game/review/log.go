package review

// Log is the reviews of one item, packed in a string of ASCII letters, digits, '-', '_'
// and '~' that needs no escapes in JSON; one to two bytes for most reviews. The zero
// value has no reviews. A save holds one for every item, so it is decoded only where
// somebody looks.
//
// Each review is the difference of its study day to that of the review before, 0 for the
// first, and its grade. '~' stands before a difference below 0, which a clock that was
// set right leaves. A digit holds 6 bits: in the first one of a review the grade less 1
// (2 bits), the lowest 3 bits of the difference, and whether digits follow (1 bit); in
// each that follows 5 further bits, and whether digits follow.
type Log string

const (
	logDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	logMinus  = '~'
	logMore   = 1 << 5 // digits of this review follow
	noDigit   = 1 << 6
)

// logValues gives the value of a digit, noDigit for a byte that is none.
var logValues = func() (values [256]byte) {
	for i := range values {
		values[i] = noDigit
	}
	for i, c := range []byte(logDigits) {
		values[c] = byte(i)
	}
	return values
}()

// Add gives the log with one more review at its end. A grade that does not exist adds
// nothing. What cannot be read of a damaged log gives way to the review.
func (l Log) Add(day int, g Grade) Log {
	if !g.Valid() {
		return l
	}
	last, read := 0, 0
	for read < len(l) {
		d, _, size := l.decode(read)
		if size == 0 {
			break
		}
		last, read = last+d, read+size
	}
	var entry [16]byte
	return l[:read] + Log(appendReview(entry[:0], last, day, g))
}

// AddAfter gives the log with one more review at its end, without reading the log: last is
// the study day of the review before, which is not looked at in an empty log.
func (l Log) AddAfter(last, day int, g Grade) Log {
	if !g.Valid() {
		return l
	}
	if l == "" {
		last = 0
	}
	var entry [16]byte
	return l + Log(appendReview(entry[:0], last, day, g))
}

func appendReview(to []byte, last, day int, g Grade) []byte {
	difference := uint64(day) - uint64(last)
	if day < last {
		to = append(to, logMinus)
		difference = -difference
	}
	digit := byte(g-1) | byte(difference&7)<<2
	for difference >>= 3; difference > 0; difference >>= 5 {
		to = append(to, logDigits[digit|logMore])
		digit = byte(difference & 31)
	}
	return append(to, logDigits[digit])
}

// decode reads the review that begins at a byte: its difference in days, its grade and
// its size in bytes, 0 if there is none that can be read.
func (l Log) decode(at int) (days int, g Grade, size int) {
	digit := logValues[l[at]]
	if digit < logMore { // most reviews
		return int(digit >> 2), Grade(digit&3) + 1, 1
	}
	i := at
	minus := l[i] == logMinus
	if minus {
		i++
		if i == len(l) {
			return 0, 0, 0
		}
		digit = logValues[l[i]]
	}
	g = Grade(digit&3) + 1
	difference := uint64(digit >> 2 & 7)
	for shift := 3; digit&logMore != 0; shift += 5 {
		i++
		if i == len(l) || shift > 63 {
			return 0, 0, 0
		}
		digit = logValues[l[i]]
		difference |= uint64(digit&31) << shift
	}
	if digit == noDigit {
		return 0, 0, 0
	}
	if minus {
		difference = -difference
	}
	return int(difference), g, i + 1 - at
}

// Each calls do with the study day and the grade of every review, the oldest first,
// until it returns false. It stops at the first review of a damaged log that cannot be
// read.
func (l Log) Each(do func(day int, g Grade) bool) {
	day := 0
	for at := 0; at < len(l); {
		d, g, size := l.decode(at)
		if size == 0 {
			return
		}
		day += d
		at += size
		if !do(day, g) {
			return
		}
	}
}

// Spaced tells of a review that would be added on a day whether it lies on a later day than
// all before, and its number among such reviews, from 1. The first review of a log is none.
func (l Log) Spaced(day int) (number int, ok bool) {
	last, met := 0, false
	l.Each(func(d int, _ Grade) bool {
		if met && d > last {
			number++
		}
		if !met || d > last {
			last, met = d, true
		}
		return true
	})
	return number + 1, met && day > last
}

// Len gives the number of reviews that can be read.
func (l Log) Len() int {
	n := 0
	l.Each(func(int, Grade) bool { n++; return true })
	return n
}

// Whole reports whether every byte of the log can be read.
func (l Log) Whole() bool {
	for at := 0; at < len(l); {
		_, _, size := l.decode(at)
		if size == 0 {
			return false
		}
		at += size
	}
	return true
}
