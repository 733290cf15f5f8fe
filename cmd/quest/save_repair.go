package main

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"quest/saves"
)

func (c *call) saveRepairCommand() *cobra.Command {
	return c.saveCall("repair", "Write what is readable into a new folder",
		"Write every record that can be read into a new folder, whole and in order, and use that from now on.\n"+
			"The damaged folder stays as it is, and a backup is made first. A save without damage is left alone.",
		c.noArguments, func(_ []string, asJSON bool) error { return c.saveRepair(asJSON) })
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
		return c.tell(notice("The save of {name} has no damage; nothing was changed.", "{name}의 저장은 손상되지 않았습니다. 바뀐 것은 없습니다.", "name", name))
	}
	lost := ch.Before.Lost()
	said := notice("Repaired: {n} readable, none lost.", "고쳤습니다. 기록 {count}개를 모두 읽을 수 있고 잃은 것은 없습니다.",
		"n", several(ch.Batches, "record"), "count", strconv.Itoa(ch.Batches))
	if lost > 0 {
		said = notice("Repaired: {n} readable; {lost} could not be read and stay in the old folder.",
			"고쳤습니다. 기록 {count}개를 읽을 수 있습니다. 읽을 수 없던 {gone}개는 이전 폴더에 그대로 있습니다.",
			"n", several(ch.Batches, "record"), "count", strconv.Itoa(ch.Batches), "lost", several(int(lost), "record"), "gone", strconv.FormatInt(lost, 10))
	}
	return c.sayChanged(ch, said)
}

func (c *call) saveCompactCommand() *cobra.Command {
	return c.saveCall("compact", "Write the save anew without leftovers",
		"Write a save anew without what no reader needs: lines written twice after a disk error, leftovers of\n"+
			"failed writes, and files that are shorter than they need to be. No record is left out. The old folder\n"+
			"stays as it is, and a backup is made first.",
		c.noArguments, func(_ []string, asJSON bool) error { return c.saveCompact(asJSON) })
}

func (c *call) saveCompact(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	ch, err := saves.Compact(dir, c.saveOptions())
	switch {
	case errors.Is(err, saves.ErrDamaged):
		return failed(notice("the save of {name} has damage, which compact would hide; first: quest save repair --player {name}",
			"{name}의 저장이 손상되어 있어 정리하지 않습니다. 먼저: quest save repair --player {name}", "name", name), err)
	case err != nil:
		return saveFailed(dir, err)
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(notice("The save of {name} is compact already; nothing was changed.", "{name}의 저장은 이미 정리되어 있습니다. 바뀐 것은 없습니다.", "name", name))
	}
	return c.sayChanged(ch, notice("Compacted: {n}, none left out.", "정리했습니다. 기록 {count}개가 모두 그대로입니다.",
		"n", several(ch.Batches, "record"), "count", strconv.Itoa(ch.Batches)))
}
