package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"quest/cmd/questd/bots"
	"quest/saves/postgres/postgrestest"
)

// members are how many a round is opened for, on two nodes.
const members = 300

// rounds are how often that is measured.
const rounds = 3

// fanOut measures how long it takes from the key of the teacher until a question is on every screen.
func (r *run) fanOut() error {
	s, err := r.open("fanout", 2, true)
	if errors.Is(err, postgrestest.ErrMissing) {
		r.tell("fan-out of a round", "not measured: "+err.Error(), "")
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = s.close() }()
	if err := s.classes(members); err != nil {
		return err
	}
	class, err := gather(members, func(n int) (*bots.Bot, error) { return s.nodes[n%2].arrive(n) })
	defer class.leave()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, s.nodes[0].Said())
	}
	teacher, err := s.teacher()
	if err != nil {
		return err
	}
	defer teacher.Cut()
	var all times
	for range rounds {
		took, err := class.asked(teacher)
		if err != nil {
			return err
		}
		all = append(all, took...)
	}
	r.tell(fmt.Sprintf("from the key of the teacher until the question is on the screen, %d members on two nodes, %d rounds", members, rounds),
		fmt.Sprintf("p50 %s, p99 %s, worst %s", short(all.at(0.5)), short(all.at(0.99)), short(all.at(1))), "p99 <= 1 s")
	return nil
}

// teacher has a teacher come in.
func (s *school) teacher() (*bots.Bot, error) {
	said, err := s.command("class", "invite", "--role", "teacher", "--class", "Room 1")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	node := s.nodes[0]
	bot, err := bots.Connect(ctx, bots.Guest{
		Address: node.Address, From: from(mostPlayers), Key: key(mostPlayers), HostKey: node.Fingerprint, Columns: 80, Rows: 24,
		Env: map[string]string{"LANG": "en_US.UTF-8"}, Watch: true,
	})
	if err != nil {
		return nil, err
	}
	return bot, bot.Enter(ctx, func() string { return invitation.FindString(said) }, "")
}

// what a teacher sees.
const (
	board   = "Who is here"
	ask     = "▕Ask▏"
	asks    = "Enter asks the class this."
	running = "The class asks"
)

// asked has a teacher ask the class something, and take it back, and gives how long each took to see it.
func (c crowd) asked(teacher *bots.Bot) (times, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, step := range []struct{ key, text string }{{"C", board}, {"tab", ask}, {"enter", asks}} {
		if err := reach(ctx, teacher, step.key, step.text); err != nil {
			return nil, err
		}
	}
	for _, bot := range c {
		bot.Mark()
	}
	if err := teacher.Press("enter"); err != nil {
		return nil, err
	}
	all, err := c.bursts(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := teacher.Shows(ctx, running); err != nil {
		return nil, err
	}
	for _, bot := range c {
		bot.Mark()
	}
	if err := reach(ctx, teacher, "x", "x again"); err != nil { // takes the question back
		return nil, err
	}
	if err := teacher.Press("x"); err != nil {
		return nil, err
	}
	if _, err := c.bursts(ctx); err != nil {
		return nil, err
	}
	return all, nil
}

// bursts waits for everybody's next screen, and gives how long after the mark it was complete.
func (c crowd) bursts(ctx context.Context) (times, error) {
	all := make(times, len(c))
	wrong := make([]error, len(c))
	var looking sync.WaitGroup
	for i, bot := range c {
		looking.Go(func() {
			echo, err := bot.Burst(ctx)
			all[i], wrong[i] = echo.Settled, err
		})
	}
	looking.Wait()
	return all, errors.Join(wrong...)
}

// reach presses a key until a text is there, as a person does.
func reach(ctx context.Context, bot *bots.Bot, key, text string) error {
	const look = 500 * time.Millisecond
	for !strings.Contains(bot.Screen(), text) {
		if err := bot.Press(key); err != nil {
			return err
		}
		moment, cancel := context.WithTimeout(ctx, look)
		_, err := bot.Shows(moment, text)
		cancel()
		if err != nil && (ctx.Err() != nil || errors.Is(err, bots.ErrOver)) {
			return err
		}
	}
	return nil
}
