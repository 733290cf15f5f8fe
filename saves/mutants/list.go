package main

// mutant is one piece of safety taken out.
type mutant struct {
	name  string
	edits []edit
	// caught are the tests that must notice.
	caught []catcher
}

// edit replaces a text that is in a file of package saves exactly once.
type edit struct{ file, old, new string }

// catcher is a set of tests in one package.
type catcher struct{ pkg, tests string }

// The tests that notice most.
var (
	powerCut = catcher{"saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S2$"}
	failure  = catcher{"saves/torture", "TestEveryPromiseHoldsInItsSmallestForm/S3$"}
)

func in(pkg, tests string) []catcher { return []catcher{{pkg, tests}} }

var mutants = []mutant{
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
	{"no checksum", []edit{{
		"scan.go", "		if checksum(body) != want {\n", "		if false {\n",
	}}, in("saves", "TestEveryFlippedBitCostsAtMostOneBatchAndIsTold")},
	{"no lock", []edit{{
		"osfs.go", "	got, err := l.TryLock()\n", "	got, err := true, error(nil)\n",
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
	{"new folders are not synced", []edit{{
		"folder.go", "	return f.syncAbove()\n", "	return nil\n",
	}}, []catcher{powerCut}},
}
