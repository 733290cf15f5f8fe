// Package links asks the addresses that a pack names as its sources whether they answer. It
// is the only part of the program that uses the network. What it asks comes from strangers, so it
// speaks to public addresses alone, whatever a name leads to, and it is polite: one question at a
// time for each host, with a pause between, few hosts at once, and no more than the head of a page.
package links

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Kind is what came of an address.
type Kind int

// What can come of an address.
const (
	Answers  Kind = iota // it answers, perhaps at another place
	Status               // it answers that there is nothing, or that it has a fault
	Refuses              // it answers, but not to programs: whether the page is there is not known
	NoHost               // no host has the name
	Silent               // nothing answers
	Late                 // nothing answers in time
	Private              // it leads to an address that is not public, and was not asked
	TooFar               // it leads on and on
	BadTrust             // its certificate cannot be trusted
	Unusable             // it is no address of the web
)

// Result is what came of one address.
type Result struct {
	Kind  Kind
	Code  int    // the status of HTTP; 0 for none
	Moved string // where it leads, if it moved for good to another address
}

// Options say how addresses are asked. The zero value is filled in with what is polite.
type Options struct {
	Agent    string        // User-Agent
	Together int           // questions at once; 0 for 8
	Each     time.Duration // for one address, redirects included; 0 for 10 s
	Pause    time.Duration // between two questions to one host; 0 for 250 ms
	Most     int           // redirects of one address; 0 for 5
	// Done is told after each address how many of all were asked.
	Done func(done, of int)

	// Resolve gives the addresses of a host, and Dial opens a connection to an address and port.
	// Reach reports whether an address may be spoken to, and Trust is whom to trust; nil for
	// those of the system, and for Public. Wait waits for a pause.
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	Dial    func(ctx context.Context, network, address string) (net.Conn, error)
	Reach   func(netip.Addr) bool
	Trust   *tls.Config
	Wait    func(ctx context.Context, d time.Duration)
}

const (
	together, most       = 8, 5
	each, pause          = 10 * time.Second, 250 * time.Millisecond
	longestHead    int64 = 64 << 10
)

// filled gives options with what is left open.
func (o Options) filled() Options {
	if o.Together <= 0 {
		o.Together = together
	}
	if o.Each <= 0 {
		o.Each = each
	}
	if o.Pause <= 0 {
		o.Pause = pause
	}
	if o.Most <= 0 {
		o.Most = most
	}
	if o.Done == nil {
		o.Done = func(int, int) {}
	}
	if o.Resolve == nil {
		o.Resolve = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if o.Dial == nil {
		o.Dial = (&net.Dialer{}).DialContext
	}
	if o.Reach == nil {
		o.Reach = Public
	}
	if o.Wait == nil {
		o.Wait = func(ctx context.Context, d time.Duration) {
			timer := time.NewTimer(d)
			defer timer.Stop()
			select {
			case <-timer.C:
			case <-ctx.Done():
			}
		}
	}
	return o
}

// Check asks addresses and gives what came of each. When the context ends it gives what is known by
// then: an address without a result was not asked.
func Check(ctx context.Context, addresses []string, o Options) map[string]Result {
	o = o.filled()
	c := &checker{o: o, results: map[string]Result{}, free: make(chan struct{}, o.Together)}
	c.client = c.newClient()
	defer c.client.CloseIdleConnections()
	hosts := map[string][]string{}
	for _, a := range addresses {
		host := ""
		if u, err := url.Parse(a); err == nil {
			host = strings.ToLower(u.Hostname())
		}
		if known := hosts[host]; !contains(known, a) {
			hosts[host] = append(known, a)
			c.all++
		}
	}
	var running sync.WaitGroup
	for _, own := range hosts {
		running.Go(func() { c.host(ctx, own) })
	}
	running.Wait()
	return c.results
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}

// checker asks the addresses of one pack.
type checker struct {
	o      Options
	client *http.Client
	free   chan struct{} // one for each question at once
	all    int

	mu      sync.Mutex
	results map[string]Result
}

// host asks the addresses of one host, one after the other.
func (c *checker) host(ctx context.Context, own []string) {
	for i, a := range own {
		if i > 0 {
			c.o.Wait(ctx, c.o.Pause)
		}
		select {
		case c.free <- struct{}{}:
		case <-ctx.Done():
			return
		}
		if ctx.Err() != nil {
			return
		}
		r := c.one(ctx, a)
		<-c.free
		if ctx.Err() != nil {
			return // it was not asked to the end
		}
		c.mu.Lock()
		c.results[a] = r
		c.o.Done(len(c.results), c.all)
		c.mu.Unlock()
	}
}

// one asks an address: for its head, and for the page where a host knows no heads.
func (c *checker) one(ctx context.Context, address string) Result {
	u, err := url.Parse(address)
	if err != nil || !web(u) {
		return Result{Kind: Unusable}
	}
	u.User, u.Fragment = nil, ""
	ctx, cancel := context.WithTimeout(ctx, c.o.Each)
	defer cancel()
	r := c.ask(ctx, http.MethodHead, u)
	if r.Kind == Status || r.Kind == Refuses {
		if again := c.ask(ctx, http.MethodGet, u); again.Kind != Late {
			r = again
		}
	}
	return r
}

func (c *checker) ask(ctx context.Context, method string, u *url.URL) Result {
	trail := &trail{forGood: true}
	req, err := http.NewRequestWithContext(context.WithValue(ctx, trailKey{}, trail), method, u.String(), nil)
	if err != nil {
		return Result{Kind: Unusable}
	}
	req.Header.Set("User-Agent", c.o.Agent)
	req.Header.Set("Accept", "*/*")
	answer, err := c.client.Do(req)
	if err != nil {
		return Result{Kind: kindOf(err)}
	}
	_ = answer.Body.Close() // nothing of the page is read
	r := Result{Code: answer.StatusCode, Kind: kindOfStatus(answer.StatusCode)}
	if final := answer.Request.URL; r.Kind == Answers && trail.hops > 0 && trail.forGood {
		r.Moved = final.String()
	}
	return r
}

// trail is what is known of the redirects of one question.
type trail struct {
	hops    int
	forGood bool
}

type trailKey struct{}

// newClient makes a client that follows few redirects, keeps nothing, and dials public addresses
// alone. It uses no proxy, which would speak to whatever address it is told.
func (c *checker) newClient() *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext: c.dial, TLSClientConfig: c.o.Trust, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1,
			ResponseHeaderTimeout: c.o.Each, TLSHandshakeTimeout: c.o.Each, MaxResponseHeaderBytes: longestHead, DisableCompression: true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if t, ok := req.Context().Value(trailKey{}).(*trail); ok {
				t.hops = len(via)
				if r := req.Response; r != nil && r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusPermanentRedirect {
					t.forGood = false
				}
			}
			req.Header.Del("Referer")
			switch {
			case len(via) > c.o.Most:
				return errTooFar
			case !web(req.URL):
				return errScheme
			}
			req.URL.User = nil
			return nil
		},
	}
}

// web reports whether an address is one of the web.
func web(u *url.URL) bool { return (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" }

var (
	errTooFar  = errors.New("too many redirects")
	errScheme  = errors.New("no address of the web")
	errPrivate = errors.New("no public address")
)

// dial resolves a host once and connects to one of its public addresses, so that a name cannot
// lead elsewhere between the look and the step.
func (c *checker) dial(ctx context.Context, network, hostPort string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(hostPort)
	if err != nil {
		return nil, err
	}
	var found []netip.Addr
	if a, err := netip.ParseAddr(host); err == nil {
		found = []netip.Addr{a}
	} else if found, err = c.o.Resolve(ctx, host); err != nil {
		return nil, err
	}
	err = errPrivate
	for _, a := range found {
		if a = a.Unmap(); !c.o.Reach(a) {
			continue
		}
		conn, errDial := c.o.Dial(ctx, network, net.JoinHostPort(a.String(), port))
		if errDial == nil {
			return conn, nil
		}
		err = errDial
	}
	return nil, err
}

func kindOf(err error) Kind {
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	var trust *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errPrivate):
		return Private
	case errors.Is(err, errTooFar):
		return TooFar
	case errors.Is(err, errScheme):
		return Unusable
	case errors.As(err, &dns) && dns.IsNotFound:
		return NoHost
	case errors.As(err, &trust):
		return BadTrust
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return Late
	}
	return Silent
}

// kindOfStatus tells a page that is gone from one that is kept from programs.
func kindOfStatus(code int) Kind {
	const unlike = 999 // which some sites answer to programs
	switch code {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotAcceptable, http.StatusTooManyRequests, http.StatusUnavailableForLegalReasons, unlike:
		return Refuses
	}
	if code < http.StatusOK || code >= http.StatusMultipleChoices {
		return Status
	}
	return Answers
}
