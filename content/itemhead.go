package content

// ItemHead is what choosing and ordering items needs to know of one. It is read
// without decoding the item. Its slices are shared and must not be changed.
type ItemHead struct {
	Rev            int
	Difficulty     int    // 1 to 5
	Case           ItemID // the case that the item belongs to, "" for none
	Cites          []Cite
	Misconceptions []MisconceptionID // see Item.Misconceptions
	Domains        []string          // of exams, see Item.Domains
	Concepts       []ConceptID
	Exam           bool // see Item.Exam: it may stand in papers
	StaleOn        int  // see Item.StaleOn: from this day on it may not
}

// head gives the head of a decoded item.
func (it *Item) head() ItemHead {
	h := ItemHead{Rev: it.Rev, Difficulty: it.Difficulty, Cites: it.Cites, Misconceptions: it.Misconceptions(), Domains: it.Domains, Concepts: it.Concepts, Exam: it.Exam, StaleOn: it.StaleOn()}
	if it.Case != nil {
		h.Case = it.Case.ID
	}
	return h
}
