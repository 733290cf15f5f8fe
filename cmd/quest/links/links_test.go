package links_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quest/cmd/quest/links"
)

// web is a small web on this computer: every name that it knows leads to one server.
type web struct {
	server *httptest.Server
	names  map[string]string // host: the address that it resolves to, as the program is told
	asked  atomic.Int64
	most   atomic.Int64 // questions at once
	now    atomic.Int64

	mu    sync.Mutex
	lines []string // method, host and path of each question
	hold  chan struct{}
}

const outside = "198.41.0.4" // a public address; nothing is sent there

func newWeb(t *testing.T) *web {
	t.Helper()
	w := &web{names: map[string]string{}, hold: make(chan struct{})}
	w.server = httptest.NewUnstartedServer(http.HandlerFunc(w.serve))
	w.server.StartTLS()
	t.Cleanup(w.server.Close)
	for _, name := range []string{"example.com", "other.example.com", "www.example.com"} {
		w.names[name] = outside
	}
	return w
}

func (w *web) serve(out http.ResponseWriter, r *http.Request) {
	w.asked.Add(1)
	if n := w.now.Add(1); n > w.most.Load() {
		w.most.Store(n)
	}
	defer w.now.Add(-1)
	w.mu.Lock()
	w.lines = append(w.lines, r.Method+" "+r.Host+r.URL.Path+" "+r.UserAgent()+" "+r.Referer())
	w.mu.Unlock()
	to := func(code int, address string) { http.Redirect(out, r, address, code) }
	switch path := r.URL.Path; {
	case path == "/gone":
		out.WriteHeader(http.StatusGone)
	case path == "/kept":
		out.WriteHeader(http.StatusForbidden)
	case path == "/no-head" && r.Method == http.MethodHead:
		out.WriteHeader(http.StatusMethodNotAllowed)
	case path == "/moved":
		to(http.StatusMovedPermanently, "https://other.example.com/new")
	case path == "/for-now":
		to(http.StatusFound, "https://other.example.com/new")
	case path == "/inside":
		to(http.StatusMovedPermanently, "https://inside.example.com/")
	case path == "/by-number":
		to(http.StatusFound, "https://169.254.169.254/latest/meta-data")
	case path == "/file":
		to(http.StatusFound, "file:///etc/passwd")
	case strings.HasPrefix(path, "/round/"):
		n, _ := strconv.Atoi(strings.TrimPrefix(path, "/round/"))
		to(http.StatusFound, "/round/"+strconv.Itoa(n+1))
	case path == "/slow":
		select {
		case <-w.hold:
		case <-r.Context().Done():
		}
	case path == "/endless" && r.Method == http.MethodGet:
		_, _ = io.Copy(out, endless{})
	case path == "/endless":
		out.WriteHeader(http.StatusNotFound)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

// options let the program reach the server under its names, and nothing else.
func (w *web) options(t *testing.T) links.Options {
	t.Helper()
	pool := x509.NewCertPool()
	pool.AddCert(w.server.Certificate())
	return links.Options{
		Agent: "quest/test", Trust: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, Each: 20 * time.Second,
		Wait: func(context.Context, time.Duration) {},
		Resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			if a, ok := w.names[host]; ok {
				return []netip.Addr{netip.MustParseAddr(a)}, nil
			}
			return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			if address != outside+":443" {
				t.Errorf("%s was dialled", address)
				return nil, errors.New("refused by the test")
			}
			return (&net.Dialer{}).DialContext(ctx, network, w.server.Listener.Addr().String())
		},
	}
}

func TestWhatComesOfAddresses(t *testing.T) {
	w := newWeb(t)
	w.names["inside.example.com"] = "10.0.0.1"
	w.names["local.example.com"] = "127.0.0.1"
	w.names["wrong-name.test"] = outside
	want := map[string]links.Result{
		"https://example.com/page":              {Kind: links.Answers, Code: 200},
		"https://example.com/page#part":         {Kind: links.Answers, Code: 200},
		"https://example.com/no-head":           {Kind: links.Answers, Code: 200},
		"https://example.com/gone":              {Kind: links.Status, Code: 410},
		"https://example.com/endless":           {Kind: links.Answers, Code: 200},
		"https://example.com/kept":              {Kind: links.Refuses, Code: 403},
		"https://example.com/moved":             {Kind: links.Answers, Code: 200, Moved: "https://other.example.com/new"},
		"https://example.com/for-now":           {Kind: links.Answers, Code: 200},
		"https://example.com/inside":            {Kind: links.Private},
		"https://example.com/by-number":         {Kind: links.Private},
		"https://example.com/file":              {Kind: links.Unusable},
		"https://example.com/round/0":           {Kind: links.TooFar},
		"https://nowhere.example.com/":          {Kind: links.NoHost},
		"https://local.example.com/":            {Kind: links.Private},
		"https://127.0.0.1/":                    {Kind: links.Private},
		"https://[::1]/":                        {Kind: links.Private},
		"https://[::ffff:192.168.0.1]/":         {Kind: links.Private},
		"https://wrong-name.test/":              {Kind: links.BadTrust},
		"https://user:secret@example.com/login": {Kind: links.Answers, Code: 200},
		"ftp://example.com/":                    {Kind: links.Unusable},
		"https://":                              {Kind: links.Unusable},
	}
	var all []string
	for a := range want {
		all = append(all, a, a)
	}
	got := links.Check(t.Context(), all, w.options(t))
	for a, r := range want {
		if got[a] != r {
			t.Errorf("%s: %+v, want %+v", a, got[a], r)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d results of %d addresses", len(got), len(want))
	}
	for _, line := range w.lines {
		if !strings.Contains(line, "quest/test") || !strings.HasSuffix(line, " ") {
			t.Errorf("%q names no program, or where it came from", line)
		}
	}
}

// Redirects are bounded, and each address is asked once however often it is named.
func TestQuestionsAreFew(t *testing.T) {
	w := newWeb(t)
	o := w.options(t)
	o.Most = 3
	got := links.Check(t.Context(), []string{"https://example.com/round/0", "https://example.com/round/0", "https://example.com/a"}, o)
	if got["https://example.com/round/0"].Kind != links.TooFar || got["https://example.com/a"].Kind != links.Answers {
		t.Errorf("%+v", got)
	}
	if n := w.asked.Load(); n != 5 {
		t.Errorf("%d questions: one, three redirects, and one", n)
	}
}

// One host is asked one question at a time with a pause between, and no more hosts at once than said.
func TestHostsAreAskedPolitely(t *testing.T) {
	w := newWeb(t)
	o := w.options(t)
	o.Together = 2
	var pauses atomic.Int64
	o.Wait = func(_ context.Context, d time.Duration) {
		if d <= 0 {
			t.Error("no pause")
		}
		pauses.Add(1)
	}
	told := 0
	o.Done = func(done, of int) {
		if told++; done != told || of != 30 {
			t.Errorf("told %d of %d as the %d.", done, of, told)
		}
	}
	var all []string
	for i := range 10 {
		for _, host := range []string{"example.com", "other.example.com", "www.example.com"} {
			all = append(all, "https://"+host+"/"+strconv.Itoa(i))
		}
	}
	if got := links.Check(t.Context(), all, o); len(got) != 30 {
		t.Errorf("%d results", len(got))
	}
	if w.most.Load() > 2 || pauses.Load() != 27 || told != 30 {
		t.Errorf("%d at once, %d pauses, told %d times", w.most.Load(), pauses.Load(), told)
	}
}

func TestWhatDoesNotAnswerInTimeIsLate(t *testing.T) {
	w := newWeb(t)
	o := w.options(t)
	o.Each = 50 * time.Millisecond
	got := links.Check(t.Context(), []string{"https://example.com/slow"}, o)
	if got["https://example.com/slow"].Kind != links.Late {
		t.Errorf("%+v", got)
	}
}

// When it is interrupted, what is known is given, and what was not asked to the end is not.
func TestAnInterruptedCheckGivesWhatIsKnown(t *testing.T) {
	w := newWeb(t)
	o := w.options(t)
	ctx, cancel := context.WithCancel(t.Context())
	o.Done = func(int, int) { cancel() }
	got := links.Check(ctx, []string{"https://example.com/a", "https://example.com/b", "https://example.com/c"}, o)
	if len(got) != 1 || got["https://example.com/a"].Kind != links.Answers {
		t.Errorf("%+v", got)
	}
}

func TestNothingAnswersWithoutANetwork(t *testing.T) {
	o := links.Options{Resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
		return nil, &net.DNSError{Err: "network is unreachable", Name: host, IsTemporary: true}
	}}
	got := links.Check(t.Context(), []string{"https://example.com/"}, o)
	if got["https://example.com/"] != (links.Result{Kind: links.Silent}) {
		t.Errorf("%+v", got)
	}
}

func TestOnlyPublicAddressesAreReached(t *testing.T) {
	for s, want := range map[string]bool{
		"198.41.0.4": true, "8.8.8.8": true, "2606:4700::1111": true, "2001:4860:4860::8888": true, "172.15.0.1": true, "172.32.0.1": true, "100.128.0.1": true,
		"0.0.0.0": false, "10.1.2.3": false, "100.64.0.1": false, "127.0.0.1": false, "127.255.255.254": false, "169.254.169.254": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.0.0.8": false, "192.0.2.1": false, "192.168.1.1": false, "198.18.0.1": false, "198.51.100.1": false,
		"203.0.113.9": false, "224.0.0.1": false, "255.255.255.255": false, "240.0.0.1": false,
		"::": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false, "fc00::1": false, "fd12::1": false, "fe80::1": false,
		"fe80::1%eth0": false, "fec0::1": false, "ff02::1": false, "2001:db8::1": false, "2001::1": false, "64:ff9b::10.0.0.1": false, "64:ff9b::8.8.8.8": true,
		"64:ff9b:1::1": false, "2002:7f00:1::": false, "2002:a00:1::": false, "2002:808:808::": true, "::ffff:8.8.8.8": true,
	} {
		if got := links.Public(netip.MustParseAddr(s)); got != want {
			t.Errorf("%s: public %v", s, got)
		}
	}
	if links.Public(netip.Addr{}) {
		t.Error("no address is public")
	}
}
