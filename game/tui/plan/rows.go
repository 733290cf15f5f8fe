package plan

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/phrase"
)

// row is one setting.
type row struct {
	label, hint game.Notice
	value       func(Plan) game.Notice
	step        func(Plan, int) game.StudyPlan // nil where the arrows change nothing

	// What is typed, and how the value stands in the field; nil for a row that is not typed.
	typed func(Plan, *phrase.Books, string) (game.StudyPlan, game.Notice)
	shown func(Plan) string
}

// The places of the rows that are not like the others.
const (
	examRow  = 0
	whichRow = 1
	restRow  = 5
	aheadRow = 7
)

// far is how many steps the keys of pages go: four weeks of an exam date.
const far = 28

// defaultAhead is how far ahead an exam is when the first day of one is chosen by the arrows.
const defaultAhead = 60

var rows = [...]row{
	examRow: {
		label: game.Say("plan.RowExam"), hint: game.Say("plan.HintExam"), value: Plan.examDay, step: Plan.stepExam,
		typed: Plan.typedExam, shown: func(p Plan) string {
			if p.draft.Exam.Day == 0 {
				return ""
			}
			return p.draft.Exam.Day.String()
		},
	},
	whichRow: {label: game.Say("plan.RowWhich"), hint: game.Say("plan.HintWhich"), value: Plan.which, step: Plan.stepWhich},
	number(game.Say("plan.RowNew"), game.Say("plan.HintNew"), game.MostNew, 1, func(s *game.StudyPlan) *int { return &s.New }),
	number(game.Say("plan.RowItems"), game.Say("plan.HintItems"), game.MostItems, 5, func(s *game.StudyPlan) *int { return &s.Items }),
	number(game.Say("plan.RowMinutes"), game.Say("plan.HintMinutes"), game.MostMinutes, 5, func(s *game.StudyPlan) *int { return &s.Minutes }),
	restRow: {label: game.Say("plan.RowRest"), hint: game.Say("plan.HintRest"), value: func(p Plan) game.Notice { return p.draft.Rest.Named() }},
	{
		label: game.Say("plan.RowBalance"), hint: game.Say("plan.HintBalance"),
		value: func(p Plan) game.Notice {
			if p.draft.Balance {
				return game.Say("plan.On")
			}
			return game.Say("plan.Off")
		},
		step: func(p Plan, _ int) game.StudyPlan {
			next := p.draft
			next.Balance = !next.Balance
			return next
		},
	},
	aheadRow: {label: game.Say("plan.RowAhead"), hint: game.Say("plan.HintAhead"), value: func(Plan) game.Notice { return game.Say("plan.Look") }},
}

// number is the row of a number from 0 to most, which the arrows change by some. Where they
// change it by more than one, 0 is no limit and comes after the most.
func number(label, hint game.Notice, most, by int, of func(*game.StudyPlan) *int) row {
	at := func(p Plan) int { return *of(&p.draft) }
	with := func(p Plan, n int) game.StudyPlan {
		next := p.draft
		*of(&next) = n
		return next
	}
	limited := by > 1
	return row{
		label: label, hint: hint,
		value: func(p Plan) game.Notice {
			if limited && at(p) == 0 {
				return game.Say("plan.NoLimit")
			}
			return game.Verbatim(strconv.Itoa(at(p)))
		},
		step: func(p Plan, steps int) game.StudyPlan {
			n := at(p)
			switch {
			case !limited:
				n = min(max(n+steps, 0), most)
			case n == 0 && steps < 0:
				n = most
			case n == 0 || n >= most && steps > 0:
				n = 0
			case steps > 0:
				n = min(most, n/by*by+by)
			default:
				n = max(by, (n-1)/by*by)
			}
			return with(p, n)
		},
		typed: func(p Plan, b *phrase.Books, text string) (game.StudyPlan, game.Notice) {
			if limited && b.SaysNothing(text) {
				return with(p, 0), game.Notice{}
			}
			n, err := strconv.Atoi(narrow(strings.TrimSpace(text)))
			if err != nil || n < 0 || n > most {
				return p.draft, game.Say("plan.UseNumber").Count("low", 0).Count("high", most)
			}
			return with(p, n), game.Notice{}
		},
		shown: func(p Plan) string { return strconv.Itoa(at(p)) },
	}
}

// narrow turns the digits that an input method types into the usual ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// examDay says the day of the exam and how far away it is.
func (p Plan) examDay() game.Notice {
	day, today := p.draft.Exam.Day, p.player.Today(p.now)
	switch left := int(day - today); {
	case day == 0:
		return game.Say("plan.None")
	case left > 0:
		return game.Say("plan.DayIn").Count("n", left).With("date", day.String()).Put("weekday", game.DayName(day.Weekday()))
	case left == 0:
		return game.Say("plan.DayIsToday").With("date", day.String()).Put("weekday", game.DayName(day.Weekday()))
	}
	return game.Say("plan.DayOver").With("date", day.String()).Put("weekday", game.DayName(day.Weekday()))
}

// stepExam moves the day of the exam. Before tomorrow there is none.
func (p Plan) stepExam(by int) game.StudyPlan {
	next, today := p.draft, p.player.Today(p.now)
	day := next.Exam.Day + game.StudyDay(by)
	switch {
	case next.Exam.Day <= today && by > 0:
		day = today + defaultAhead
	case next.Exam.Day <= today:
		day = 0
	case p.player.RefuseExamDay(day, p.now).Empty():
	case by < 0:
		day = 0
	default:
		day = next.Exam.Day
	}
	next.Exam.Day = day
	return next
}

// typedExam reads a typed day; nothing, or a word for it, takes the date away.
func (p Plan) typedExam(b *phrase.Books, text string) (game.StudyPlan, game.Notice) {
	next := p.draft
	if strings.TrimSpace(text) == "" || b.SaysNothing(text) {
		next.Exam.Day = 0
		return next, game.Notice{}
	}
	day, wrongly := p.player.ReadExamDay(text, p.now)
	if !wrongly.Empty() {
		return p.draft, wrongly
	}
	next.Exam.Day = day
	return next, game.Notice{}
}

// exams are the exams that can be chosen: "" for none, those that the game knows, those of packs.
func (p Plan) exams() []string {
	all := []string{""}
	for _, b := range exam.All() {
		all = append(all, string(b.ID))
	}
	for _, pack := range p.packs {
		for _, b := range pack.Blueprints() {
			if !slices.Contains(all, string(b.ID)) {
				all = append(all, string(b.ID))
			}
		}
	}
	return all
}

// which says the exam.
func (p Plan) which() game.Notice {
	if p.draft.Exam.Blueprint == "" {
		return game.Say("plan.Unnamed")
	}
	return game.Verbatim(content.BlueprintID(content.OneLine(p.draft.Exam.Blueprint)).Short())
}

// stepWhich chooses another exam; after the last one none is named.
func (p Plan) stepWhich(by int) game.StudyPlan {
	all, next := p.exams(), p.draft
	at := max(0, slices.Index(all, next.Exam.Blueprint))
	if by > 0 {
		at++
	} else {
		at += len(all) - 1
	}
	next.Exam.Blueprint = all[at%len(all)]
	return next
}
