// Package signature signs packs, and holds a pack against its signature (docs/pack-format.md
// 16.1). What is signed is a manifest: the SHA-256 of every file of the pack. Keys and signatures
// have the form of minisign, so that its own program can verify them. Nothing here reads or writes a disk.
package signature

import (
	"crypto/sha256"
	"errors"
	"io"
	"strings"

	"aead.dev/minisign"
)

// Key is a public key in the form of minisign: base64 of the algorithm, a number of the key, and
// the Ed25519 key, 56 characters. Two keys are the same if their texts are.
type Key string

// The errors of texts that should be keys, for errors.Is.
var (
	ErrNoKey    = errors.New("no key")
	ErrPublic   = errors.New("a public key, not a secret one")
	ErrSecret   = errors.New("a secret key, not a public one")
	ErrPassword = errors.New("the key is protected by a password")
)

// ParseKey reads a public key: its text, or a file that holds it behind a line of comment, as
// minisign writes it. The error is ErrNoKey, or ErrSecret for a secret key.
func ParseKey(text string) (Key, error) {
	line := keyLine(text)
	var public minisign.PublicKey
	if err := public.UnmarshalText([]byte(line)); err != nil {
		if secret := (minisign.PrivateKey{}); secret.UnmarshalText([]byte(line)) == nil || minisign.IsEncrypted([]byte(line)) {
			return "", ErrSecret
		}
		return "", ErrNoKey
	}
	if public.String() != line {
		return "", ErrNoKey // written in another way
	}
	return Key(line), nil
}

// keyLine is the line of a text that can be a key: the one behind a comment, or the only one.
func keyLine(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, commentMark) {
		_, text, _ = strings.Cut(text, "\n")
	}
	return strings.TrimSpace(text)
}

// The signs of a fingerprint: small letters and digits without those that look alike.
const fingerprintSigns = "abcdefghijkmnpqrstuvwxyz23456789"

// Fingerprint is a short form of the key that people compare: 80 bits of its SHA-256, as four
// groups of four characters.
func (k Key) Fingerprint() string {
	sum := sha256.Sum256([]byte(k))
	var b strings.Builder
	const bits, signs, group = 5, 16, 4
	held, value, at := 0, uint(0), 0
	for i := range signs {
		if held < bits {
			value, held, at = value<<8|uint(sum[at]), held+8, at+1
		}
		held -= bits
		if i > 0 && i%group == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(fingerprintSigns[value>>held&(1<<bits-1)])
		value &= 1<<held - 1
	}
	return b.String()
}

// public gives the key for verifying; ok is false for what is no key.
func (k Key) public() (public minisign.PublicKey, ok bool) {
	err := public.UnmarshalText([]byte(k))
	return public, err == nil && public.String() == string(k)
}

// Secret is a key with which an author signs.
type Secret struct{ private minisign.PrivateKey }

// NewSecret makes a key from random bytes.
func NewSecret(random io.Reader) (Secret, error) {
	_, private, err := minisign.GenerateKey(random)
	return Secret{private}, err
}

// ParseSecret reads a secret key from the text of its file. The error is ErrNoKey, ErrPublic for a
// public key, or ErrPassword for a key that minisign has encrypted.
func ParseSecret(text string) (Secret, error) {
	line := []byte(keyLine(text))
	var s Secret
	if err := s.private.UnmarshalText(line); err != nil {
		switch _, noKey := ParseKey(text); {
		case minisign.IsEncrypted(line):
			return Secret{}, ErrPassword
		case noKey == nil:
			return Secret{}, ErrPublic
		}
		return Secret{}, ErrNoKey
	}
	// A damaged file may hold two halves that do not belong together; signatures by it would be
	// refused by everybody.
	if !minisign.Verify(s.minisign(), nil, minisign.SignWithComments(s.private, nil, "", "")) {
		return Secret{}, ErrNoKey
	}
	return s, nil
}

// Text is the key in the form of its file, without a password.
func (s Secret) Text() string {
	text, err := s.private.MarshalText()
	if err != nil {
		panic(err) // never for a key without a password
	}
	return string(text) + "\n"
}

// Key is the public half.
func (s Secret) Key() Key { return Key(s.minisign().String()) }

func (s Secret) minisign() minisign.PublicKey {
	public, _ := s.private.Public().(minisign.PublicKey)
	return public
}
