package main

import (
	"errors"

	"quest/cmd/stores"
	"quest/content/source"
	"quest/game"
)

// why gives the innermost reason of an error in words of the game: those of packs and of files
// that are imported, and what the stores have words for.
func why(err error) game.Notice {
	switch {
	case errors.Is(err, errNoManifest):
		return game.Say("packs.NoManifest")
	case errors.Is(err, errNoPlainFile):
		return game.Say("items.NoPlainFile")
	case errors.Is(err, errTooLarge):
		return game.Say("items.TooLarge").Count("mb", mostAnswerBytes>>20)
	}
	said := stores.Why(err)
	if said.Key == stores.Quoted && errors.Is(err, source.ErrNoPack) {
		return game.Say("why.NoFolder")
	}
	return said
}
