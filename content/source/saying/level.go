package saying

// Level is how bad a finding is. A pack with an error is not loaded.
type Level uint8

// The levels.
const (
	Note Level = iota + 1
	Warning
	Error
)

// String names the level in English, as machine output does in every language.
func (l Level) String() string {
	switch l {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "unknown"
}

// CanAllow reports whether the author of a pack may silence a code: those of warnings
// and notes can be, those of errors cannot. Codes of the format that no rule reports
// yet are known too.
func CanAllow(code string) bool { return codeLevel(code) != Error }

// LevelOf is the level of most findings of a code.
func LevelOf(code string) Level { return codeLevel(code) }

// codeLevel is the level of a code (docs/pack-format.md 17.2). What is not listed is an error.
func codeLevel(code string) Level {
	switch code {
	case "Z005", "L010", "R011", "Q050", "X003", "X004":
		return Note
	case "Y002",
		"T003", "T007", "T008", "T009", "T010", "T011", "T013", "T014", "T015",
		"W001", "W002", "W003",
		"L008", "L009",
		"R003", "R010", "R013", "R014",
		"Q008", "Q010", "Q011", "Q012", "Q013", "Q014", "Q017", "Q019", "Q021", "Q022", "Q024", "Q025", "Q026", "Q030", "Q031", "Q040",
		"B006", "B012", "B015",
		"X001":
		return Warning
	}
	return Error
}
