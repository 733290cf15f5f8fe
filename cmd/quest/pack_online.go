package main

import (
	"context"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"time"

	"quest/cmd/quest/links"
	"quest/content/check"
	"quest/content/source"
	"quest/game"
)

// answerWithin is how long one address may take until it answers.
const answerWithin = 10 * time.Second

// checkLinks asks the addresses of a pack whether they answer, and puts what comes of it among the
// findings of the report. Where none answers, the computer is most likely not online: then
// nothing is found, and that is told. ctrl+c ends it with what is known by then; cut is the failure
// that says so.
func (c *call) checkLinks(report *check.Report) (cut error) {
	if report.Reading == nil {
		return nil
	}
	addresses := report.Reading.Addresses()
	if len(addresses) == 0 {
		return nil
	}
	results, all, cut := c.askLinks(addresses)
	reached := false
	for _, r := range results {
		reached = reached || r.Code > 0
	}
	if !reached {
		if cut == nil {
			c.warn(game.Say("check.Offline").Count("n", all))
		}
		return cut
	}
	for _, a := range addresses {
		if r, known := results[a.URL]; known {
			reportLink(report.Reading, a, r)
		}
	}
	_, report.Findings = report.Reading.Pack()
	return cut
}

// askLinks asks addresses while the terminal shows how far it is. all is how many there are, each
// counted once.
func (c *call) askLinks(addresses []source.Address) (results map[string]links.Result, all int, cut error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	urls := make([]string, len(addresses))
	once := map[string]bool{}
	for i, a := range addresses {
		urls[i], once[a.URL] = a.URL, true
	}
	var at atomic.Pointer[[2]int]
	o := c.links
	o.Agent = "quest/" + c.build.Version + " (quest pack check --online)"
	if o.Each == 0 {
		o.Each = answerWithin
	}
	o.Done = func(done, of int) { at.Store(&[2]int{done, of}) }
	finished := make(chan map[string]links.Result, 1)
	go func() { finished <- links.Check(ctx, urls, o) }()

	line := &progressLine{c: c, said: c.text(game.Say("check.Asking"))}
	defer line.clear()
	next := time.NewTimer(progressAfter)
	defer next.Stop()
	for results == nil {
		select {
		case results = <-finished:
		case <-next.C:
			line.draw(at.Load())
			next.Reset(progressEvery)
		}
	}
	if ctx.Err() != nil {
		said := game.Say("check.LinksCut").With("done", strconv.Itoa(len(results))).Count("n", len(once))
		return results, len(once), &failure{Code: exitInterrupted, Said: said, Cause: ctx.Err()}
	}
	return results, len(once), nil
}

// linkAnswers are what came of addresses that have no more to say.
var linkAnswers = map[links.Kind]source.AddressAnswer{
	links.NoHost: source.AddressNoHost, links.Private: source.AddressPrivate, links.TooFar: source.AddressTooFar, links.BadTrust: source.AddressBadTrust,
	links.Silent: source.AddressUnheard, links.Unusable: source.AddressUnheard,
}

// reportLink adds what came of an address to the findings; nothing for one that answers.
func reportLink(r *source.Reading, a source.Address, got links.Result) {
	switch got.Kind {
	case links.Answers:
		if got.Moved != "" {
			r.ReportAddress(a, source.AddressMoved, "to", got.Moved)
		}
	case links.Status:
		r.ReportAddress(a, source.AddressStatus, "status", strconv.Itoa(got.Code))
	case links.Refuses:
		r.ReportAddress(a, source.AddressRefuses, "status", strconv.Itoa(got.Code))
	case links.Late:
		r.ReportAddress(a, source.AddressLate, "seconds", strconv.Itoa(int(answerWithin.Seconds())))
	case links.NoHost, links.Silent, links.Private, links.TooFar, links.BadTrust, links.Unusable:
		r.ReportAddress(a, linkAnswers[got.Kind])
	}
}
