package phrase

// Saving is what is said about the save while the game goes on: watching, taking over,
// exporting, and the question which date is right.
type Saving struct {
	Watching, WatchingWhy, TakeOver, TakenOver string
	Export, ExportNow, ExportHow, Exported     string // {key}, {path}
	WhichDate, NothingLost, Later              string
}
