package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"quest/cmd/questd/bots"
	"quest/saves/exchange"
	"quest/saves/postgres/postgrestest"
)

// largeAnswers are how many answers a large save holds, and openings how often it is opened.
const (
	largeAnswers = 100_000
	openings     = 7
)

// large measures how long a player waits from connecting to the first screen of the game, with a save
// of years beside an empty one, on a folder and on PostgreSQL.
func (r *run) large() error {
	out, err := exec.Command("go", "run", "quest/cmd/largesave", "-reviews", fmt.Sprint(largeAnswers), r.top).CombinedOutput() // #nosec G204 -- of the harness
	if err != nil {
		return fmt.Errorf("write a large save: %w\n%s", err, out)
	}
	for place, database := range map[string]bool{"a folder": false, "PostgreSQL": true} {
		err := r.largeOn(place, database)
		if errors.Is(err, postgrestest.ErrMissing) {
			r.tell("opening of a large save on PostgreSQL", "not measured: "+err.Error(), "")
			continue
		}
		if err != nil {
			return fmt.Errorf("on %s: %w", place, err)
		}
	}
	return nil
}

func (r *run) largeOn(place string, database bool) error {
	s, err := r.open(fmt.Sprint("large", database), 1, database)
	if err != nil {
		return err
	}
	defer func() { _ = s.close() }()
	if err := s.classes(1); err != nil {
		return err
	}
	bot, err := s.nodes[0].arrive(0)
	if err != nil {
		return err
	}
	bot.Close()
	empty, err := s.open()
	if err != nil {
		return err
	}
	if err := s.bring(filepath.Join(r.top, "players", "default")); err != nil {
		return err
	}
	full, err := s.open()
	if err != nil {
		return err
	}
	usage, err := s.nodes[0].Usage()
	if err != nil {
		return err
	}
	r.tell(fmt.Sprintf("from connecting to the first screen with %d answers on %s", largeAnswers, place),
		fmt.Sprintf("first time %s, then p50 %s and worst %s; without answers p50 %s; the server takes %d MiB",
			short(full[0]), short(full[1:].at(0.5)), short(full[1:].at(1)), short(empty.at(0.5)), usage.Resident>>20), "")
	return nil
}

// open has the first player come and leave again some times, and gives how long it took until they saw
// how much XP they have.
func (s *school) open() (times, error) {
	var all times
	for range openings {
		took, err := s.opened()
		if err != nil {
			return all, fmt.Errorf("opening %d: %w\n%s", len(all)+1, err, s.nodes[0].Said())
		}
		all = append(all, took)
	}
	return all, nil
}

func (s *school) opened() (time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	began := time.Now()
	bot, err := bots.Connect(ctx, guest(0, s.nodes[0].Node))
	if err != nil {
		return 0, err
	}
	defer bot.Cut()
	_, err = bot.Until(ctx, func(shown string) bool { return strings.Contains(shown, "XP") })
	took := time.Since(began)
	if err != nil {
		return 0, err
	}
	if err := bot.Press("ctrl+c"); err != nil { // so that the save is closed in order, and has a snapshot
		return 0, err
	}
	_, err = bot.Status(ctx)
	return took, err
}

// bring joins a save with that of the first player, as "quest save sync" does.
func (s *school) bring(dir string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	client, err := bots.Dial(ctx, guest(0, s.nodes[0].Node))
	if err != nil {
		return err
	}
	defer func() { _ = client.Close() }()
	session, err := client.NewSession()
	if err != nil {
		return fmt.Errorf("a session: %w", err)
	}
	in, err := session.StdoutPipe()
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	out, err := session.StdinPipe()
	if err != nil {
		return fmt.Errorf("input: %w", err)
	}
	if err := session.Start("quest-sync"); err != nil {
		return fmt.Errorf("quest-sync: %w", err)
	}
	_, err = exchange.Join(ctx, &exchange.Folder{Dir: dir}, in, out, exchange.Options{Strangers: true})
	return err
}
