package class

import "time"

// Limits of what a school takes.
const (
	MostMembers     = 2_000 // of a class
	MostAssignments = 500   // of a class
	MostOptions     = 32    // of a round
	MostExtra       = 300   // percent
	MostHealth      = 1_000_000
	MostDamage      = 1_000 // of one batch
	MostUses        = 1_000 // of a code
	MostKeys        = 20    // of a player
	MostKeyCodes    = 10    // for more keys, that a player makes within a day
	LongestID       = 128   // bytes of an ID of a pack, item, option, lesson or batch
	LongestName     = 24    // columns of a nickname
	LongestRoster   = 60    // columns of a roster name, and of the name of a class

	ShortestClock = 5 * time.Second
	LongestClock  = time.Hour
	LongestCode   = 30 * 24 * time.Hour // how long a code can be used

	onItsWay    = 2 * time.Second     // how late a vote may come that was cast in time
	lastMoment  = 253_402_300_799_999 // Unix milliseconds at the end of the year 9999
	mostCertain = 3                   // the highest certainty of a vote
)
