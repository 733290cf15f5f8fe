package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/saves"
)

// The folders inside the save directory.
const (
	playersDir = "players" // a folder for each player, with the journal
	packsDir   = "packs"   // the player's own packs
	cacheDir   = "cache"   // compiled packs; may be deleted at any time
)

// defaultPlayer is whose save is used when nobody is named.
const defaultPlayer = "default"

// saveDir gives the folder of all saves: --save-dir, else QUEST_SAVE_DIR, else
// the user's data folder of the platform. It is not made here.
func (c *call) saveDir() (string, error) {
	if c.flags.saveDir != "" {
		return c.flags.saveDir, nil
	}
	if dir := c.getenv("QUEST_SAVE_DIR"); dir != "" {
		return c.path(dir)
	}
	home := c.home()
	switch runtime.GOOS {
	case "windows":
		if data := c.getenv("APPDATA"); filepath.IsAbs(data) {
			return filepath.Join(data, "quest"), nil
		}
	case "darwin", "ios":
		if home != "" {
			return filepath.Join(home, "Library", "Application Support", "quest"), nil
		}
	default:
		if data := c.getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
			return filepath.Join(data, "quest"), nil
		}
		if home != "" {
			return filepath.Join(home, ".local", "share", "quest"), nil
		}
	}
	return "", failed(game.Say("command.NoHome"), stores.ErrNoHome)
}

// maxPlayer is how many characters the name of a player's folder may have.
const maxPlayer = 32

// playerName checks a name for --player and gives it in the form in which its
// folder is called: NFC and lower case, so that Mina and mina are one player on
// every file system.
func playerName(typed string) (string, error) {
	refuse := func(why game.Notice) error {
		return wrong(game.Say("command.BadPlayer").With("name", typed).Put("why", why))
	}
	safe, err := content.CleanLine(typed)
	name := strings.ToLower(safe.String())
	n := utf8.RuneCountInString(name)
	switch {
	case err != nil || strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }):
		return "", refuse(game.Say("command.PlayerSigns"))
	case n == 0 || n > maxPlayer:
		return "", refuse(game.Say("command.PlayerLength"))
	case name[0] == '-':
		return "", refuse(game.Say("command.PlayerDash"))
	case content.DeviceName(name):
		return "", refuse(game.Say("command.PlayerDevice"))
	}
	return name, nil
}

func nameRune(r rune) bool {
	return r == '-' || r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

// players gives the names of the players who have a save, none if there is no such
// folder yet.
func players(saveDir string) []string {
	entries, err := os.ReadDir(filepath.Join(saveDir, playersDir))
	if err != nil {
		return nil // a folder that cannot be read shows no players; opening a save says why
	}
	var names []string
	for _, e := range entries {
		if name, err := playerName(e.Name()); err == nil && e.IsDir() {
			names = append(names, name)
		}
	}
	return names
}

// readable fails if the folder of the saves is there in a way that no save can be
// read from it. A folder that is not there yet is fine.
func readable(saveDir string) error {
	_, err := os.ReadDir(filepath.Join(saveDir, playersDir))
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return failed(game.Say("command.FolderUnreadable").With("dir", content.OneLine(saveDir)).Put("why", why(err)), err)
}

// playerFolder gives the folder of a player, who may be new. It fails for a link, or
// anything else, in the place of the folder or of the one that holds all players.
func playerFolder(saveDir, name string) (string, error) {
	all := filepath.Join(saveDir, playersDir)
	dir := filepath.Join(all, name)
	for _, at := range []string{all, dir} {
		if err := saves.PlainFolder(at); err != nil {
			return "", saveFailed(at, err)
		}
	}
	return dir, nil
}

// knownPlayer gives the save folder of a player who must exist.
func (c *call) knownPlayer() (name, dir string, err error) {
	saveDir, err := c.saveDir()
	if err != nil {
		return "", "", err
	}
	name, err = playerName(c.flags.player)
	if err != nil {
		return "", "", err
	}
	if dir, err = playerFolder(saveDir, name); err != nil {
		return "", "", err
	}
	if err := readable(saveDir); err != nil {
		return "", "", err
	}
	known := players(saveDir)
	if slices.Contains(known, name) {
		return name, dir, nil
	}
	if name == defaultPlayer {
		return "", "", nobodyYet(known)
	}
	return "", "", noSuch(game.Say("command.NoPlayer").With("name", c.flags.player), c.flags.player, known,
		game.Say("command.NewPlayer").With("name", name))
}

// nobodyYet tells somebody who named no player that there is no game to tell of, and
// who else has one here.
func nobodyYet(others []string) error {
	if len(others) == 0 {
		return wrong(game.Say("command.NothingPlayed"))
	}
	return wrong(game.Say("command.OthersPlayed").With("names", strings.Join(others, ", ")))
}
