package school

import (
	"context"
	"maps"
	"time"

	"quest/game/class"
)

// away is how long a player counts as here after the last sign of them.
const away = 10 * time.Second

// presence is who is connected. It is guarded by School.mu.
type presence struct {
	local map[class.PlayerID]int       // connections to this process
	seen  map[class.PlayerID]time.Time // the last sign of players, here and elsewhere
	list  map[class.PlayerID]bool      // of those who are here; never changed, only replaced
}

func newPresence() presence {
	return presence{map[class.PlayerID]int{}, map[class.PlayerID]time.Time{}, map[class.PlayerID]bool{}}
}

func (p *presence) here() map[class.PlayerID]bool { return p.list }

// enter counts a connection, and reports whether the player was away before.
func (p *presence) enter(who class.PlayerID, now time.Time) bool {
	p.local[who]++
	p.seen[who] = now
	if p.list[who] {
		return false
	}
	p.list = maps.Clone(p.list)
	p.list[who] = true
	return true
}

// leave ends a connection. The player is away after a while.
func (p *presence) leave(who class.PlayerID, now time.Time) {
	p.seen[who] = now
	if p.local[who]--; p.local[who] <= 0 {
		delete(p.local, who)
	}
}

// connected are the players of this process.
func (p *presence) connected() []string {
	all := make([]string, 0, len(p.local))
	for who := range p.local {
		all = append(all, string(who))
	}
	return all
}

// sign notes who is connected anywhere, and gives those who came or went since.
func (p *presence) sign(all []string, now time.Time) []class.PlayerID {
	for _, who := range all {
		p.seen[class.PlayerID(who)] = now
	}
	for who := range p.local {
		p.seen[who] = now
	}
	var turned []class.PlayerID
	list := make(map[class.PlayerID]bool, len(p.seen))
	for who, at := range p.seen {
		if now.Sub(at) > away {
			delete(p.seen, who)
			continue
		}
		list[who] = true
		if !p.list[who] {
			turned = append(turned, who)
		}
	}
	for who := range p.list {
		if !list[who] {
			turned = append(turned, who)
		}
	}
	p.list = list
	return turned
}

// gathers is how long those who come are gathered before the other processes are told of them.
const gathers = 200 * time.Millisecond

// attend tells the log who is connected here, and hears who is elsewhere: soon after somebody has come,
// and else from time to time.
func (s *School) attend(ctx context.Context) {
	tick := time.NewTicker(s.options.Presence)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-s.came:
			select {
			case <-ctx.Done():
				return
			case <-time.After(gathers):
			}
		}
		s.mu.RLock()
		mine := s.presence.connected()
		s.mu.RUnlock()
		within, cancel := context.WithTimeout(ctx, s.options.Patience)
		all, err := s.log.Here(within, mine)
		cancel()
		if err != nil {
			all = nil // those elsewhere are away before long, and the follower says what is wrong
		}
		s.mu.Lock()
		for _, who := range s.presence.sign(all, s.options.Now()) {
			s.around(who)
		}
		s.mu.Unlock()
	}
}
