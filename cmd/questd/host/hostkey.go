package host

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/crypto/ssh"
)

// Why a host key is not used.
var (
	ErrKeyExposed = errors.New("host: others can read the host key")
	ErrKeyKind    = errors.New("host: the host key is none of Ed25519")
)

// mostKeyBytes is how large the file of a key may be.
const mostKeyBytes = 16 << 10

// LoadHostKey reads a private key from a file, which only its owner may read. It fails with
// fs.ErrNotExist where there is none, with ErrKeyExposed or ErrKeyKind, or with what is wrong in the file.
func LoadHostKey(file string) (ssh.Signer, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it is only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostKeyBytes {
		return nil, fmt.Errorf("%s: %w", file, ErrKeyKind)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s (mode %04o): %w", file, info.Mode().Perm(), ErrKeyExposed)
	}
	b := make([]byte, info.Size())
	if _, err := f.ReadAt(b, 0); err != nil {
		return nil, err
	}
	key, err := ssh.ParsePrivateKey(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if key.PublicKey().Type() != ssh.KeyAlgoED25519 {
		return nil, fmt.Errorf("%s (%s): %w", file, key.PublicKey().Type(), ErrKeyKind)
	}
	return key, nil
}

// MakeHostKey makes a new key and writes it to a file that must not exist yet, durably and for
// its owner only. It fails with fs.ErrExist where there is one.
func MakeHostKey(file string) (ssh.Signer, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		return nil, err
	}
	if err := writeNew(file, pem.EncodeToMemory(block)); err != nil {
		return nil, err
	}
	return ssh.NewSignerFromKey(private)
}

// HostKey gives the key of a file, and makes one where there is none.
func HostKey(file string) (key ssh.Signer, made bool, err error) {
	key, err = LoadHostKey(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, false, err
	}
	key, err = MakeHostKey(file)
	return key, err == nil, err
}

// writeNew writes a file that did not exist. After an error there is none.
func writeNew(file string, b []byte) (err error) {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file)
		}
	}()
	if _, err = f.Write(b); err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil || runtime.GOOS == "windows" {
		return err
	}
	folder, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	defer folder.Close() //nolint:errcheck // it is only synced
	return folder.Sync()
}

// Fingerprint gives what a player compares at their first visit: SHA256 and 43 characters.
func Fingerprint(key ssh.Signer) string { return ssh.FingerprintSHA256(key.PublicKey()) }
