package desk

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// notice fills the placeholders of a text in both languages.
func notice(en, ko string, pairs ...string) game.Notice {
	en = phrase.Fill(en, append([]string(nil), pairs...)...)
	return game.Notice{En: en, Ko: phrase.Fill(ko, pairs...)}
}

// whyUnsaved says why something is not saved, what becomes of it, and what to do.
func whyUnsaved(where string, f *Failure) game.Notice {
	where = content.OneLine(where)
	switch f.Kind {
	case Busy:
		return busy(f.Holder)
	case Newer:
		return notice(
			"a newer quest wrote this save (format {major}), so this one only reads it. Update quest, or play as somebody else with --player NAME.",
			"더 새로운 quest가 만든 저장 파일(형식 {major})이라 읽기만 합니다. quest를 업데이트하거나 --player 이름으로 따로 시작하세요.",
			"major", strconv.Itoa(f.Format))
	case Full:
		return notice(
			"the disk is full ({dir}). Your answer is kept in memory; free some space, and it is written with the next answer.",
			"디스크가 가득 찼습니다({dir}). 답은 메모리에 있습니다. 공간을 비우면 다음 답과 함께 저장됩니다.", "dir", where)
	case Invalid:
		return notice(
			"this answer cannot be stored: {why}. What was saved before is safe; please report this.",
			"이 답은 저장할 수 없습니다: {why}. 앞서 저장된 것은 안전합니다. 알려 주시면 고치겠습니다.", "why", content.OneLine(f.Error()))
	case Refused:
		return notice(
			"the folder {dir} cannot be written: {why}. You can play, and everything stays in memory until you leave; choose another folder with --save-dir DIR.",
			"{dir} 폴더에 쓸 수 없습니다: {why}. 그대로 할 수 있지만 나가면 사라집니다. --save-dir 폴더로 다른 곳을 정하세요.",
			"dir", where, "why", f.Cause)
	case Nowhere, Unreadable, Rewritten, Closed:
	}
	return notice(
		"{why} ({dir}). Your answer is kept in memory and is tried again with the next one.",
		"{why} ({dir}). 답은 메모리에 있고 다음 답과 함께 다시 저장합니다.", "why", f.Cause, "dir", where)
}

// WhyLost says on leaving how many answers were not saved, why, and what helps the
// next time.
func WhyLost(lost int, err error) game.Notice {
	f := failureOf(err)
	why := notice("{why}", "{why}", "why", f.Cause)
	todo := notice("", "")
	elsewhere := notice("to keep the next ones, choose another folder with --save-dir DIR", "다음 답을 저장하려면 --save-dir 폴더로 다른 곳을 정하세요")
	switch f.Kind {
	case Nowhere:
		why, todo = notice("no home folder is known", "홈 폴더를 알 수 없습니다"), elsewhere
	case Busy:
		why = notice("another quest had this save open", "다른 quest가 이 저장을 쓰고 있었습니다")
	case Newer:
		why, todo = notice("a newer quest wrote this save", "더 새로운 quest가 만든 저장입니다"), notice("update quest", "quest를 업데이트하세요")
	case Full:
		why, todo = notice("the disk is full", "디스크가 가득 찼습니다"), notice("free some space before the next ones", "다음 답을 위해 공간을 비우세요")
	case Refused:
		why, todo = unwritable(f), elsewhere
	case Invalid, Unreadable, Rewritten, Closed:
	}
	n := strconv.Itoa(lost)
	answers := n + " answers were"
	if lost == 1 {
		answers = n + " answer was"
	}
	said := game.Notice{
		En: answers + " not saved, because " + why.En,
		Ko: "답 " + n + "개가 저장되지 않았습니다. " + why.Ko,
	}
	if todo.En != "" {
		said.En += "; " + todo.En
		said.Ko += ". " + todo.Ko
	}
	return said
}

// unwritable says which folder cannot be written, as far as it is known.
func unwritable(f *Failure) game.Notice {
	if f.Where == "" {
		return notice("the folder of the save cannot be written: {why}", "저장 폴더에 쓸 수 없습니다: {why}", "why", f.Cause)
	}
	return notice("the folder {dir} cannot be written: {why}", "{dir} 폴더에 쓸 수 없습니다: {why}", "dir", content.OneLine(f.Where), "why", f.Cause)
}

func busy(holder string) game.Notice {
	if holder = content.OneLine(holder); holder == "" {
		holder = "?"
	}
	return notice(
		"another quest has this save open ({holder}), so this terminal does not save. Leave the other one first, or play as somebody else with --player NAME.",
		"다른 quest가 이 저장을 쓰고 있어서({holder}) 이 터미널은 저장하지 않습니다. 먼저 그쪽을 끝내거나 --player 이름으로 따로 하세요.",
		"holder", holder)
}

// unreadableAt says that the save at a place cannot be read.
func unreadableAt(where string, f *Failure) game.Notice {
	return notice("the save in {dir} cannot be read: {why}", "{dir}의 저장을 읽을 수 없습니다: {why}", "dir", content.OneLine(where), "why", f.Cause)
}

// unreadable says that the save cannot be read, where its place was told already.
func unreadable(f *Failure) game.Notice {
	return notice("the save cannot be read: {why}", "저장을 읽을 수 없습니다: {why}", "why", f.Cause)
}

func noBackup(f *Failure) game.Notice {
	return notice("No backup could be made: {why}. What you play is saved all the same.",
		"백업을 만들지 못했습니다: {why}. 게임은 그대로 저장됩니다.", "why", f.Cause)
}

func notRescued(err error) game.Notice {
	if errors.Is(err, errNothing) {
		return notice("There is nothing to export yet.", "아직 내보낼 것이 없습니다.")
	}
	return notice("Your answers could not be exported either: {why}. They stay in memory while quest is open.",
		"내보내기도 되지 않았습니다: {why}. quest가 열려 있는 동안은 메모리에 있습니다.", "why", failureOf(err).Cause)
}

// found tells what a store has found and done, in words for the player. strange is how
// many events of newer versions are in records that could be read.
func found(f Found, strange int) []game.Notice {
	var all []game.Notice
	add := func(en, ko string, pairs ...string) { all = append(all, notice(en, ko, pairs...)) }
	if t := f.Torn; t != nil && t.Copy != "" {
		all = append(all, torn(t))
	}
	for _, g := range f.Unreadable {
		add("{n} records of your save cannot be read ({between}). Everything else is kept. A copy of the file is at {copy}.",
			"저장 기록 {n}개를 읽을 수 없습니다({between}). 나머지는 모두 그대로입니다. 파일 사본: {copy}.",
			"n", strconv.FormatInt(g.Records, 10), "between", g.Days(), "copy", content.OneLine(f.Copy))
	}
	if f.Damaged > 0 {
		add("{n} places in your save were damaged, but every record around them is whole and counts.",
			"저장 파일에서 손상된 곳이 {n}군데 있었지만 기록은 온전하며 모두 셉니다.", "n", strconv.Itoa(f.Damaged))
	}
	if n := f.Unknown + strange; n > 0 {
		add("Your save holds {n} entries of a newer quest. They are kept, and skipped here.",
			"저장에 더 새로운 quest의 기록이 {n}개 있습니다. 그대로 두고 여기서는 건너뜁니다.", "n", strconv.Itoa(n))
	}
	if f.Stale {
		add("Your level and gold are shown from a snapshot that does not fit your records. No record is lost; start quest again to see them right.",
			"레벨과 골드가 기록과 맞지 않는 스냅샷에서 나왔습니다. 잃은 기록은 없으니 quest를 다시 시작하면 바로 보입니다.")
	}
	if f.Unlocked {
		add("The folder of your save has no file locks, as on some network drives. Do not play the same save in two places at once.",
			"저장 폴더에 파일 잠금이 없습니다(일부 네트워크 드라이브). 같은 저장을 두 곳에서 동시에 쓰지 마세요.")
	}
	return all
}

func torn(t *Torn) game.Notice {
	path := content.OneLine(t.Copy)
	switch {
	case t.Acknowledged:
		return notice(
			"The last record of your save was damaged and set aside; it may have been an answer that was called saved. A copy is at {copy}.",
			"저장의 마지막 기록이 손상되어 따로 두었습니다. 저장되었다고 알린 답일 수도 있습니다. 사본: {copy}.", "copy", path)
	case t.Record:
		return notice(
			"The last line of your save was not finished, as after a power cut, and was set aside. Nothing that was called saved is lost. A copy is at {copy}.",
			"저장의 마지막 줄이 끝까지 쓰이지 않아(정전 등) 따로 두었습니다. 저장되었다고 알린 것은 그대로입니다. 사본: {copy}.", "copy", path)
	}
	return notice(
		"The end of your save was repaired. Nothing is lost. A copy of the file is at {copy}.",
		"저장 파일의 끝을 고쳤습니다. 잃은 것은 없습니다. 파일 사본: {copy}.", "copy", path)
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
