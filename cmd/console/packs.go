package console

import (
	"errors"

	"quest/content"
	"quest/content/library"
	"quest/game"
)

// NotLoaded says that a pack was left out, why, and how to see all of it. why has words for an error.
func NotLoaded(p library.Problem, why func(error) game.Notice) game.Notice {
	where := content.OneLine(p.Where)
	switch {
	case errors.Is(p.Err, library.ErrReservedOwner):
		return game.Say("packs.ReservedOwner").With("where", where)
	case errors.Is(p.Err, library.ErrArchiveHere):
		return game.Say("archive.ArchiveHere").With("where", where)
	case p.Err != nil:
		return game.Say("packs.NotLoaded").With("where", where).Put("why", why(p.Err))
	}
	return game.Say("packs.NotLoadedErrors").With("where", where).Count("n", p.Errors)
}

// Doubted says what the player should know about a pack that was found.
func Doubted(d library.Doubt) game.Notice {
	where, id := content.OneLine(d.Where), string(d.Pack)
	if d.Named {
		instead := game.Verbatim(where)
		if d.Where == "" {
			instead = game.Say("packs.BuiltIn")
		}
		return game.Say("packs.NamedInstead").With("id", id, "dir", content.OneLine(d.Twin)).Put("where", instead)
	}
	if d.Twin != "" {
		return game.Say("packs.SecondCopy").With("where", where, "id", id, "other", content.OneLine(d.Twin))
	}
	return game.Say("packs.LooksLike").With("where", where, "id", id, "like", d.Like)
}
