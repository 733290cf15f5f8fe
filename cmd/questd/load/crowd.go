package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/bots"
)

// key is that of the n-th player, the same in every run.
func key(n int) ssh.Signer {
	seed := sha256.Sum256(fmt.Appendf(nil, "player %d of the load harness", n))
	signer, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed[:]))
	if err != nil {
		panic(err) // a key of Ed25519 is one
	}
	return signer
}

// perAddress is how many players come from one address: fewer than the front door lets in at
// once from there.
const perAddress = 40

// from is the own address of the n-th player. Whole classes sit behind one address each.
func from(n int) string {
	class := n / perAddress
	return fmt.Sprintf("127.1.%d.%d", class/250, class%250+1)
}

// crowd is many players who are connected.
type crowd []*bots.Bot

// atOnce is how many shake hands at the same time.
const atOnce = 16

// gather has n players come, and gives those who are there with what went wrong for others.
func gather(n int, arrive func(n int) (*bots.Bot, error)) (crowd, error) {
	var (
		held   sync.Mutex
		there  crowd
		wrong  []error
		coming sync.WaitGroup
	)
	turns := make(chan int)
	for range atOnce {
		coming.Go(func() {
			for i := range turns {
				bot, err := arrive(i)
				held.Lock()
				if err != nil {
					wrong = append(wrong, fmt.Errorf("player %d: %w", i, err))
				} else {
					there = append(there, bot)
				}
				held.Unlock()
			}
		})
	}
	for i := range n {
		turns <- i
	}
	close(turns)
	coming.Wait()
	return there, errors.Join(wrong[:min(3, len(wrong))]...)
}

func (c crowd) leave() {
	var leaving sync.WaitGroup
	for _, bot := range c {
		leaving.Go(bot.Close)
	}
	leaving.Wait()
}

// times are how long something took, many times.
type times []time.Duration

// at gives the time that a share of all is not longer than, from 0 to 1.
func (t times) at(share float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

// typing is what a crowd that presses keys has seen.
type typing struct {
	echoes times
	silent int // keys without an echo in time
	gone   int // players whose connection ended
}

// between is how often each player presses a key.
const between = 2 * time.Second

// unanswered is when the echo of a key counts as missing.
const unanswered = 10 * time.Second

// typeFor has everybody press a key every two seconds for a while, each at moments of their own. The
// time of an echo counts from the moment at which the key was due, so that a server that is
// late for one key is late for the next as well.
func (c crowd) typeFor(how time.Duration, keys []string) typing {
	var (
		held sync.Mutex
		all  typing
		busy sync.WaitGroup
	)
	began := time.Now()
	for i, bot := range c {
		busy.Go(func() {
			own := typeAlone(bot, began.Add(between*time.Duration(i)/time.Duration(len(c))), began.Add(how), keys)
			held.Lock()
			defer held.Unlock()
			all.echoes = append(all.echoes, own.echoes...)
			all.silent += own.silent
			all.gone += own.gone
		})
	}
	busy.Wait()
	return all
}

// typeAlone has one player press keys from one moment to another.
func typeAlone(bot *bots.Bot, due, end time.Time, keys []string) typing {
	var own typing
	for n := 0; due.Before(end); n++ {
		time.Sleep(time.Until(due))
		ctx, cancel := context.WithTimeout(context.Background(), unanswered)
		late := time.Since(due)
		took, err := bot.First(ctx, keys[n%len(keys)])
		cancel()
		switch {
		case err == nil:
			own.echoes = append(own.echoes, late+took)
		case errors.Is(err, context.DeadlineExceeded):
			own.silent++
		default:
			own.gone++
			return own
		}
		for due = due.Add(between); time.Since(due) > between; due = due.Add(between) {
			own.silent++ // a key that could not be pressed
		}
	}
	return own
}
