package host

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// refusal is why a connection is closed at once; it is a label of a metric.
type refusal string

const (
	refusedAll       refusal = "connections"       // as many as the server takes
	refusedStrangers refusal = "strangers"         // too many without a key
	refusedAddress   refusal = "strangers_address" // too many of them from one address
	refusedRate      refusal = "rate"              // too many from one address in a minute
	refusedKey       refusal = "key"               // too many of one key that do not leave
	refusedNewcomers refusal = "newcomers"         // too many keys that nobody has enrolled
)

// addressesKept is how many addresses the gate remembers. One that was silent for a minute is
// forgotten when they become more.
const addressesKept = 8192

// gate counts connections before their key is proven.
type gate struct {
	limits Limits

	mu        sync.Mutex
	all       int // connections
	strangers int // of them without a proven key
	addresses map[string]*address
}

type address struct {
	strangers int
	accepts   *rate.Limiter
}

func newGate(l Limits) *gate { return &gate{limits: l, addresses: map[string]*address{}} }

// enter counts a connection of a stranger in, or says why not.
func (g *gate) enter(from string, now time.Time) refusal {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.addresses[from]
	if a == nil {
		if len(g.addresses) >= addressesKept && !g.forget(now) {
			return refusedRate
		}
		a = &address{accepts: rate.NewLimiter(rate.Every(time.Minute/time.Duration(g.limits.Accepts)), g.limits.Accepts)}
		g.addresses[from] = a
	}
	switch {
	case !a.accepts.AllowN(now, 1):
		return refusedRate
	case g.all >= g.limits.Connections:
		return refusedAll
	case a.strangers >= g.limits.StrangersAddress:
		return refusedAddress
	case g.strangers >= g.limits.Strangers:
		return refusedStrangers
	}
	g.all++
	g.strangers++
	a.strangers++
	return ""
}

// known takes a connection out of the strangers, because its key is proven or it ended.
func (g *gate) known(from string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.strangers--
	g.addresses[from].strangers--
}

// leave counts a connection out.
func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all--
}

// forget drops the addresses that have nothing against them and reports whether there is room again.
func (g *gate) forget(now time.Time) bool {
	for from, a := range g.addresses {
		if a.strangers == 0 && a.accepts.TokensAt(now) >= float64(g.limits.Accepts) {
			delete(g.addresses, from)
		}
	}
	return len(g.addresses) < addressesKept
}

// sourceOf gives what counts as one address: an IPv4 address, the /64 of an IPv6 address, of
// which one customer has all, or the whole text of any other.
func sourceOf(a net.Addr) string {
	ap, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return a.String()
	}
	ip := ap.Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	p, err := ip.Prefix(64)
	if err != nil {
		return ip.String()
	}
	return p.String()
}
