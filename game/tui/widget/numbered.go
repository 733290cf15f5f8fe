package widget

import (
	"regexp"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
)

// numbered is the beginning of a row that is chosen by its digit: some signs, the digit, and
// two spaces.
var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:\S? ?){0,3}([1-9])  `) })

// Numbered gives the digit of the row that a line belongs to, among rows that are chosen by
// their digits and may go on below; false for a line of none.
func Numbered(lines []string, at int) (n int, ok bool) {
	for ; at >= 0 && at < len(lines); at-- {
		line := strings.Trim(ansi.Strip(lines[at]), " │|")
		if line == "" {
			return 0, false
		}
		if found := numbered().FindStringSubmatch(line); found != nil {
			return int(found[1][0] - '0'), true
		}
	}
	return 0, false
}
