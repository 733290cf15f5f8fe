package main

// ofDatabase are mutants of the journals and logs on PostgreSQL.
var ofDatabase = []mutant{
	{"database: an append locks no lease", []edit{{
		"postgres/append.go", " FOR SHARE\n", "\n",
	}}, in("saves/postgres", "TestAnAppendThatWaitedWhileItsHolderWasPassedByAppendsNothing")},
	{"database: an append proves no lease", []edit{{
		"postgres/append.go", " AND token = $2 FOR SHARE", " AND $2 <> '' FOR SHARE",
	}}, in("saves/postgres", "TestOnlyOneOfTwoWhoBelieveToHoldAPlayerAppends")},
	{"database: the epoch is proved in place of the token", []edit{{
		"postgres/append.go", " AND token = $2 FOR SHARE", " AND epoch = $2::text::bigint FOR SHARE",
	}, {
		"postgres/append.go", "lineAppend, j.player, j.lease.token, seq", "lineAppend, j.player, fmt.Sprint(j.lease.epoch), seq",
	}}, in("saves/postgres", "TestACopyThatLagsBehindIsFilledAgain")},
	{"database: an append does not look at the line before", []edit{{
		"postgres/append.go", "SELECT WHERE ` + endsIn(\"$3::bigint - 1\", \"$4\") + `", "SELECT WHERE $4::bytea IS NULL OR true",
	}}, in("saves/postgres", "TestACopyThatLagsBehindIsFilledAgain")},
	{"database: saved before the database says so", []edit{{
		"postgres/append.go", "	return o, writing(err)\n", "	if err != nil {\n		return outcome{held: true, follows: true, put: true}, nil\n	}\n	return o, nil\n",
	}}, in("saves/postgres", "TestWhileTheDatabaseIsAwayBatchesWaitInMemory")},
	{"database: a commit without an answer is not found again", []edit{{
		"postgres/update.go", "	u.grown, u.doubt = s.last+int64(len(add)), s.id\n", "	u.grown = s.last + int64(len(add))\n",
	}}, in("saves/postgres", "TestACommitWhoseAnswerIsLostAppendsOnce")},
	{"database: a decision locks no log", []edit{{
		"postgres/update.go", " FOR UPDATE`", "`",
	}}, in("saves/postgres", "TestNothingComesBetweenWhatIsDecidedAndWhatIsAppended")},
	{"database: a commit need not be on the disk", []edit{{
		"postgres/database.go", "ELSE 'on' END, false)`", "ELSE current_setting('synchronous_commit') END, false)`",
	}}, in("saves/postgres", "TestACommitWaitsForTheDiskWhateverTheServersDefault")},
	{"database: a bell carries over nothing after a break", []edit{{
		"postgres/bell.go", "	b.ringAll() // what was rung while nobody listened\n", "",
	}}, in("saves/postgres", "TestABellThatWasCutOffIsHeardAgain")},
}
