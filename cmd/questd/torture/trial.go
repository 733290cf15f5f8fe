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
	again   map[string][]time.Duration // from the start of what was killed until everybody had an answer saved
	broken  []string
}

// back is how soon players must be back in the game, and unable is when the torture gives up on it.
const (
	back   = 5 * time.Second
	unable = 60 * time.Second
)

// progress is how many kills come between two lines that say how far the trial is.
const progress = 100

// the words of the server at the first visit of a player.
const (
	askCode     = "Which code did your teacher give you?"
	madeNick    = "Enter alone takes the name"
	askLanguage = "Which language do you want to read?"
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
	t.kills, t.again = map[string]int{}, map[string][]time.Duration{}
	for n := 0; n < t.plan.kills && time.Since(began) < t.time && len(t.broken) < 20; n++ {
		pause(ctx, time.Duration(t.r.Int64N(int64(200*time.Millisecond))))
		what, err := t.server.kill(t.r)
		if err != nil {
			return fmt.Errorf("kill %d, of the %s: %w", n+1, what, err)
		}
		t.kills[what]++
		took, err := until(ctx, unable, t.everybodySaves())
		if err != nil {
			return fmt.Errorf("kill %d, of the %s: players are not back: %w\n%s", n+1, what, err, t.server.nodes[0].Said())
		}
		t.again[what] = append(t.again[what], took)
		t.gather()
		if sum := n + 1; sum%progress == 0 {
			_, _ = fmt.Fprintf(t.out, "%s: %d of %d kills after %s; %d answers called saved, %d promises broken\n",
				t.form, sum, t.plan.kills, time.Since(began).Round(time.Second), t.saved(), len(t.broken))
		}
	}
	return nil
}

// everybodySaves gives a question whether each player has seen one more answer called saved since now.
func (t *trial) everybodySaves() func() bool {
	before := map[*player]int{}
	for _, p := range t.players {
		p.mu.Lock()
		before[p] = p.answers
		p.mu.Unlock()
	}
	return func() bool {
		return !slices.ContainsFunc(t.players, func(p *player) bool {
			p.mu.Lock()
			defer p.mu.Unlock()
			return p.answers == before[p]
		})
	}
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
