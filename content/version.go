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
