package host

import (
	"crypto/rsa"
	"errors"

	"golang.org/x/crypto/ssh"
)

// version is what the server calls itself: nothing about what it is built on.
const version = "SSH-2.0-quest"

// provenKey is where the fingerprint of the proven key stands among the extensions.
const provenKey = "quest-key"

// leastRSA is how many bits an RSA key has at least.
const leastRSA = 2048

var (
	errTries   = errors.New("host: too many keys were offered")
	errKeyKind = errors.New("host: a key of this kind is not taken")
)

// config says who is let in on a line: everybody who proves a key. Nothing is looked up, and
// the user name is not read, so that a stranger sees the same as anybody. It belongs to one connection.
func config(l *line, o Options) *ssh.ServerConfig {
	offers := 0
	c := &ssh.ServerConfig{
		MaxAuthTries:            o.Limits.Tries,
		ServerVersion:           version,
		PublicKeyAuthAlgorithms: ssh.SupportedAlgorithms().PublicKeyAuths,
		PublicKeyCallback: func(_ ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
			if offers++; offers > o.Limits.Tries {
				_ = l.Close() // offers that are taken and never signed are not counted by the library
				return nil, errTries
			}
			if !taken(k) {
				return nil, errKeyKind
			}
			return &ssh.Permissions{}, nil
		},
		VerifiedPublicKeyCallback: func(_ ssh.ConnMetadata, k ssh.PublicKey, _ *ssh.Permissions, _ string) (*ssh.Permissions, error) {
			return &ssh.Permissions{Extensions: map[string]string{provenKey: ssh.FingerprintSHA256(k)}}, nil
		},
	}
	c.AddHostKey(o.HostKeys[0])
	return c
}

// taken reports whether a key can be somebody's identity. A certificate cannot: it changes with
// every signature of its authority, and the key inside it can be offered alone.
func taken(k ssh.PublicKey) bool {
	if _, ok := k.(*ssh.Certificate); ok {
		return false
	}
	if c, ok := k.(ssh.CryptoPublicKey); ok {
		if r, ok := c.CryptoPublicKey().(*rsa.PublicKey); ok {
			return r.N.BitLen() >= leastRSA
		}
	}
	return true
}
