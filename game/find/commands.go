package find

import "slices"

// Command is something that can be done from anywhere, as a line of the palette. Its words
// stand in commands.json of each language: first its name, then what else it is found by.
type Command struct {
	Name  string // of its words
	Key   string // of the map, or of all screens; "" for one without a key
	Typed string // the name of its words in line mode, "" for one that line mode has not
	For   Audience
}

// Audience is who has a command.
type Audience int

// The audiences. Who leads a class is in it, too.
const (
	Everybody Audience = iota
	InClass
	Students // of a class
	Teachers // of a class
)

// Includes reports whether a command of an audience is for a player, by what they are: Everybody for one
// who is in no class, Students or Teachers for one who is.
func (a Audience) Includes(player Audience) bool {
	return a == Everybody || a == player || a == InClass && player != Everybody
}

// Meant gives the results that are meant for a player, by what they are in their class.
func Meant(all []Result, player Audience) []Result {
	return slices.DeleteFunc(slices.Clone(all), func(r Result) bool { return r.Kind == ACommand && !r.Command.For.Includes(player) })
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
	{Name: "Class", Key: "c", For: InClass},
	{Name: "ClassAsk", For: Teachers},
	{Name: "ClassWork", For: Teachers},
	{Name: "ClassRaid", For: Teachers},
	{Name: "ClassProjector", For: Teachers},
	{Name: "ClassLock", For: Teachers},
	{Name: "ClassPast", For: Students},
	{Name: "ClassKeys", For: InClass},
	{Name: "Shop", Key: "g", Typed: "Shop"},
	{Name: "Achievements", Key: "a", Typed: "Achievements"},
	{Name: "Certainty", Key: "w", Typed: "Certainty"},
	{Name: "Settings", Key: "o", Typed: "Settings"},
	{Name: "Language", Key: "L", Typed: "Language"},
	{Name: "Help", Key: "?", Typed: "Help"},
	{Name: "Quit", Key: "q", Typed: "Leave"},
}
