package main

import "slices"

// mutants are all of them.
var mutants = slices.Concat(ofFiles, ofDatabase)

// mutant is one piece of safety taken out.
type mutant struct {
	name  string
	edits []edit
	// caught are the tests that must notice.
	caught []catcher
}

// edit replaces a text that is in a file of package saves exactly once.
type edit struct{ file, old, new string }

// catcher is a set of tests in one package, or a row of the torture.
type catcher struct{ pkg, tests, row string }

// The tests that notice most.
var (
	powerCut = catcher{pkg: "saves/torture", tests: "TestEveryPromiseHoldsInItsSmallestForm/S2$"}
	failure  = catcher{pkg: "saves/torture", tests: "TestEveryPromiseHoldsInItsSmallestForm/S3$"}
	kill     = catcher{row: "S1"}
)

func in(pkg, tests string) []catcher { return []catcher{{pkg: pkg, tests: tests}} }

var ofFiles = []mutant{
	{"no fsync", []edit{{
		"writer.go", "	err := w.file.Sync()\n", "	var err error\n",
	}}, []catcher{powerCut}},
	{"no fsync of the directory", []edit{{
		"writer.go", "		err = w.SyncDir(w.dir)\n", "		err = nil\n",
	}}, []catcher{powerCut}},
	{"early acknowledgement", []edit{
		{"writer.go", "	if err := writeAll(w.file, line); err != nil {\n", "	_ = w.file.Sync()\n	if err := writeAll(w.file, line); err != nil {\n"},
		{"writer.go", "	err := w.file.Sync()\n", "	var err error\n"},
	}, []catcher{powerCut}},
	{"acknowledged before it is written", []edit{
		{"writer.go", "// writer owns the newest segment.", "var late []byte\n\n// writer owns the newest segment."},
		{"writer.go", "	if err := writeAll(w.file, line); err != nil {\n", "	earlier := late\n	late = line\n	if err := writeAll(w.file, earlier); err != nil {\n"},
		{"writer.go", "		_ = w.file.Close()\n", "		_ = writeAll(w.file, late)\n		late = nil\n		_ = w.file.Close()\n"},
	}, []catcher{kill}},
	{"no checksum", []edit{{
		"scan.go", "		if checksum(body) != want {\n", "		if false {\n",
	}}, in("saves", "TestEveryFlippedBitCostsAtMostOneBatchAndIsTold")},
	{"no lock", []edit{{
		"rootfs.go", "	got, err := l.TryLock()\n", "	got, err := true, error(nil)\n",
	}}, in("saves", "TestOfTwoRacingOpenersExactlyOneWrites")},

	{"fsync tried again on the same file", []edit{{
		"writer.go", "	err := w.file.Sync()\n", "	err := w.file.Sync()\n	if err != nil {\n		err = w.file.Sync()\n	}\n",
	}}, []catcher{powerCut}},
	{"a failed sync counts as good", []edit{{
		"writer.go", "	err := w.file.Sync()\n", "	err := w.file.Sync()\n	err = nil\n",
	}}, []catcher{failure}},
	{"a failed write is not cut off", []edit{{
		"writer.go", "	if err := w.file.Truncate(w.size); err != nil {\n", "	if false {\n		var err error\n",
	}}, []catcher{failure}},
	{"a short write counts as whole", []edit{{
		"folder.go", "	if err == nil && n < len(data) {\n", "	if false {\n",
	}, {
		"sight.go", "	case info.Size() != w.size+int64(len(line)):\n", "	case false:\n", // the look behind the line sees it, too
	}}, []catcher{failure}},
	{"prev is not checked", []edit{{
		"history.go", "	if want == r.last {\n", "	if want.seq >= 0 {\n",
	}}, in("saves", "TestDamageIsToldAndTheRestIsKept")},
	{"a suspect is cleared without prev", []edit{{
		"history.go", "				next.head.prev == p.sum && next.head.seq == p.head.seq+1 {\n", "				next.head.seq == p.head.seq+1 {\n",
	}}, in("saves", "TestEveryFlippedBitCostsAtMostOneBatchAndIsTold")},
	{"upper-case digits are taken", []edit{{
		"line.go", "		case 'a' <= c && c <= 'f':\n", "		case 'A' <= c && c <= 'F':\n			c -= 'A' - 10\n		case 'a' <= c && c <= 'f':\n",
	}}, in("saves", "TestEveryFlippedBitCostsAtMostOneBatchAndIsTold")},
	{"a torn tail is cut without a copy", []edit{{
		"heal.go", "	if err := f.put(name, s.data); err != nil {\n		return \"\", fmt.Errorf(\"set the torn", "	if err := error(nil); err != nil {\n		return \"\", fmt.Errorf(\"set the torn",
	}}, in("saves", "TestEveryCutOpensWithAllCompleteBatches")},
	{"damage in the middle without a copy", []edit{{
		"heal.go", "			if err := f.put(name, s.data); err != nil {\n				return nil, fmt.Errorf(\"copy the damaged", "			if err := error(nil); err != nil {\n				return nil, fmt.Errorf(\"copy the damaged",
	}}, in("saves", "TestEveryFlippedBitCostsAtMostOneBatchAndIsTold")},
	{"what opening shows is not synced", []edit{{
		"heal.go", "	return file.Sync()\n", "	return nil\n",
	}}, in("saves", "TestWhatOpeningShowsIsDurable")},
	{"a line in doubt is not written again", []edit{{
		"open.go", "	if doubt {\n", "	if false {\n",
	}}, in("saves", "TestWhatAFailedSyncLeftIsWrittenAgainBeforeItIsShown")},
	{"a copy vouches for a line in doubt", []edit{{
		"doubt.go", "; ids[before] != p.head.id {\n", "; true {\n",
	}}, in("saves", "TestADoubtOutlivesEveryFailureToEndIt")},
	{"new folders are not synced", []edit{{
		"folder.go", "	return f.syncAbove()\n", "	return nil\n",
	}}, []catcher{powerCut}},
	{"a batch seen twice counts twice", []edit{{
		"history.go", "		r.report.Duplicates++\n		return\n", "		r.report.Duplicates++\n",
	}}, []catcher{failure}},

	{"new files are named before they are synced", []edit{{
		"folder.go", "		err = file.Sync()\n", "		err = nil\n",
	}}, []catcher{powerCut}},
	{"a rewrite is used before its names are synced", []edit{{
		"generation.go", "	return f.SyncDir(f.dir)\n}\n\n// proves", "	return nil\n}\n\n// proves",
	}}, in("saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S15$")},
	{"the switch to a rewrite is not synced", []edit{
		{"generation.go", "	return f.path(name), f.SyncDir(f.dir)\n", "	return f.path(name), nil\n"},
		{"generation.go", "	if durable && g.renewed {\n", "	if durable && false {\n"},
	}, in("saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S15$")},
	{"a rewrite is not read back", []edit{{
		"generation.go", "		err = fresh.proves(records)\n", "		err = nil\n",
	}}, in("saves/torture", "TestARewriteThatDoesNotReadBackIsNotUsed")},
	{"the state in a snapshot is not checked", []edit{{
		"snapshot.go", "len(state) != s.Bytes || checksum(state) != check {", "len(state) < 0 && checksum(state) != check {",
	}}, in("saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S9$")},
	{"a snapshot fits any journal", []edit{{
		"base.go", "p.head.seq == s.Seq && p.sum == s.link().sum\n", "true\n",
	}}, in("saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S9$")},
	{"an append does not wait for the older segments", []edit{{
		"journal.go", "		older = j.checkOlder()\n", "		older = nil\n",
	}}, in("saves", "TestAnAppendWaitsForTheCheckOfOlderSegments")},
	{"a conflict is merged", []edit{{
		"merge.go", "ok && !known.equal(r) {", "ok && known.id == \"\" && !known.equal(r) {",
	}}, in("saves", "TestAConflictStopsAMergeAndChangesNothing")},
	{"a merge makes no backup", []edit{{
		"merge.go", "		if err := w.backUp(); err != nil {\n			return err\n		}\n		if !theirs.kept {", "		if !theirs.kept {",
	}}, in("saves", "TestMergeJoinsTwoLaptopsAndLeavesBothAsTheyWere")},
	{"a damaged backup is restored", []edit{{
		"backup.go", "	if !r.Clean() || r.Batches != b.Batches {", "	if false {",
	}}, in("saves", "TestRestoreBringsABackupBackAndBacksUpWhatItLeaves")},
	{"a newer format is written to", []edit{{
		"open.go", "	if j.report.Newer > 0 {\n", "	if false {\n",
	}}, in("saves", "TestANewerFormatIsNeverTouched")},
	{"links in a save are not looked for", []edit{{
		"folder.go", "	if err := root.inspect(); err != nil {\n", "	if err := error(nil); err != nil {\n",
	}}, in("saves", "TestWhatIsNoPlainFileIsNamedAndNothingOutsideIsTouched")},
	{"everything in an unfinished folder is removed", []edit{{
		"generation.go", "append(segmentNames(names), leftName) {", "append(names, leftName) {",
	}}, in("saves", "TestOnlyFilesOfItsOwnAreClearedAway")},
	{"a file with a second name is written", []edit{{
		"rootfs.go", "	if n, err := links(f, info); err != nil || n > 1 {", "	if n, err := links(f, info); err != nil || n > 1<<30 {",
	}}, in("saves", "TestAFileWithASecondNameIsNotWritten")},
	{"a time without an end leaves no room", []edit{{
		"journal.go", "	b.At = min(max(b.T, j.at+1), lastMoment)\n", "	b.At = max(b.T, j.at+1)\n",
	}, {
		"line.go", "	if at > lastMoment {\n", "	if false {\n",
	}}, in("saves", "TestATimeBehindAllClocksLeavesRoom")},

	{"a line counts although its name leads elsewhere", []edit{{
		"writer.go", "	if err := w.stands(line); err != nil {\n", "	if err := error(nil); err != nil {\n",
	}}, in("saves", "TestAFileReplacedWhileALineIsWrittenIsNoticed")},
	{"what was done to the journal since the last line is not looked at", []edit{{
		"journal.go", "	if err := j.before(); err != nil {\n", "	if err := error(nil); err != nil {\n",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind")},
	{"what the open file says before a line is not looked at", []edit{{
		"sight.go", "	return err == nil && info.Size() == w.size && info.ModTime().Equal(w.info.ModTime())\n", "	return err == nil && info != nil\n",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind")},
	{"what is around the journal is not looked at", []edit{{
		"journal.go", "			err = j.around(false)\n", "			err = nil\n",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind")},
	{"no look before the end", []edit{{
		"journal.go", "	j.lastLook()\n", "",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind")},
	{"a rewritten save of others is not noticed", []edit{{
		"sight.go", "	if f.dir != j.out.dir {\n", "	if false {\n",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind")},
	{"a full segment is left without a look at its name", []edit{{
		"sight.go", "	if !j.out.full() && j.out.unwritten() {\n", "	if j.out.unwritten() {\n",
	}}, in("saves", "TestASegmentIsLookedAtBeforeItIsLeft")},
	{"a removed lock is not noticed", []edit{{
		"sight.go", "	} else if !held {\n", "	} else if !held && false {\n",
	}}, in("saves", "TestASecondWriterIsKeptOutWhenTheLockWasRemoved")},
	{"what cannot be written again stays called saved", []edit{{
		"replaced.go", "		j.waitAgain()\n", "",
	}}, in("saves", "TestASaveThatCannotBeMendedIsNotSaved")},
	{"what is gone for ever is not told", []edit{{
		"replaced.go", "			m.Lost++\n", "",
	}}, in("saves", "TestNothingIsCalledSavedThatALaterStartWouldNotFind|TestWhatAnotherProgramDidIsTold")},
	{"a backup of nothing", []edit{{
		"backup.go", "	if m.saved == 0 {\n", "	if false {\n",
	}}, in("saves", "TestNoBackupIsMadeOfNothing")},
	{"a backup of what is no longer there", []edit{{
		"backup.go", "h.last != m.last || h.count() != m.saved {", "h.count() < 0 {",
	}}, in("saves", "TestABackupIsOfWhatItSays")},
	{"a backup counts as held by its number alone", []edit{{
		"beside.go", "hasMark(segments, b.Mark)", "(hasMark(segments, b.Mark) || true)",
	}}, in("saves", "TestAJournalShorterThanItsBackupsIsTold")},
	{"copies beside the journal are not compared", []edit{{
		"beside.go", "looksLikeJournal(name)) && ", "false) && ",
	}}, in("saves", "TestACopyBesideTheJournalIsToldAndCanBeMerged")},
	{"what a restore left out is missed", []edit{{
		"rewrite.go", "w.leaves(records), check)", "nil, check)",
	}}, in("saves", "TestWhatARestoreLeftIsNotMissed")},
}
