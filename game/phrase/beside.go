package phrase

// Beside is what is said about the save beside the game: looking on, taking over,
// exporting, and the question which date is right.
type Beside struct {
	LooksOn, LooksOnWhy, TakeOver, TakenOver string
	Export, ExportNow, ExportHow, Exported   string // {key}, {path}
	WhichDate, NothingLost, Later            string
}
