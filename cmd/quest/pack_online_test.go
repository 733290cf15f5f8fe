package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quest/cmd/quest/links"
)

// online runs the program where every name leads to a server of the test.
func online(t *testing.T, server *httptest.Server, dial func(context.Context) error, args ...string) tried {
	t.Helper()
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	m := NewMain()
	m.links = links.Options{
		Trust: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, Wait: func(context.Context, time.Duration) {},
		Resolve: func(context.Context, string) ([]netip.Addr, error) {
			return []netip.Addr{netip.MustParseAddr("198.41.0.4")}, nil
		},
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			if err := dial(ctx); err != nil {
				return nil, err
			}
			return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
		},
	}
	var out, errs bytes.Buffer
	code := m.Run(context.Background(), args, []string{"QUEST_SAVE_DIR=" + t.TempDir(), "LANG=C"}, strings.NewReader(""), &out, &errs)
	return tried{code, out.String(), errs.String()}
}

// packWithSources is a pack of which items name the addresses.
func packWithSources(t *testing.T, addresses ...string) string {
	t.Helper()
	dir := t.TempDir()
	var items strings.Builder
	for i, a := range addresses {
		items.WriteString("  - id: item-" + string(rune('a'+i)) + "\n    type: truefalse\n    stem: |\n      The sea number " + string(rune('a'+i)) + " is salty.\n    answer: true\n    if_right: |\n      Rivers bring salt.\n    if_wrong: |\n      Rivers bring salt, and it stays.\n    verified: 2026-11-01\n    sources: [\"" + a + "\"]\n")
	}
	for name, s := range map[string]string{
		"pack.yaml":        "format: quest.pack/v1\nid: my/sea\nversion: 1.0.0\nlanguages: [en]\ntitle: Sea\nsummary: |\n  About the sea.\nauthors:\n  - name: Jo\nlicense: CC-BY-4.0\noriginal: true\nquizzes: [sea]\n",
		"quiz/01-sea.yaml": "format: quest.quiz/v1\nid: sea\ntitle: Sea\nitems:\n" + items.String(),
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func seaServer(t *testing.T) *httptest.Server {
	t.Helper()
	s := httptest.NewTLSServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "quest/") {
			t.Errorf("user agent %q", r.UserAgent())
		}
		switch r.URL.Path {
		case "/gone":
			out.WriteHeader(http.StatusNotFound)
		case "/kept":
			out.WriteHeader(http.StatusForbidden)
		case "/moved":
			http.Redirect(out, r, "/page", http.StatusMovedPermanently)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func reachable(context.Context) error { return nil }

func TestSourcesThatDoNotAnswerAreFound(t *testing.T) {
	s := seaServer(t)
	dir := packWithSources(t, "https://example.com/page", "https://example.com/gone", "https://example.com/kept", "https://example.com/moved")
	got := online(t, s, reachable, "pack", "check", dir, "--online")
	for _, want := range []string{
		`quiz/01-sea.yaml:26:15: R012 (warning) "https://example.com/gone" answers 404; open it in a browser; if the page is gone, name another one`,
		`quiz/01-sea.yaml:37:15: R012 (note) "https://example.com/kept" answers 403 to programs, so whether the page is there is not known`,
		`quiz/01-sea.yaml:48:15: R012 (note) "https://example.com/moved" has moved to "https://example.com/page"; write the new address`,
		"0 errors, 1 warning, 2 notes",
	} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not in\n%s", want, got.out)
		}
	}
	if got.code != exitDone || got.err != "" || strings.Contains(got.out, `/page" `) {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
	if strict := online(t, s, reachable, "pack", "check", dir, "--online", "--strict", "--lang", "ko"); strict.code != exitFindings || !strings.Contains(strict.out, "404로 답합니다") {
		t.Errorf("exit %d\n%s", strict.code, strict.out)
	}
	if asJSON := online(t, s, reachable, "pack", "check", dir, "--online", "--json"); strings.Count(asJSON.out, `"code":"R012"`) != 3 {
		t.Errorf("%s", asJSON.out)
	}
}

// Without --online nothing is asked, and a pack without addresses asks nothing.
func TestTheNetworkIsUsedOnlyWhenItIsWanted(t *testing.T) {
	s := seaServer(t)
	never := func(context.Context) error {
		t.Error("a connection was opened")
		return errors.New("not here")
	}
	dir := packWithSources(t, "https://example.com/gone")
	for _, args := range [][]string{
		{"pack", "check", dir},
		{"pack", "check", dir, "--strict", "-v"},
		{"pack", "stats", dir},
		{"pack", "show", dir},
		{"pack", "build", dir, "-o", filepath.Join(t.TempDir(), "sea.qpack")},
		{"pack", "export", dir, "--format", "gift", "-o", "-"},
	} {
		if got := online(t, s, never, args...); got.code != exitDone {
			t.Errorf("%v: exit %d\n%s%s", args, got.code, got.out, got.err)
		}
	}
}

// Where nothing can be reached the pack is checked as without --online, and that is said.
func TestWithoutAConnectionNothingIsSaidOfSources(t *testing.T) {
	s := seaServer(t)
	dir := packWithSources(t, "https://example.com/gone", "https://example.org/")
	got := online(t, s, func(context.Context) error { return errors.New("network is unreachable") }, "pack", "check", dir, "--online", "--strict")
	if got.code != exitDone || strings.Contains(got.out, "R012") || !strings.Contains(got.err, "none of the 2 addresses of the pack answers") {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
}

// A pack with errors is checked online, too, and still fails by its errors.
func TestAPackWithErrorsIsAskedToo(t *testing.T) {
	s := seaServer(t)
	dir := packWithSources(t, "https://example.com/gone", "http://example.com/plain")
	got := online(t, s, reachable, "pack", "check", dir, "--online")
	if got.code != exitFindings || !strings.Contains(got.out, "R012 (warning)") || !strings.Contains(got.out, `"http://example.com/plain" is not an https:// address`) {
		t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
	}
}
