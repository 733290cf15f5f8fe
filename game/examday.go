package game

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"quest/content"
	"quest/game/exam"
)

// LongestPlan is how many days ahead an exam may lie: as far as a forecast looks.
const LongestPlan = 730

// ReadExamDay reads the day of an exam as a player types it: 2027-01-15, 2027.1.15,
// 2027/1/15, 20270115 or 2027년 1월 15일. The notice says what is wrong with a day that cannot
// be taken and what to do; it is empty for one that can.
func (p *Player) ReadExamDay(typed string, now Moment) (StudyDay, Notice) {
	day, ok := readDate(typed)
	if !ok {
		return 0, Say("plan.NoDate").With("typed", shownDate(typed), "example", (p.Today(now) + 60).String())
	}
	return day, p.RefuseExamDay(day, now)
}

// RefuseExamDay says why a day cannot be that of an exam, and what to do; it says nothing
// for one that can. A day must come after today, by the calendar and by the study day.
func (p *Player) RefuseExamDay(day StudyDay, now Moment) Notice {
	today := max(StudyDay(dateOf(now)), p.Today(now))
	switch {
	case day < today:
		return Say("plan.DatePast").With("date", day.String(), "today", today.String())
	case day == today:
		return Say("plan.DateToday").With("date", day.String())
	case day > today+LongestPlan:
		return Say("plan.DateFar").With("date", day.String(), "last", (today + LongestPlan).String())
	}
	return Notice{}
}

// EndsBefore says that an exam is given for the last time before the day that is planned for it;
// it says nothing for any other exam. Exams are those that the game knows and those of packs.
func (e Exam) EndsBefore(packs []*content.Pack) Notice {
	if e.Day == 0 || e.Blueprint == "" {
		return Notice{} // no pack is read for it
	}
	b, ok := blueprintOf(content.BlueprintID(e.Blueprint), packs)
	if !ok || b.Ends == "" || b.Ends >= e.Day.String() {
		return Notice{}
	}
	return Say("plan.ExamEnds").With("exam", b.ID.Short(), "day", b.Ends)
}

// ExamNamed gives the exam that a person means, by its ID or its short name in small or capital
// letters, among those that the game knows and those of packs; or the first exam that a pack of that
// name prepares for.
func ExamNamed(name content.BlueprintID, packs []*content.Pack) (*content.Blueprint, bool) {
	if b, ok := exam.Named(string(name)); ok {
		return b, true
	}
	for _, p := range packs {
		own := p.Blueprints()
		for i := range own {
			if strings.EqualFold(string(name), string(own[i].ID)) || strings.EqualFold(string(name), own[i].ID.Short()) {
				return &own[i], true
			}
		}
	}
	for _, p := range packs {
		if strings.EqualFold(string(name), string(p.ID())) {
			return preparedBy(p, packs)
		}
	}
	return nil, false
}

// Exams gives the exams that the game knows, and those that packs bring.
func Exams(packs []*content.Pack) []*content.Blueprint {
	all := slices.Clone(exam.All())
	for _, p := range packs {
		own := p.Blueprints()
		for i := range own {
			all = append(all, &own[i])
		}
	}
	return all
}

// ReadPastDay reads the day of an exam that was sat, as ReadExamDay does for one to come. The notice
// says what is wrong with it; it is empty for a day that is today or before.
func ReadPastDay(typed string, today StudyDay) (StudyDay, Notice) {
	day, ok := readDate(typed)
	switch {
	case !ok:
		return 0, Say("plan.NoDate").With("typed", shownDate(typed), "example", today.String())
	case day > today:
		return 0, Say("paper.DayAhead").With("date", day.String(), "today", today.String())
	}
	return day, Notice{}
}

// preparedBy gives the exam of the first question of a pack that is written like one.
func preparedBy(p *content.Pack, packs []*content.Pack) (*content.Blueprint, bool) {
	for _, quiz := range p.Quizzes() {
		for _, id := range quiz.Items {
			if head, ok := p.ItemHead(id); ok && head.Exam {
				for _, ref := range head.Domains {
					of, _, _ := strings.Cut(ref, ":")
					if b, ok := blueprintOf(content.BlueprintID(of), packs); ok {
						return b, true
					}
				}
			}
		}
	}
	return nil, false
}

// blueprintOf finds the exam with an ID, among those that the game knows and those of packs.
func blueprintOf(id content.BlueprintID, packs []*content.Pack) (*content.Blueprint, bool) {
	if b, ok := exam.Find(id); ok {
		return b, true
	}
	for _, p := range packs {
		own := p.Blueprints()
		for i := range own {
			if own[i].ID == id {
				return &own[i], true
			}
		}
	}
	return nil, false
}

// shownDate is what was typed, as it may stand in a sentence.
func shownDate(typed string) string {
	const most = 40
	safe, err := content.CleanLine(typed)
	if err != nil {
		return "?"
	}
	if r := []rune(safe.String()); len(r) > most {
		return string(r[:most]) + "..."
	}
	return safe.String()
}

// readDate reads a day of the calendar: year, month and day in this order, with anything
// but letters between them, or all eight digits.
func readDate(typed string) (StudyDay, bool) {
	fields, ok := dateFields(typed)
	if len(fields) == 1 && len(fields[0]) == 8 {
		fields = []string{fields[0][:4], fields[0][4:6], fields[0][6:]}
	}
	if !ok || len(fields) != 3 || len(fields[0]) != 4 || len(fields[1]) > 2 || len(fields[2]) > 2 {
		return 0, false
	}
	var n [3]int
	for i, f := range fields {
		n[i], _ = strconv.Atoi(f) // digits alone
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if y, m, d := at.Date(); y != n[0] || int(m) != n[1] || d != n[2] {
		return 0, false // such as 30 February
	}
	return StudyDay(at.Unix() / 86400), true
}

// dateFields gives the runs of digits in a date; false if something else stands between them
// than what separates dates.
func dateFields(typed string) ([]string, bool) {
	var fields []string
	open := false
	for _, r := range typed {
		if r >= '０' && r <= '９' {
			r += '0' - '０'
		}
		switch {
		case r >= '0' && r <= '9':
			if !open {
				fields, open = append(fields, ""), true
			}
			fields[len(fields)-1] += string(r)
		case unicode.IsSpace(r) || strings.ContainsRune("-./년월일－．／‐–", r):
			open = false
		default:
			return nil, false
		}
	}
	return fields, true
}
