package main

import (
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/content"
	"quest/game/desk"
	"quest/saves"
)

// beside tells what stands beside the save of a player, each with the command that brings
// it in.
func (c *call) beside(name string, r saves.Report) []desk.Beside {
	var all []desk.Beside
	for _, b := range r.Beside {
		told := desk.Beside{What: desk.CopyBeside, Name: b.Path, Records: b.Batches, Missing: b.Missing, Differs: b.Differing}
		switch {
		case b.Kind == saves.ASnapshot:
			told.What, told.Command = desk.SnapshotBeside, c.saveCommandLine(name, "repair")
		case b.Kind == saves.ABackup && (r.Batches == 0 || b.Differing > 0):
			told.What, told.Name = desk.BackupBeside, c.when(b.Backup.Made)
			told.Differs, told.Command = 0, c.saveCommandLine(name, "restore", b.Backup.Name)
		case b.Kind == saves.ABackup:
			told.What, told.Name = desk.BackupBeside, c.when(b.Backup.Made)
			told.Command = c.saveCommandLine(name, "merge", b.Backup.Name)
		case b.Differing > 0:
			told.Command = c.saveCommandLine("other", "import", b.Path)
		default:
			told.Command = c.saveCommandLine(name, "merge", b.Path)
		}
		all = append(all, told)
	}
	return all
}

// saveCommandLine gives a command under "quest save" as it can be typed into a shell, with
// the player and the save directory of this call.
func (c *call) saveCommandLine(player string, words ...string) string {
	line := []string{"quest", "save", words[0]}
	for _, w := range words[1:] {
		line = append(line, shellWord(w, runtime.GOOS == "windows"))
	}
	if player != defaultPlayer {
		line = append(line, "--player", shellWord(player, runtime.GOOS == "windows"))
	}
	if dir := c.flags.saveDir; dir != "" {
		line = append(line, "--save-dir", shellWord(dir, runtime.GOOS == "windows"))
	}
	return strings.Join(line, " ")
}

// shellWord gives a word as a shell takes it, and as it can be shown. What cannot be shown
// as it is stands as *, which a POSIX shell takes for anything in the name of a file.
func shellWord(word string, windows bool) string {
	plain := func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) ||
			strings.ContainsRune("-_./:@%+,=", r) || windows && r == '\\'
	}
	switch {
	case word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0:
		return word
	case windows:
		return `"` + content.OneLine(word) + `"`
	}
	shown := quoted(word, func(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) })
	if content.OneLine(shown) == shown {
		return shown
	}
	return quoted(word, func(r rune) bool { return r >= utf8.RuneSelf || unicode.IsControl(r) || unicode.IsSpace(r) })
}

// quoted puts a word between quotes, with * outside of them for what is wild.
func quoted(word string, wild func(rune) bool) string {
	var b strings.Builder
	b.WriteByte('\'')
	before := false
	for _, r := range word {
		now := wild(r)
		switch {
		case now && !before:
			b.WriteString(`'*'`)
		case now:
		case r == '\'':
			b.WriteString(`'\''`)
		default:
			b.WriteRune(r)
		}
		before = now
	}
	b.WriteByte('\'')
	return b.String()
}
