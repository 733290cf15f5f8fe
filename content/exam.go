package content

import "time"

// Constraints returns what can decide between the options of an item, in the order in which figures
// list them (docs/pack-format.md 9.1).
func Constraints() []string {
	return []string{"operations", "cost", "availability", "security", "performance", "migration"}
}

// UsualStaleAfter is for how many days after they were verified facts count as checked,
// unless an item says otherwise.
const UsualStaleAfter = 365

// StaleOn gives the first day, in days since 1970-01-01, on which the facts of the item were checked
// too long ago; 0 if it does not say when they were checked.
func (it *Item) StaleOn() int {
	verified, err := time.Parse(time.DateOnly, it.Verified)
	if err != nil {
		return 0
	}
	days := it.StaleAfter
	if days == 0 {
		days = UsualStaleAfter
	}
	return int(verified.Unix()/86400) + days + 1
}
