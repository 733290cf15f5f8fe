package find

// Command is something that can be done from anywhere, as a line of the palette. Its words
// stand in commands.json of each language: first its name, then what else it is found by.
type Command struct {
	Name  string // of its words
	Key   string // of the map, or of all screens; "" for one without a key
	Typed string // the name of its words in line mode, "" for one that line mode has not
}

// Commands is the table of all commands, in the order in which an empty search lists them. A
// new command is a row here and its words.
var Commands = []Command{
	{Name: "Review", Typed: "Review"},
	{Name: "Today", Key: "d", Typed: "Today"},
	{Name: "Map", Key: "esc", Typed: "Lessons"},
	{Name: "Plan", Key: "s", Typed: "Settings"},
	{Name: "Practise", Key: "p", Typed: "Free"},
	{Name: "Labs", Key: "b"},
	{Name: "MixUps", Key: "m", Typed: "MixUps"},
	{Name: "Boss", Typed: "Boss"},
	{Name: "Story", Typed: "Story"},
	{Name: "Record", Key: "r", Typed: "Record"},
	{Name: "Exam", Key: "x"},
	{Name: "Shop", Key: "g", Typed: "Shop"},
	{Name: "Achievements", Key: "a", Typed: "Achievements"},
	{Name: "Certainty", Key: "w", Typed: "Certainty"},
	{Name: "Settings", Key: "o", Typed: "Settings"},
	{Name: "Language", Key: "L", Typed: "Language"},
	{Name: "Help", Key: "?", Typed: "Help"},
	{Name: "Quit", Key: "q", Typed: "Leave"},
}
