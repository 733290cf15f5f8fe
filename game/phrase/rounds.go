package phrase

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
)

// Rounds is what both front ends say about free practice and test-outs.
type Rounds struct {
	Title, Lead, None                        string // of the list of what can be practised
	Domains, Concepts                        string // headings in it
	Missed, Lesson, Quiz, Pack, All, Starred string // what an entry of it is about
	Items, Due                               string // {n}
	Domain                                   string // {exam} {n}: of which no name is known
	KeyList, KeyBegin, KeyTest, KeyRead      string // beside keys
	DueItem, Test                            string // the occasion of a question
	DueAt, TestAt                            string // {n} {of}: the same in line mode
	Terms                                    string // {of} {need} {percent}: of a test-out
	Passed, QuizLeft, ReadIt                 string // the end of a test-out
	ReadNext                                 string // before the title of the lesson that is to be read
	Counted                                  string // {got} {of} {n}: the end of free practice of which n were due

	// Only line mode says these.
	Opening, Testing             string // {title}: what begins
	Offer, Where, Choose, NoSuch string // {most}
	TestOffer, TestRow           string // {of} {need}; {n}
	TestWhere, NoTest, NoLesson  string // {title}
}

// DomainName names a domain of an exam by its ID, such as "aws/saa-c03:d2".
func (w Rounds) DomainName(id string) string {
	exam, domain, _ := strings.Cut(id, ":")
	if _, name, ok := strings.Cut(exam, "/"); ok {
		exam = name
	}
	return Fill(w.Domain, "exam", strings.ToUpper(exam), "n", strings.TrimPrefix(domain, "d"))
}

// TestTerms tells the terms of a test-out; "" where there is none.
func (w Rounds) TestTerms(t game.Terms) string { return Terms{}.fill(w.Terms, t) }

// About says what an entry of the list is about, without its title.
func (w Rounds) About(s game.Scope) string {
	switch {
	case s.Starred:
		return w.Starred
	case s.Domain != "":
		return w.DomainName(s.Domain)
	case content.LessonHead{ID: s.Lesson}.Pool():
		return w.Quiz
	case s.Lesson != "":
		return w.Lesson
	case s.Concept != "":
		return ""
	case s.Pack != "":
		return w.Pack
	}
	return w.All
}

// Count says how many questions an entry has, and how many of them are due.
func (w Rounds) Count(items, due int) string {
	said := Fill(w.Items, "n", strconv.Itoa(items))
	if due > 0 {
		said += ", " + Fill(w.Due, "n", strconv.Itoa(due))
	}
	return said
}
