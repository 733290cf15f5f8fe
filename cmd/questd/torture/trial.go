package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// trial is one server that is killed again and again.
type trial struct {
	plan
	form, dir, program string
	r                  *rand.Rand
	out                io.Writer

	server  *server
	players []*player
	kills   map[string]int
	broken  []string
}

// back is how soon players must be back in the game, and unable is when the torture gives up on it.
const (
	back   = 5 * time.Second
	unable = 60 * time.Second
)

// the words of the server at which a player types the code of the class and a name.
const (
	askCode = "Which code did your teacher give you?"
	askNick = "What should the class call you?"
)

func (t *trial) run(ctx context.Context) error {
	var err error
	if t.server, err = startServer(t.program, t.dir, t.form == "database"); err != nil {
		return err
	}
	defer func() { _ = t.server.close() }()
	if err := t.enrol(); err != nil {
		return err
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	var playing sync.WaitGroup
	for _, p := range t.players {
		playing.Go(func() { p.play(ctx) })
	}
	began := time.Now()
	if _, err := until(ctx, unable, t.allSaved); err != nil {
		return fmt.Errorf("not every player could begin: %w\n%s", err, t.server.nodes[0].Said())
	}
	if err := t.killAll(ctx, began); err != nil {
		return err
	}
	took := time.Since(began)
	end()
	playing.Wait()
	drained := t.server.drain()
	counts, err := t.remembered()
	if err != nil {
		return err
	}
	t.judge(counts)
	t.report(took, drained)
	return nil
}

// enrol makes the players; each comes in by the code of the class at the first visit.
func (t *trial) enrol() error {
	code, err := t.server.invite(t.plan.players)
	if err != nil {
		return err
	}
	for i := range t.plan.players {
		seed := sha256.Sum256(fmt.Appendf(nil, "player %d of the torture", i))
		key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed[:]))
		if err != nil {
			return fmt.Errorf("key: %w", err)
		}
		t.players = append(t.players, &player{
			name: fmt.Sprint("player ", i), key: key, code: code, nodes: t.server.places, hostKey: t.server.nodes[0].Fingerprint,
			r: rand.New(rand.NewPCG(t.seed, uint64(i))), lost: time.Now(),
		})
	}
	return nil
}

func (t *trial) allSaved() bool {
	return !slices.ContainsFunc(t.players, func(p *player) bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.saved == 0
	})
}

// killAll kills, waits until everybody is back, lets them play a moment, and kills again.
func (t *trial) killAll(ctx context.Context, began time.Time) error {
	t.kills = map[string]int{}
	for n := 0; n < t.plan.kills && time.Since(began) < t.time && len(t.broken) < 20; n++ {
		pause(ctx, time.Duration(t.r.Int64N(int64(200*time.Millisecond))))
		what, err := t.server.kill(t.r)
		if err != nil {
			return fmt.Errorf("kill %d, of the %s: %w", n+1, what, err)
		}
		t.kills[what]++
		saved := t.saved()
		_, err = until(ctx, unable, func() bool {
			return !slices.ContainsFunc(t.players, (*player).away) && t.saved() > saved
		})
		if err != nil {
			return fmt.Errorf("kill %d, of the %s: players are not back: %w\n%s", n+1, what, err, t.server.nodes[0].Said())
		}
		t.gather()
	}
	return nil
}

// saved is how many answers were called saved so far.
func (t *trial) saved() int {
	sum := 0
	for _, p := range t.players {
		p.mu.Lock()
		sum += p.answers
		p.mu.Unlock()
	}
	return sum
}

// gather takes over what players found broken.
func (t *trial) gather() {
	for _, p := range t.players {
		p.mu.Lock()
		t.broken = append(t.broken, p.wrong...)
		p.wrong = nil
		p.mu.Unlock()
	}
}
