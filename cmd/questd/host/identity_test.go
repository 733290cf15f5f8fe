package host_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

// scripts is how many random logins are tried: 10,000 with QUEST_DOOR_SCRIPTS=10000.
func scripts(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("QUEST_DOOR_SCRIPTS")); err == nil {
		return n
	}
	if testing.Short() {
		return 150
	}
	return 1_500
}

// lax are limits under which a test may come as often as it likes.
func lax() host.Limits {
	return host.Limits{Accepts: 1 << 20, Strangers: 1 << 20, StrangersAddress: 1 << 20, Connections: 1 << 20}
}

// step is one thing that a client says to prove who it is, and the key that this proves, -1 for none.
type step struct {
	what   string
	say    func(*raw) []byte
	proves int
}

// randomStep makes a step out of a few users and keys: offers, honest proofs, and proofs that are none.
func randomStep(r *rand.Rand) step {
	users := []string{"student", "root", "teacher", "", "a\x00b", strings.Repeat("u", 300)}
	user := users[r.IntN(len(users))]
	mine, victim := 1+r.IntN(2), 10+r.IntN(2) // keys of which the client has the private part, and of which it has not
	key, other := testKey(mine), testKey(victim).PublicKey()
	switch r.IntN(9) {
	case 0:
		return step{fmt.Sprintf("%q offers the key of another", user), func(c *raw) []byte { return c.offer(user, other, nil) }, -1}
	case 1:
		return step{fmt.Sprintf("%q offers key %d", user, mine), func(c *raw) []byte { return c.offer(user, key.PublicKey(), nil) }, -1}
	case 2, 3:
		return step{fmt.Sprintf("%q proves key %d", user, mine), func(c *raw) []byte { return c.offer(user, key.PublicKey(), key) }, mine}
	case 4:
		return step{fmt.Sprintf("%q signs for another with key %d", user, mine), func(c *raw) []byte { return c.offer(user, other, key) }, -1}
	case 5:
		return step{fmt.Sprintf("%q proves key %d as another user", user, mine), func(c *raw) []byte {
			_, kind, blob, signature := publicKeyParts(c.offer(user, key.PublicKey(), key))
			return field(append(field([]byte{msgAuth}, user+"x", "ssh-connection", "publickey"), 1), kind, blob, signature)
		}, -1}
	case 6:
		return step{fmt.Sprintf("%q puts the key of another into a proof of key %d", user, mine), func(c *raw) []byte {
			head, kind, _, signature := publicKeyParts(c.offer(user, key.PublicKey(), key))
			return field(append(head, 1), kind, string(other.Marshal()), signature)
		}, -1}
	case 7:
		return step{fmt.Sprintf("%q needs no proof", user), func(*raw) []byte { return field([]byte{msgAuth}, user, "ssh-connection", "none") }, -1}
	}
	return step{fmt.Sprintf("%q has a password", user), func(*raw) []byte {
		return field(append(field([]byte{msgAuth}, user, "ssh-connection", "password"), 0), "secret")
	}, -1}
}

// publicKeyParts takes a signed request apart: what stands before the mark that it is signed, the kind of the
// key, the key, the signature.
func publicKeyParts(m []byte) (head []byte, kind, key, signature string) {
	rest := m[1:]
	for range 3 {
		_, rest = cut(rest)
	}
	head = m[: len(m)-len(rest) : len(m)-len(rest)]
	kind, rest = cut(rest[1:])
	key, rest = cut(rest)
	signature, _ = cut(rest)
	return head, kind, key, signature
}

// login says steps until the server lets the client in or hangs up. It gives the key that was
// proven by the step before the door opened.
func login(c *raw, steps []step) (proved int, in bool) {
	if c.service() != nil {
		return -1, false
	}
	for _, s := range steps {
		if c.send(s.say(c)) != nil {
			return -1, false
		}
		m, err := c.until(msgAuthSucceeded, msgAuthFailed, msgKeyTaken)
		if err != nil {
			return -1, false
		}
		if m[0] == msgAuthSucceeded {
			return s.proves, true
		}
	}
	return -1, false
}

// TestNobodyIsSomeoneElse tries random logins (N1): whoever comes in is known by the key
// that they proved last, whatever they offered or called themselves before.
func TestNobodyIsSomeoneElse(t *testing.T) {
	const seed = 20261130
	o := host.Options{Limits: lax()}
	n := scripts(t)
	came := 0
	inBubble(t, o, func(t *testing.T, d *door) {
		r := rand.New(rand.NewPCG(seed, uint64(n)))
		for i := range n {
			steps := make([]step, 1+r.IntN(7))
			var told []string
			for j := range steps {
				steps[j] = randomStep(r)
				told = append(told, steps[j].what)
			}
			c, err := newRaw(d.dial("192.0.2.1:1"))
			if err != nil {
				t.Fatal(err)
			}
			proved, in := login(c, steps)
			before := len(d.front.Seen())
			if in {
				came++
				known, err := whoAmI(c, d)
				want := ""
				if proved >= 0 {
					want = ssh.FingerprintSHA256(testKey(proved).PublicKey())
				}
				if err != nil || known != want {
					t.Fatalf("seed %d, script %d: known as %q (%v), want %q\n%s", seed, i, known, err, want, strings.Join(told, "\n"))
				}
			} else if got := d.front.Seen(); len(got) != before {
				t.Fatalf("seed %d, script %d: nobody proved a key, and %v played\n%s", seed, i, got[before:], strings.Join(told, "\n"))
			}
			_ = c.Close()
			synctest.Wait()
		}
	})
	if came < n/4 {
		t.Errorf("of %d scripts %d came in: they try too little", n, came)
	}
}

// whoAmI runs a command and gives the key that the front sees.
func whoAmI(c *raw, d *door) (string, error) {
	if err := c.send(openSession(1 << 16)); err != nil {
		return "", err
	}
	if _, err := c.until(msgChannelOpened); err != nil {
		return "", err
	}
	before := len(d.front.Seen())
	if err := c.send(ask("exec", true, field(nil, "status 0"))); err != nil {
		return "", err
	}
	if _, err := c.until(msgChannelClose); err != nil {
		return "", err
	}
	seen := d.front.Seen()
	if len(seen) != before+1 {
		return "", errors.New("nobody was seen")
	}
	return seen[before].Key, nil
}

// TestTheUserNameDecidesNothing compares what one key and two users, and two keys and one user see.
func TestTheUserNameDecidesNothing(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		for _, user := range []string{"student", "root", ""} {
			for key := range 2 {
				c, err := hosttest.Connect(d.dial("192.0.2.1:1"), hosttest.Config(user, testKey(key)))
				if err != nil {
					t.Fatal(err)
				}
				term, err := hosttest.Open(c, 80, 24)
				if err != nil {
					t.Fatal(err)
				}
				term.Await("hello " + ssh.FingerprintSHA256(testKey(key).PublicKey()))
				_ = c.Close()
			}
		}
	})
}

// refusing is a signer that never signs: its key is offered and not proved.
type refusing struct{ ssh.Signer }

func (refusing) Sign(io.Reader, []byte) (*ssh.Signature, error) {
	return nil, errors.New("the agent says no")
}

func TestAKeyThatWasOfferedAndNotSignedIsNobody(t *testing.T) {
	inBubble(t, host.Options{}, func(t *testing.T, d *door) {
		c, err := hosttest.Connect(d.dial("192.0.2.1:1"), hosttest.Config("u", refusing{testKey(1)}, testKey(2)))
		if err != nil {
			return // the client of the library gives up, which is as good
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run("status 0"); err != nil {
			t.Fatal(err)
		}
		if got, want := d.front.Seen()[0].Key, ssh.FingerprintSHA256(testKey(2).PublicKey()); got != want {
			t.Errorf("known as %s, want %s", got, want)
		}
	})
}
