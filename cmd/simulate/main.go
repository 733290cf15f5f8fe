// Command simulate lets simulated learners study a deck for some days up to an exam,
// once with each scheduler, and compares what they recall on the day of the exam:
//
//	go run ./cmd/simulate
//	go run ./cmd/simulate -report
//	go run ./cmd/simulate -exam
//
// The first compares the schedulers under one plan, which flags change; the second
// writes all tables of docs/simulation.md about them; the third those about papers and readiness.
// Learners forget by two models of memory that are not the scheduler's. The same flags always give the same figures.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	p := standardPlan()
	flag.IntVar(&p.Days, "days", p.Days, "`days` until the exam")
	flag.IntVar(&p.Items, "items", p.Items, "`items` of the deck")
	flag.IntVar(&p.New, "new", p.New, "new `items` a day at most")
	flag.IntVar(&p.Answers, "answers", p.Answers, "`answers` a day at most, new items and repeats included")
	flag.IntVar(&p.Options, "options", p.Options, "`options` of a question: one answer in so many is right by guessing")
	flag.BoolVar(&p.Week, "week", false, "every learner misses a whole week")
	flag.BoolVar(&p.Last, "newlast", false, "new items come after what is due, not before")
	flag.BoolVar(&p.Quick, "quick", false, "learners forget quickly")
	n := flag.Int("learners", 1000, "how many `learners`")
	seed := flag.Uint64("seed", 1, "`seed` of all chance")
	inParts := flag.Bool("parts", false, "compare the rules of this game with one part changed each time")
	exams := flag.Bool("exam", false, "let learners take papers before an exam, and compare what the game says of them with what is true; of the other flags only -learners, -seed and -quick count")
	all := flag.Bool("report", false, "write all tables of docs/simulation.md; of the other flags only -learners and -seed count")
	flag.Parse()
	if err := p.check(*n); err != nil {
		fmt.Fprintln(os.Stderr, "simulate:", err)
		os.Exit(2)
	}
	if *exams {
		e := examPlan()
		e.Quick = p.Quick
		fmt.Print(examTables(e, *n, *seed))
		return
	}
	if *all {
		for _, s := range sections {
			fmt.Printf("### %s\n\n%s", s.title, tables(s.plan(), s.list, *n, *seed))
		}
		return
	}
	list := contenders
	if *inParts {
		list = parts
	}
	fmt.Print(tables(p, list, *n, *seed))
}

// tables gives one table for each model of memory.
func tables(p plan, list []contender, learners int, seed uint64) string {
	var out strings.Builder
	for _, model := range worlds {
		fmt.Fprintf(&out, "%s:\n\n", model.name)
		writeTable(&out, p, list, compare(p, model, list, learners, seed))
		out.WriteByte('\n')
	}
	return out.String()
}

// section is a comparison in docs/simulation.md.
type section struct {
	title  string
	change func(*plan) // what differs from the standard plan
	list   []contender
}

func (s section) plan() plan {
	p := standardPlan()
	s.change(&p)
	return p
}

var sections = []section{
	{"20 answers a day", func(*plan) {}, contenders},
	{"40 answers a day", func(p *plan) { p.Answers = 40 }, contenders},
	{"10 answers a day", func(p *plan) { p.Answers = 10 }, contenders},
	{"Every learner misses a week", func(p *plan) { p.Week = true }, contenders},
	{"New items only when nothing is due", func(p *plan) { p.Last = true }, contenders},
	{"Learners who forget quickly", func(p *plan) { p.Quick = true }, contenders},
	{"Learners who forget quickly, 40 answers a day", func(p *plan) { p.Quick, p.Answers = true, 40 }, contenders},
	{"Typed answers, which cannot be guessed", func(p *plan) { p.Options = 1000 }, contenders},
	{"Parts of the rules, 20 answers a day", func(*plan) {}, parts},
	{"Parts of the rules, 40 answers a day", func(p *plan) { p.Answers = 40 }, parts},
}
