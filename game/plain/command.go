package plain

import (
	"slices"
	"strings"

	"quest/content"
)

// command is what a line asks of line mode itself.
type command int

const (
	none     command = iota // the line is an answer, or nothing that is known
	goOn                    // an empty line
	back                    // to the point before
	help                    // the help
	language                // the next language
	lessons                 // the list of lessons
	record                  // the record
	practise                // what was missed, once more
	leave                   // the end of the evening
)

// words names each command in both languages. A single jamo is the letter's key
// while the keyboard is in Hangul mode.
var words = map[command][]string{
	back:     {"b", "back", "ㅠ", "뒤로", "이전"},
	help:     {"h", "help", "ㅗ", "도움말"},
	language: {"l", "lang", "language", "ㅣ", "언어"},
	lessons:  {"m", "map", "lessons", "ㅡ", "지도", "목록"},
	record:   {"r", "record", "ㄱ", "ㄲ", "기록"},
	practise: {"p", "practise", "practice", "ㅔ", "ㅖ", "연습"},
	leave:    {"q", "quit", "exit", "ㅂ", "ㅃ", "종료", "나가기"},
}

// readCommand tells which command a line is, if any.
func readCommand(line string) command {
	safe, err := content.CleanLine(line)
	if err != nil {
		return none
	}
	text := strings.ToLower(narrow(safe.String()))
	if text == "" {
		return goOn
	}
	if text == "?" {
		return help
	}
	for c, names := range words {
		if slices.Contains(names, text) {
			return c
		}
	}
	return none
}

// narrow turns full-width signs and letters into the usual ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}
