package content

import (
	"slices"
	"strconv"
	"strings"
)

// Version is a semantic version without build metadata.
type Version struct {
	numbers [3]int
	pre     []string
}

// ParseVersion reads "1.2.3" or "1.2.3-rc.1"; ok is false for anything else.
func ParseVersion(s string) (Version, bool) {
	var v Version
	core, pre, hasPre := strings.Cut(s, "-")
	numbers := strings.Split(core, ".")
	if len(numbers) != 3 || len(s) > 64 {
		return v, false
	}
	for i, n := range numbers {
		x, err := strconv.Atoi(n)
		if err != nil || x < 0 || len(n) > 9 || strconv.Itoa(x) != n {
			return v, false
		}
		v.numbers[i] = x
	}
	if !hasPre {
		return v, true
	}
	v.pre = strings.Split(pre, ".")
	for _, p := range v.pre {
		if p == "" || strings.Trim(p, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
			return v, false
		}
		if _, err := strconv.Atoi(p); err == nil && len(p) > 1 && p[0] == '0' {
			return v, false
		}
	}
	return v, true
}

// Compare orders versions as semver does: a pre-release comes before its release.
func (v Version) Compare(w Version) int {
	if c := slices.Compare(v.numbers[:], w.numbers[:]); c != 0 {
		return c
	}
	switch {
	case len(v.pre) == 0 && len(w.pre) == 0:
		return 0
	case len(v.pre) == 0:
		return 1
	case len(w.pre) == 0:
		return -1
	}
	return slices.CompareFunc(v.pre, w.pre, comparePre)
}

func comparePre(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	switch {
	case errA == nil && errB == nil:
		return x - y
	case errA == nil:
		return -1
	case errB == nil:
		return 1
	}
	return strings.Compare(a, b)
}

// Pre reports whether the version is a pre-release.
func (v Version) Pre() bool { return len(v.pre) > 0 }

// Major is the first number of the version.
func (v Version) Major() int { return v.numbers[0] }

// Core is the release that a pre-release leads to, and any other version itself.
func (v Version) Core() Version { return Version{numbers: v.numbers} }

// Less reports whether the version comes before another.
func (v Version) Less(w Version) bool { return v.Compare(w) < 0 }

// Next gives the release that raises a number of the version, 0 to 2, by one.
func (v Version) Next(number int) Version {
	next := Version{numbers: v.numbers}
	next.numbers[number]++
	for i := number + 1; i < len(next.numbers); i++ {
		next.numbers[i] = 0
	}
	return next
}

// String writes the version as ParseVersion reads it.
func (v Version) String() string {
	s := strconv.Itoa(v.numbers[0]) + "." + strconv.Itoa(v.numbers[1]) + "." + strconv.Itoa(v.numbers[2])
	if len(v.pre) > 0 {
		s += "-" + strings.Join(v.pre, ".")
	}
	return s
}
