package desk

import (
	"quest/content"
	"quest/game"
)

// What a Failure of kind NotPlain is about.
const (
	Link     = "link"
	HardLink = "hard link"
	Pipe     = "pipe"
	Socket   = "socket"
	Device   = "device"
	Folder   = "folder" // where a file should be
	Ordinary = "file"   // where a folder should be
	Huge     = "huge"   // a file longer than any save
)

// WhyNotPlain says that something in a save is no ordinary file or folder, and what
// helps. given says that the player named it, so that it is no part of the save.
func WhyNotPlain(path, what string, given bool) game.Notice {
	path = content.OneLine(path)
	todo := game.Say("desk.TodoMoveAway")
	kind := game.Say("desk.AnOddFile")
	switch what {
	case Huge:
		return game.Say("desk.TooLarge").With("path", path)
	case Link:
		kind = game.Say("desk.ALink")
	case HardLink:
		kind, todo = game.Say("desk.AHardLink"), game.Say("desk.TodoCopy")
	case Pipe:
		kind = game.Say("desk.APipe")
	case Socket:
		kind = game.Say("desk.ASocket")
	case Device:
		kind = game.Say("desk.ADevice")
	case Folder:
		kind = game.Say("desk.AFolder")
	case Ordinary:
		kind = game.Say("desk.AFile")
	}
	if given {
		todo = game.Say("desk.TodoNameReal")
	}
	return game.Say("desk.NotPlain").With("path", path).Put("what", kind).Put("todo", todo)
}
