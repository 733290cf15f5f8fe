package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// programs is where the real program is, and what it plays.
type programs struct {
	top, quest, pack string
}

// build builds the real program, and unpacks the pack it plays, into a folder.
func build(top string) (*programs, error) {
	p := &programs{top: top, quest: filepath.Join(top, "quest"), pack: filepath.Join(top, "testdata", "lighthouse")}
	out, err := exec.Command("go", "build", "-o", p.quest, "quest/cmd/quest").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return p, os.CopyFS(top, packs)
}

// player is one player of the real program.
type player struct {
	*programs
	saveDir, name string
	seed          uint64
}

func (p *player) begin(terminal bool) (*session, error) {
	return startQuest(p.quest, terminal, "play", "--plain", "--lang", "en", "--now", clockStart, "--seed", fmt.Sprint(p.seed),
		"--pack", p.pack, "--save-dir", p.saveDir, "--player", p.name, "lighthouse")
}

// stats asks the program what the player has. A player who is not there yet has
// nothing.
func (p *player) stats() (got stats, told string, err error) {
	if _, err := os.Stat(filepath.Join(p.saveDir, "players", p.name)); errors.Is(err, os.ErrNotExist) {
		return got, "", nil
	}
	told, err = p.ask(&got, "stats")
	if err != nil {
		return got, told, err
	}
	// The command ends with a mistake where a draw is not the one that its seed gives.
	var odds struct {
		Checked struct {
			Gold int `json:"gold"`
		} `json:"checked"`
	}
	_, err = p.ask(&odds, "odds")
	got.Gold -= odds.Checked.Gold
	return got, told, err
}

// ask takes what a command of the program prints as JSON into an answer, and gives what it told
// beside.
func (p *player) ask(answer any, command string) (told string, err error) {
	cmd := exec.Command(p.quest, command, "--json", "--now", clockStart, "--pack", p.pack, "--save-dir", p.saveDir, "--player", p.name)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, answer)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w %s", command, err, errs.String())
	}
	return strings.TrimSpace(errs.String()), err
}

// kills plays with the real program and kills it again and again.
func kills(t *trial) {
	p, err := t.real()
	if err != nil {
		t.broken("%v", err)
		return
	}
	model, took, err := p.unharmed(t.seed)
	if err != nil {
		t.broken("a play without a kill: %v", err)
		return
	}
	k := &killing{programs: p, model: model, took: took, wanted: t.size(5, 300, 10_000)}
	// A terminal and a pipe wait for the disk more than for a processor.
	const players = 4
	var group sync.WaitGroup
	for i := range players {
		group.Go(func() { k.series(t, t.seed+uint64(i)<<32) })
	}
	group.Wait()
	t.do("%s kills -9 of the real program at random moments of real play (%s in a pipe, %s in a terminal), over %s whole games of %d answers, after each of which a reward is due",
		thousands(k.kills), thousands(k.kills-k.inTerminal), thousands(k.inTerminal), thousands(k.games), model.Answers)
	t.figure("%s answers were called saved: %d lost; %d rewards twice; %d saves that do not open; %s kills fell between the disk and the word; %s ends were repaired",
		thousands(k.saved), k.lost, k.twice, k.closed, thousands(k.between), thousands(k.repaired))
}

// unharmed plays one whole game without a kill, which says what a whole game
// gives and how long it takes.
func (p *programs) unharmed(seed uint64) (stats, time.Duration, error) {
	whole := &player{p, filepath.Join(p.top, "model"), "model", seed}
	began := time.Now()
	s, err := whole.begin(false)
	if err != nil {
		return stats{}, 0, err
	}
	if _, err := s.play(); err != nil {
		return stats{}, 0, fmt.Errorf("%w: %s", err, s.tail())
	}
	took := time.Since(began)
	got, _, err := whole.stats()
	if err == nil && (got.Answers != s.answered || s.saved != s.answered || got.Gold != 20 || len(got.Titles) != 1) {
		err = fmt.Errorf("after %d answers, %d of them called saved, the program counts %+v", s.answered, s.saved, got)
	}
	return got, took, err
}

// killing is a series of kills.
type killing struct {
	*programs
	model stats
	took  time.Duration

	mu                                                                              sync.Mutex
	wanted, kills, inTerminal, games, saved, lost, twice, closed, between, repaired int
}

// count changes the counts, and says whether another kill is wanted.
func (k *killing) count(change func()) (more bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	change()
	return k.kills < k.wanted
}

// series plays games one after the other, killed at every turn.
func (k *killing) series(t *trial, seed uint64) {
	r := chance(seed, 1)
	dir := filepath.Join(k.top, fmt.Sprint("saves-", seed>>32))
	for n := 0; k.count(func() {}) && !t.enough(); n++ {
		p := &player{k.programs, dir, fmt.Sprint("player", n), r.Uint64()}
		if err := k.game(p, r); err != nil {
			t.broken("player %d of series %d: %v", n, seed>>32, err)
		}
	}
}

// game plays one game to its end, through many kills.
func (k *killing) game(p *player, r *rand.Rand) error {
	var before stats
	saved := 0
	for {
		terminal := r.IntN(5) == 0
		s, err := p.begin(terminal)
		if err != nil {
			return err
		}
		s.plan(r, k.took)
		killed, err := s.play()
		if err != nil {
			return fmt.Errorf("the program ended badly: %w: %s", err, s.tail())
		}
		saved = max(saved, s.saved)
		now, told, err := p.stats()
		more := k.count(func() { k.sat(s, killed, terminal, told, now, before) })
		if err != nil {
			k.count(func() { k.closed++ })
			return err
		}
		if err := k.judge(before, now, s.answered, saved); err != nil {
			return err
		}
		before = now
		if !killed {
			k.count(func() { k.games++; k.saved += saved })
			return k.whole(now)
		}
		if !more {
			k.count(func() { k.saved += saved })
			return nil
		}
	}
}

// sat counts what came of a session.
func (k *killing) sat(s *session, killed, terminal bool, told string, now, before stats) {
	if !killed {
		return
	}
	k.kills++
	if terminal {
		k.inTerminal++
	}
	if now.Answers > max(s.saved, before.Answers) {
		k.between++
	}
	if told != "" {
		k.repaired++
	}
}

// judge holds what the program counts after a session against what it said.
func (k *killing) judge(before, now stats, answered, saved int) error {
	switch {
	case now.Answers < saved || now.Answers < before.Answers:
		k.count(func() { k.lost++ })
		return fmt.Errorf("%d answers were called saved, %d were there before, %d are there", saved, before.Answers, now.Answers)
	case now.Answers > before.Answers+answered:
		return fmt.Errorf("%d answers were there, %d were given, %d are there", before.Answers, answered, now.Answers)
	case len(now.Titles) > 1 || now.Gold > 20 || now.XP > k.model.XP:
		k.count(func() { k.twice++ })
		return fmt.Errorf("paid twice: %+v, a whole game gives %+v", now, k.model)
	case len(now.Titles)*20 != now.Gold:
		return fmt.Errorf("half a reward: %+v", now)
	case len(now.Titles) < len(before.Titles) || now.XP < before.XP:
		k.count(func() { k.lost++ })
		return fmt.Errorf("a reward is gone: %+v, before %+v", now, before)
	}
	return nil
}

// whole holds a game that came to its end against one without kills.
func (k *killing) whole(now stats) error {
	if now.Answers != k.model.Answers || now.XP != k.model.XP || now.Gold != k.model.Gold || len(now.Titles) != 1 {
		return fmt.Errorf("the game ended with %+v, one without kills with %+v", now, k.model)
	}
	return nil
}

// plan draws the moment at which a session will be killed.
func (s *session) plan(r *rand.Rand, took time.Duration) {
	soon := time.Duration(r.Int64N(int64(2 * time.Millisecond)))
	want := moment(r.IntN(4))
	if want > goingOn { // at any time at all
		time.AfterFunc(time.Duration(r.Int64N(int64(took))), s.kill)
		return
	}
	left := r.IntN(6)
	s.at = func(m moment) {
		if m != want {
			return
		}
		if left--; left == -1 {
			if soon < time.Millisecond/2 {
				s.kill() // at once
				return
			}
			time.AfterFunc(soon, s.kill)
		}
	}
}
