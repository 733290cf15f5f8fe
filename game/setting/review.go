package setting

import (
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/exam"
)

// defaultAhead is how many days ahead an exam is when the first day of one is chosen by steps.
const defaultAhead = 60

func examDate() Setting {
	return Setting{
		ID: ExamDate, Label: game.Say("plan.RowExam"), Hint: game.Say("plan.HintExam"),
		Say:  func(s Scene, v Values) game.Notice { return s.examDay(v.Plan.Exam.Day) },
		JSON: func(_ Scene, v Values) any { return dayTyped(v) },
		Step: stepExam, Typed: func(_ Scene, v Values) string { return dayTyped(v) },
		Read: func(s Scene, v Values, text string) Reading {
			var wrong game.Notice
			if v.Plan.Exam.Day = 0; strings.TrimSpace(text) != "" && !s.Books.SaysNothing(text) {
				v.Plan.Exam.Day, wrong = s.Player.ReadExamDay(text, s.Now)
			}
			return Reading{v, wrong}
		},
	}
}

// dayTyped is the day of the exam as it is typed, "" for none.
func dayTyped(v Values) string {
	if v.Plan.Exam.Day == 0 {
		return ""
	}
	return v.Plan.Exam.Day.String()
}

// examDay says the day of the exam and how far away it is.
func (s Scene) examDay(day game.StudyDay) game.Notice {
	switch left := int(day - s.Player.Today(s.Now)); {
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
func stepExam(s Scene, v Values, by int) Values {
	is, today := v.Plan.Exam.Day, s.Player.Today(s.Now)
	day := is + game.StudyDay(by)
	switch {
	case is <= today && by > 0:
		day = today + defaultAhead
	case is <= today:
		day = 0
	case s.Player.RefuseExamDay(day, s.Now).Empty():
	case by < 0:
		day = 0
	default:
		day = is
	}
	v.Plan.Exam.Day = day
	return v
}

func whichExam() Setting {
	return Setting{
		ID: Exam, Label: game.Say("plan.RowWhich"), Hint: game.Say("plan.HintWhich"),
		Say: func(_ Scene, v Values) game.Notice {
			if v.Plan.Exam.Blueprint == "" {
				return game.Say("plan.Unnamed")
			}
			return game.Verbatim(content.BlueprintID(content.OneLine(v.Plan.Exam.Blueprint)).Short())
		},
		JSON: func(_ Scene, v Values) any { return v.Plan.Exam.Blueprint },
		Step: func(s Scene, v Values, by int) Values {
			v.Plan.Exam.Blueprint = next(s.exams(), v.Plan.Exam.Blueprint, by)
			return v
		},
		Read: func(s Scene, v Values, text string) Reading {
			var wrong game.Notice
			v.Plan.Exam.Blueprint, wrong = s.examNamed(text)
			return Reading{v, wrong}
		},
	}
}

// exams are the exams that can be chosen: "" for none, those that the game knows, those of packs.
func (s Scene) exams() []string {
	all := []string{""}
	for _, b := range exam.All() {
		all = append(all, string(b.ID))
	}
	for _, pack := range s.Packs {
		for _, b := range pack.Blueprints() {
			if !slices.Contains(all, string(b.ID)) {
				all = append(all, string(b.ID))
			}
		}
	}
	return all
}

// examNamed finds the exam that is meant, among those of the game and of packs.
func (s Scene) examNamed(text string) (id string, wrong game.Notice) {
	if strings.TrimSpace(text) == "" || s.Books.SaysNothing(text) {
		return "", game.Notice{}
	}
	if b, ok := exam.Named(text); ok {
		return string(b.ID), game.Notice{}
	}
	var names []string
	for _, id := range s.exams()[1:] {
		b := content.BlueprintID(id)
		if strings.EqualFold(id, text) || strings.EqualFold(b.Short(), text) {
			return id, game.Notice{}
		}
		names = append(names, b.Short())
	}
	return "", game.Say("plan.ExamsKnown").With("names", strings.Join(slices.Compact(names), ", "))
}

func newItems() Setting {
	return number("new", game.Say("plan.RowNew"), game.Say("plan.HintNew"), 0, game.MostNew, 1, func(v *Values) *int { return &v.Plan.New })
}

func items() Setting {
	return number("items", game.Say("plan.RowItems"), game.Say("plan.HintItems"), 0, game.MostItems, 5, func(v *Values) *int { return &v.Plan.Items })
}

func minutes() Setting {
	return number("minutes", game.Say("plan.RowMinutes"), game.Say("plan.HintMinutes"), 0, game.MostMinutes, 5, func(v *Values) *int { return &v.Plan.Minutes })
}

// weekly is how many days of study a week the player aims at.
func weekly() Setting {
	return number("week", game.Say("settings.RowWeek"), game.Say("settings.HintWeek"), game.LeastWeekly, game.MostWeekly, 1,
		func(v *Values) *int { return &v.Weekly })
}

// number is a number from least to most, which a step changes by some. Where that is more than
// one, 0 is no limit and comes after the most.
func number(id string, label, hint game.Notice, least, most, by int, of func(*Values) *int) Setting {
	limited := by > 1
	return Setting{
		ID: id, Label: label, Hint: hint,
		Say: func(_ Scene, v Values) game.Notice {
			if limited && *of(&v) == 0 {
				return game.Say("plan.NoLimit")
			}
			return game.Verbatim(strconv.Itoa(*of(&v)))
		},
		JSON: func(_ Scene, v Values) any { return *of(&v) },
		Step: func(_ Scene, v Values, steps int) Values {
			n := of(&v)
			switch {
			case !limited:
				*n = min(max(*n+steps, least), most)
			case *n == 0 && steps < 0:
				*n = most
			case *n == 0 || *n >= most && steps > 0:
				*n = 0
			case steps > 0:
				*n = min(most, *n/by*by+by)
			default:
				*n = max(by, (*n-1)/by*by)
			}
			return v
		},
		Typed: func(_ Scene, v Values) string { return strconv.Itoa(*of(&v)) },
		Read: func(s Scene, v Values, text string) Reading {
			if limited && s.Books.SaysNothing(text) {
				*of(&v) = 0
				return Reading{Values: v}
			}
			n, err := strconv.Atoi(narrow(strings.TrimSpace(text)))
			if err != nil || n < least || n > most {
				return Reading{v, game.Say("plan.UseNumber").Count("low", least).Count("high", most)}
			}
			*of(&v) = n
			return Reading{Values: v}
		},
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

// rest is the rest days. A screen steps through the days and turns each with Turned.
func rest() Setting {
	return Setting{
		ID: Rest, Label: game.Say("plan.RowRest"), Hint: game.Say("plan.HintRest"),
		Say: func(_ Scene, v Values) game.Notice { return v.Plan.Rest.Named() },
		JSON: func(_ Scene, v Values) any {
			days, _ := v.Plan.Rest.MarshalText() // never fails
			return string(days)
		},
		Read: func(s Scene, v Values, text string) Reading {
			days, ok := s.Books.ReadWeekdays(text)
			switch {
			case !ok:
				return Reading{v, game.Say("plan.UseRest")}
			case len(days.Days()) == len(game.WeekFromMonday):
				return Reading{v, game.Say("plan.AllRest")}
			}
			v.Plan.Rest = days
			return Reading{Values: v}
		},
	}
}

// Turned gives the values with a day of the week, 0 for Monday, as a rest day, or no rest day
// any more. One day stays for study.
func Turned(v Values, day int) Reading {
	next := v
	if next.Plan.Rest ^= game.On(game.WeekFromMonday[day]); len(next.Plan.Rest.Days()) == len(game.WeekFromMonday) {
		return Reading{v, game.Say("plan.AllRest")}
	}
	return Reading{Values: next}
}

func balance() Setting {
	return toggle("balance", game.Say("plan.RowBalance"), game.Say("plan.HintBalance"), func(v *Values) *bool { return &v.Plan.Balance })
}
