package main

import (
	"quest/content"
	"quest/content/library"
	"quest/game"
)

// mayFollow decides whether a version may take the place of the one that is there. done is set
// where there is nothing to do.
func (c *call) mayFollow(in installing, have *installed, now *library.Entry, a library.Arrival, signed admission) (done bool, err error) {
	m := a.Pack.Meta()
	id := string(m.ID)
	if now == nil {
		if in.update {
			return true, failed(game.Say("archive.NotThere").With("id", id, "path", content.OneLine(in.path)), nil)
		}
		return c.maySee(in, m, signed)
	}
	if have.byHand(now) {
		return true, failed(game.Say("archive.ByHand").With("id", id, "dir", content.OneLine(now.Path)), library.ErrByHand)
	}
	was, _ := content.ParseVersion(now.Pack.Meta().Version)
	will, _ := content.ParseVersion(m.Version)
	order := will.Compare(was)
	switch {
	case order == 0 && now.Pack.Hash() == m.Hash && (signed.key == "" || signed.known && a.In(now.Path)):
		return true, c.tell(game.Say("archive.Already").With("id", id, "version", m.Version, "hash", shortHash(m.Hash)))
	case order == 0 && now.Pack.Hash() == m.Hash: // its signature comes in
		return false, nil
	case order == 0:
		return true, failed(game.Say("archive.SameVersion").
			With("id", id, "version", m.Version, "ours", shortHash(now.Pack.Hash()), "theirs", shortHash(m.Hash)), library.ErrSameVersion)
	case order < 0 && in.update:
		return true, c.tell(game.Say("archive.NewerHere").With("id", id, "version", now.Pack.Meta().Version))
	case order < 0:
		return c.mayGoBack(in, game.Say("archive.Older").With("id", id, "version", m.Version, "now", now.Pack.Meta().Version))
	}
	return c.maySee(in, m, signed)
}

// maySee holds a version of a signed pack against the one that was installed last, also where that
// was removed: an old version with its old signature may have faults that were cured since.
func (c *call) maySee(in installing, m content.Meta, signed admission) (done bool, err error) {
	last := signed.signer.Seen[m.ID.Name()]
	seen, ok := content.ParseVersion(last)
	next, _ := content.ParseVersion(m.Version)
	if signed.key == "" || !ok || !next.Less(seen) {
		return false, nil
	}
	return c.mayGoBack(in, game.Say("signing.OlderThanSeen").With("id", string(m.ID), "version", m.Version, "seen", last))
}

// mayGoBack asks whether an older version is to be installed. Where nobody can be asked, and with
// --yes, it takes --downgrade.
func (c *call) mayGoBack(in installing, said game.Notice) (done bool, err error) {
	switch {
	case in.downgrade:
		return false, nil
	case in.yes || in.update || !isTerminal(c.in) || !isTerminal(c.err):
		return true, failed(said, nil)
	}
	c.warn(said)
	if c.yes(game.Say("signing.GoBack")) {
		return false, nil
	}
	return true, c.tell(game.Say("archive.NotDone"))
}
