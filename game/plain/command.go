package plain

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/phrase"
)

// command is what a line asks of line mode itself.
type command int

const (
	none        command = iota // an answer, or no command that is known
	goOn                       // an empty line
	back                       // to the point before
	help                       // the help
	hint                       // help with the question
	gapChoices                 // a gap as a list to choose from
	mixUps                     // practice of what is mixed up
	scenario                   // the scenario of the case once more
	undo                       // the newest practice answer taken back
	dispute                    // a note that the question may be wrong
	wager                      // certainty on or off
	terms                      // the terms of the lesson
	language                   // the next language
	lessons                    // the list of lessons
	record                     // the record
	settings                   // of the review
	today                      // goal of the week, streak and tasks
	achieved                   // their list
	titles                     // those of the player, of which one is worn
	practise                   // what was missed, once more
	free                       // the list of what can be practised freely
	testOut                    // a lesson that is known already, by a short paper
	reviewNow                  // the review of what is due
	faceBoss                   // the boss at the end of the path
	tale                       // what was told of the story
	starItem                   // a star on an item
	buryItem                   // an item is put off until tomorrow
	suspendItem                // an item is left out of reviews
	unmark                     // the newest mark taken back
	shopping                   // what gold buys
	itemPage                   // what is known of the memory of an item
	export                     // everything played in a file, while it is not saved
	toClass                    // the class, or the question that it asks
	finding                    // the search; with words behind it see searched
	leave                      // the end of play
)

// vocabulary is the words by which lines are understood, in every language of the game.
// A single jamo is the letter's key while the keyboard is in Hangul mode.
type vocabulary struct {
	commands         map[string]command
	labCommands      map[string]string
	examCommands     map[string]string
	yes, no, and     []string
	truths, untruths truthWords
}

func newVocabulary(b *phrase.Books) *vocabulary {
	v := &vocabulary{
		commands: map[string]command{}, labCommands: map[string]string{}, examCommands: map[string]string{},
		yes: b.Typed("Yes"), no: b.Typed("No"), and: b.Typed("And"),
		truths:   newTruthWords(b.Typed("True"), b.Typed("TrueToo")),
		untruths: newTruthWords(b.Typed("False"), b.Typed("FalseToo")),
	}
	for c, words := range map[command][]string{
		back: b.Typed("Back"), help: b.Typed("Help"), hint: b.Typed("Hint"), gapChoices: b.Typed("GapList"),
		mixUps: b.Typed("MixUps"), scenario: b.Typed("Scenario"), undo: b.Typed("Undo"), dispute: b.Typed("Dispute"),
		wager: b.Typed("Certainty"), terms: b.Typed("Terms"), language: b.Typed("Language"), lessons: b.Typed("Lessons"), record: b.Typed("Record"), settings: b.Typed("Settings"), today: b.Typed("Today"),
		achieved: b.Typed("Achievements"), titles: b.Typed("Titles"),
		itemPage: b.Typed("Item"), reviewNow: b.Typed("Review"), faceBoss: b.Typed("Boss"), tale: b.Typed("Story"),
		shopping: b.Typed("Shop"),
		starItem: b.Typed("Star"), buryItem: b.Typed("Bury"), suspendItem: b.Typed("Suspend"), unmark: b.Typed("Unmark"),
		finding: b.Typed("Find"), toClass: b.Typed("Class"),
		practise: b.Typed("Practise"), free: b.Typed("Free"), testOut: b.Typed("TestOut"), export: b.Typed("Export"), leave: b.Typed("Leave"),
	} {
		for _, w := range words {
			v.commands[w] = c
		}
	}
	for c, words := range map[string][]string{
		"set": b.Typed("LabSet"), "do": b.Typed("LabDo"), "undo": b.Typed("LabUndo"), "reset": b.Typed("LabReset"),
		"show": b.Typed("LabShow"), "about": b.Typed("LabAbout"), "all": b.Typed("LabAll"),
		"back": b.Typed("Back"), "help": b.Typed("Help"), "lang": b.Typed("Language"), "leave": b.Typed("Leave"),
	} {
		for _, w := range words {
			v.labCommands[w] = c
		}
	}
	for c, words := range map[string][]string{
		"next": b.Typed("ExamNext"), "back": b.Typed("Back"), "flag": b.Typed("ExamFlag"), "overview": b.Typed("ExamOverview"),
		"go": b.Typed("ExamGo"), "original": b.Typed("ExamOriginal"), "handin": b.Typed("ExamHandIn"), "guess": b.Typed("ExamGuess"),
		"fairly": b.Typed("ExamFairly"), "certain": b.Typed("ExamCertain"), "exclude": b.Typed("ExamExclude"),
		"star": b.Typed("ExamStar"), "open": b.Typed("ExamOpen"),
		"help": b.Typed("Help"), "lang": b.Typed("Language"), "leave": b.Typed("Leave"),
	} {
		for _, w := range words {
			v.examCommands[w] = c
		}
	}
	return v
}

// has reports whether one of the words is one that is looked for: the words for commands
// and, if they are wanted, those for true and false.
func (v *vocabulary) has(is func(word string) bool, truths bool) bool {
	for word := range v.commands {
		if is(word) {
			return true
		}
	}
	return truths && slices.ContainsFunc(slices.Concat(v.truths.short, v.truths.whole, v.untruths.short, v.untruths.whole), is)
}

// command tells which command a line is, if any. A slash before it changes nothing.
func (v *vocabulary) command(line string) command {
	text := commandText(line)
	if text == "" {
		return goOn
	}
	if rest, ok := strings.CutPrefix(text, "/"); ok && rest != "" {
		text = rest
	}
	return v.commands[text] // none for other words
}

// slashCommand is command where any word may be an answer: a command needs its slash
// there.
func (v *vocabulary) slashCommand(line string) command {
	if !strings.HasPrefix(commandText(line), "/") {
		return none
	}
	return v.command(line)
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
func oneOf(line string, words []string) bool {
	text := strings.TrimPrefix(commandText(line), "/")
	return slices.Contains(words, text) || slices.Contains(words, content.Fold(text))
}

// examCommand tells which command of a paper a line is, with the number behind it; "" for any other
// line. An empty line goes on.
func (v *vocabulary) examCommand(line string) (name string, n int) {
	text := commandText(line)
	if text == "" {
		return "next", 0
	}
	text = strings.TrimPrefix(text, "/")
	if name := v.examCommands[text]; name != "" {
		return name, 0
	}
	word, rest, spaced := strings.Cut(text, " ")
	if n, ok := number(strings.TrimSpace(rest)); ok && spaced {
		if name := v.examCommands[word]; name == "go" || name == "exclude" || name == "open" {
			return name, n
		}
	}
	for _, mark := range []string{"#", "x", "ㅌ"} { // without a space
		if rest, ok := strings.CutPrefix(text, mark); ok {
			if n, ok := number(rest); ok {
				return v.examCommands[mark], n
			}
		}
	}
	return "", 0
}
