package main

import (
	"errors"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game"
	"quest/saves"
)

func (c *call) saveRepairCommand() *cobra.Command {
	return c.saveCall("repair", "help.SaveRepair", "help.SaveRepairLong",
		console.NoArguments, func(_ []string, asJSON bool) error { return c.saveRepair(asJSON) })
}

func (c *call) saveRepair(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	ch, err := saves.Repair(dir, c.saveOptions())
	switch {
	case err != nil:
		return saveFailed(dir, err)
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(game.Say("save.NoDamage").With("name", name))
	}
	lost := ch.Before.Lost()
	said := game.Say("save.Repaired").Count("n", ch.Batches)
	if lost > 0 {
		said = game.Say("save.RepairedPartly").Count("n", ch.Batches).Put("lost", game.Say("save.StayUnread").Count("n", int(lost)))
	}
	return c.sayChanged(ch, said)
}

func (c *call) saveCompactCommand() *cobra.Command {
	return c.saveCall("compact", "help.SaveCompact", "help.SaveCompactLong",
		console.NoArguments, func(_ []string, asJSON bool) error { return c.saveCompact(asJSON) })
}

func (c *call) saveCompact(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	ch, err := saves.Compact(dir, c.saveOptions())
	switch {
	case errors.Is(err, saves.ErrDamaged):
		return failed(game.Say("save.DamageFirst").With("name", name), err)
	case err != nil:
		return saveFailed(dir, err)
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(game.Say("save.CompactAlready").With("name", name))
	}
	return c.sayChanged(ch, game.Say("save.Compacted").Count("n", ch.Batches))
}
