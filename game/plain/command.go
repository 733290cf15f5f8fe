package plain

import (
	"slices"
	"strings"

	"quest/content"
)

// command is what a line asks of line mode itself.
type command int

const (
	none       command = iota // an answer, or no command that is known
	goOn                      // an empty line
	back                      // to the point before
	help                      // the help
	hint                      // help with the question
	gapChoices                // a gap as a list to choose from
	mixUps                    // practice of what is mixed up
	scenario                  // the scenario of the case once more
	undo                      // the newest practice answer taken back
	dispute                   // a note that the question may be wrong
	wager                     // certainty on or off
	language                  // the next language
	lessons                   // the list of lessons
	record                    // the record
	practise                  // what was missed, once more
	export                    // everything played in a file, while it is not saved
	leave                     // the end of play
)

// words names each command in both languages. A single jamo is the letter's key
// while the keyboard is in Hangul mode.
var words = map[command][]string{
	back:       {"b", "back", "ㅠ", "뒤로", "이전"},
	help:       {"?", "help", "도움말"},
	hint:       {"h", "hint", "ㅗ", "힌트"},
	gapChoices: {"c", "choices", "ㅊ", "고르기"},
	mixUps:     {"x", "mix-ups", "mixups", "ㅌ", "헷갈림", "오해"},
	scenario:   {"s", "scenario", "ㄴ", "상황"},
	undo:       {"u", "undo", "ㅕ", "되돌리기"},
	dispute:    {"!", "dispute", "이의"},
	wager:      {"w", "certainty", "ㅈ", "확신"},
	language:   {"l", "lang", "language", "ㅣ", "언어"},
	lessons:    {"m", "map", "lessons", "ㅡ", "지도", "목록"},
	record:     {"r", "record", "ㄱ", "ㄲ", "기록"},
	practise:   {"p", "practise", "practice", "ㅔ", "ㅖ", "연습"},
	export:     {"export", "내보내기"},
	leave:      {"q", "quit", "exit", "ㅂ", "ㅃ", "종료", "나가기"},
}

// readCommand tells which command a line is, if any. A slash before it changes
// nothing.
func readCommand(line string) command {
	text := commandText(line)
	if text == "" {
		return goOn
	}
	if rest, ok := strings.CutPrefix(text, "/"); ok && rest != "" {
		text = rest
	}
	for c, names := range words {
		if slices.Contains(names, text) {
			return c
		}
	}
	return none
}

// readSlash is readCommand where any word may be an answer: a command needs its
// slash there.
func readSlash(line string) command {
	if !strings.HasPrefix(commandText(line), "/") {
		return none
	}
	return readCommand(line)
}

// commandText is a line in the form in which commands are compared; nothing compares
// equal to a line that cannot be read.
func commandText(line string) string {
	safe, err := content.CleanLine(line)
	if err != nil {
		return "\x00"
	}
	return strings.ToLower(narrow(safe.String()))
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

// oneOf finds a line among words, folded; jamo and signs count as they are.
func oneOf(line string, words ...string) bool {
	text := strings.TrimPrefix(commandText(line), "/")
	return slices.Contains(words, text) || slices.Contains(words, content.Fold(text))
}
