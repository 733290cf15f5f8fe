package game

// A raid is a class against one boss. What takes the boss down is what its members learn.
const (
	// MostDamage is the most that one batch does in a raid, as a class takes it.
	MostDamage = 1000
	// mixUpDamage is added for each mix-up that an answer speaks against.
	mixUpDamage = 5
	// memberHealth is what each member adds to the health of a boss: about what three right answers of
	// four do, with five new questions a member and what else is due.
	memberHealth = 100
)

// Damage is what a batch does in a raid, from 0 to MostDamage: the XP of its answers, which pay for
// memory that became stronger than it ever was, and a little more for each mix-up that such an answer
// speaks against. A question that is still known, one that was answered today, practice, chests,
// drops and missions do nothing; knowing again what was forgotten does no more than its XP.
func Damage(b Batch) int {
	answered := map[string]*Answered{}
	sum := 0
	for i := range b.Events {
		e := &b.Events[i]
		if _, flawed := FlawIn(*e); flawed {
			continue
		}
		switch {
		case e.Answered != nil:
			answered[e.Answered.Item] = e.Answered
		case e.Earned != nil:
			a := answered[e.Earned.Item]
			if a == nil || !a.First || !a.Right {
				continue
			}
			delete(answered, e.Earned.Item) // it pays once
			sum = plus(sum, e.Earned.XP)
			if e.Earned.XP > lapseXP {
				sum = plus(sum, mixUpDamage*len(a.Refutes))
			}
		}
	}
	return min(sum, MostDamage)
}

// RaidHealth proposes the health of a boss for so many members: about what all of them learn together
// in a quarter of an hour.
func RaidHealth(members int) int { return memberHealth * max(1, members) }
