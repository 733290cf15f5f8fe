package desk

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
)

// whyUnsaved says why something is not saved, what becomes of it, and what to do.
func whyUnsaved(where string, f *Failure) game.Notice {
	where = content.OneLine(where)
	switch f.Kind {
	case Busy:
		return busy(f.Holder)
	case Newer:
		return game.Say("desk.Newer").With("major", strconv.Itoa(f.Format))
	case Full:
		return game.Say("desk.Full").With("dir", where)
	case Invalid:
		return game.Say("desk.Invalid").With("why", content.OneLine(f.Error()))
	case Refused:
		return game.Say("desk.Refused").With("dir", where).Put("why", f.Cause)
	case NotPlain:
		return WhyNotPlain(f.Where, f.What, false)
	case Gone:
		return game.Say("desk.Gone").Count("n", f.Lost).With("dir", where)
	case Replaced:
		return game.Say("desk.Replaced").With("dir", where)
	case Away:
		return game.Say("desk.Away").Put("why", f.Cause)
	case Elsewhere:
		return game.Say("desk.Elsewhere")
	case Nowhere, Unreadable, Rewritten, Closed:
	}
	return game.Say("desk.Unsaved").Put("why", f.Cause).With("dir", where)
}

// WhyLost says on leaving how many answers were not saved, why, and what helps the
// next time.
func WhyLost(lost int, err error) game.Notice {
	f := failureOf(err)
	why, todo := whyLost(f)
	said := game.Say("desk.Lost").Count("n", lost).Put("why", why)
	if todo.Empty() {
		return said
	}
	return game.Say("desk.LostTodo").Put("lost", said).Put("todo", todo)
}

// WhyGone says on leaving that records of before are gone for ever; it is empty for any
// other failure.
func WhyGone(where string, err error) game.Notice {
	if f := failureOf(err); f.Kind == Gone {
		return whyUnsaved(where, f)
	}
	return game.Notice{}
}

// mishap tells what another program did to an open store. What is gone for ever is told
// as the reason why something is not saved.
func mishap(m Mishap) []game.Notice {
	var all []game.Notice
	if m.Again > 0 {
		all = append(all, game.Say("desk.SavedAgain").Count("n", m.Again))
	}
	if m.Others > 0 {
		all = append(all, game.Say("desk.OthersCame").Count("n", m.Others))
	}
	return all
}

// whyLost says why answers were not saved and what helps the next time; todo is empty
// where nothing does.
func whyLost(f *Failure) (why, todo game.Notice) {
	elsewhere := game.Say("desk.TodoElsewhere")
	switch f.Kind {
	case Nowhere:
		return game.Say("desk.LostNowhere"), elsewhere
	case Busy:
		return game.Say("desk.LostBusy"), game.Notice{}
	case Newer:
		return game.Say("desk.LostNewer"), game.Say("desk.TodoUpdate")
	case Full:
		return game.Say("desk.LostFull"), game.Say("desk.TodoFree")
	case Refused:
		if f.Where == "" {
			return game.Say("desk.LostRefused").Put("why", f.Cause), elsewhere
		}
		return game.Say("desk.LostRefusedAt").With("dir", content.OneLine(f.Where)).Put("why", f.Cause), elsewhere
	case Invalid:
		return game.Say("desk.LostInvalid").With("why", content.OneLine(f.Error())), game.Notice{}
	case Replaced:
		return game.Say("desk.LostReplaced"), game.Say("desk.TodoVerify")
	case Away:
		return game.Say("desk.LostAway").Put("why", f.Cause), game.Notice{}
	case Elsewhere:
		return game.Say("desk.LostElsewhere"), game.Notice{}
	case Gone, Unreadable, Rewritten, Closed, NotPlain:
	}
	return f.Cause, game.Notice{}
}

func busy(holder game.Notice) game.Notice {
	if holder.Empty() {
		holder = game.Verbatim("?")
	}
	return game.Say("desk.Busy").Put("holder", holder)
}

// unreadableAt says that the save at a place cannot be read.
func unreadableAt(where string, f *Failure) game.Notice {
	switch f.Kind {
	case NotPlain:
		return WhyNotPlain(f.Where, f.What, false)
	case Away:
		return game.Say("desk.NotOpened").Put("why", f.Cause)
	case Full, Refused, Nowhere, Busy, Newer, Invalid, Replaced, Gone, Unreadable, Rewritten, Closed, Elsewhere:
	}
	return game.Say("desk.UnreadableAt").With("dir", content.OneLine(where)).Put("why", f.Cause)
}

// unreadable says that the save cannot be read, where its place was told already.
func unreadable(f *Failure) game.Notice {
	if f.Kind == NotPlain {
		return WhyNotPlain(f.Where, f.What, false)
	}
	return game.Say("desk.Unreadable").Put("why", f.Cause)
}

func noBackup(f *Failure) game.Notice {
	if f.Kind == NotPlain {
		return game.Say("desk.NoBackup").Put("why", WhyNotPlain(f.Where, f.What, false))
	}
	return game.Say("desk.NoBackup").Put("why", f.Cause)
}

func notRescued(err error) game.Notice {
	if errors.Is(err, errNothing) {
		return game.Say("desk.NothingToExport")
	}
	return game.Say("desk.NotExported").Put("why", failureOf(err).Cause)
}

// found tells what a store has found and done, in words for the player. strange is how
// many events of newer versions are in records that could be read, flawed how many
// records hold what no rule could have written.
func found(f Found, strange, flawed int) []game.Notice {
	var all []game.Notice
	if t := f.Torn; t != nil && t.Copy != "" {
		all = append(all, torn(t))
	} else if t != nil && t.Acknowledged { // of a view, which sets nothing aside
		all = append(all, game.Say("desk.LastRecordUnread"))
	}
	for _, g := range joined(f.Unreadable) {
		all = append(all, unreadableRecords(g, content.OneLine(f.Copy)))
	}
	if f.Damaged > 0 {
		all = append(all, game.Say("desk.PlacesDamaged").Count("n", f.Damaged))
	}
	if n := f.Unknown + strange; n > 0 {
		all = append(all, game.Say("desk.EntriesUnknown").Count("n", n))
	}
	if flawed > 0 {
		all = append(all, game.Say("desk.RecordsFlawed").Count("n", flawed))
	}
	if f.Stale {
		all = append(all, game.Say("desk.StaleSnapshot"))
	}
	if f.Unlocked {
		all = append(all, game.Say("desk.NoLocks"))
	}
	return append(append(all, WhatIsBeside(f.Beside, besideTold)...), WhatIsUnopened(f.Unopened)...)
}

// WhatIsUnopened tells in one notice what looks like a copy of the records of a store and
// was not opened, because it is no plain file; it is nothing for nothing.
func WhatIsUnopened(paths []string) []game.Notice {
	if len(paths) == 0 {
		return nil
	}
	return []game.Notice{game.Say("desk.BesideUnopened").Count("n", len(paths)).With("name", content.OneLine(paths[0]))}
}

// besideTold is how many things beside a store are told at a start; verify tells all.
const besideTold = 3

// WhatIsBeside tells what stands beside the records of a store and holds more, and how it
// is brought in: at most so many things, and that there are others.
func WhatIsBeside(all []Beside, most int) []game.Notice {
	var told []game.Notice
	for _, b := range all[:min(len(all), most)] {
		told = append(told, beside(b))
	}
	if more := len(all) - most; more > 0 {
		told = append(told, game.Say("desk.BesideMore").Count("n", more))
	}
	return told
}

func beside(b Beside) game.Notice {
	name, command := content.OneLine(b.Name), b.Command
	switch {
	case b.What == SnapshotBeside:
		return game.Say("desk.BesideSnapshot").Count("n", b.Missing).With("todo", command)
	case b.Differs > 0:
		return game.Say("desk.BesideDiffers").Count("n", b.Missing).Count("differs", b.Differs).With("name", name, "todo", command)
	case b.What == BackupBeside:
		return game.Say("desk.BesideBackup").Count("n", b.Missing).With("name", name, "todo", command)
	}
	return game.Say("desk.BesideCopy").Count("n", b.Missing).With("name", name, "todo", command)
}

// emptied says that a store holds nothing while records are beside it, which is not how a
// new player looks; it is empty if nothing can be brought in.
func emptied(where string, all []Beside) game.Notice {
	for _, b := range all {
		if b.What != SnapshotBeside && b.Command != "" {
			return game.Say("desk.Emptied").With("dir", content.OneLine(where)).Put("beside", beside(b))
		}
	}
	return game.Notice{}
}

// unreadableRecords tells of records that cannot be read. A view makes no copy.
func unreadableRecords(g Gap, file string) game.Notice {
	if file == "" {
		return game.Say("desk.RecordsUnread").Count("n", int(g.Records)).With("between", g.Days())
	}
	return game.Say("desk.RecordsUnreadable").Count("n", int(g.Records)).With("between", g.Days(), "copy", file)
}

// joined gives a few gaps as they are, and many as one: nobody reads hundreds of lines.
func joined(gaps []Gap) []Gap {
	const few = 5
	if len(gaps) <= few {
		return gaps
	}
	all := Gap{After: gaps[0].After, Before: gaps[len(gaps)-1].Before}
	for _, g := range gaps {
		all.Records += g.Records
	}
	return []Gap{all}
}

func torn(t *Torn) game.Notice {
	path := content.OneLine(t.Copy)
	switch {
	case t.Acknowledged:
		return game.Say("desk.LastRecordDamaged").With("copy", path)
	case t.Record:
		return game.Say("desk.LastLineUnfinished").With("copy", path)
	}
	return game.Say("desk.EndRepaired").With("copy", path)
}

// Days names the study days around a gap, "..." for one that is not known.
func (g Gap) Days() string {
	first, last := g.After, g.Before
	if first == "" {
		first = "..."
	}
	if last == "" {
		last = "..."
	}
	return content.OneLine(first) + " - " + content.OneLine(last)
}
