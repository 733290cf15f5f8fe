package host_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"golang.org/x/crypto/ssh"

	"quest/cmd/questd/host"
	"quest/cmd/questd/host/hosttest"
)

func TestAHostKeyIsMadeOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "host_key")
	if _, err := host.LoadHostKey(file); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is none yet: %v", err)
	}
	first, made, err := host.HostKey(file)
	if err != nil || !made {
		t.Fatalf("made %v, %v", made, err)
	}
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("the file is %v (%v), want 0600", info.Mode(), err)
	}
	again, made, err := host.HostKey(file)
	if err != nil || made || host.Fingerprint(again) != host.Fingerprint(first) {
		t.Errorf("made %v (%v), %s after %s", made, err, host.Fingerprint(again), host.Fingerprint(first))
	}
	if _, err := host.MakeHostKey(file); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a key was made over another: %v", err)
	}
	if !regexp.MustCompile(`^SHA256:[A-Za-z0-9+/]{43}$`).MatchString(host.Fingerprint(first)) {
		t.Errorf("the fingerprint is %q", host.Fingerprint(first))
	}
}

func TestAHostKeyThatOthersCanReadIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no mode there")
	}
	file := filepath.Join(t.TempDir(), "host_key")
	if _, err := host.MakeHostKey(file); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []fs.FileMode{0o640, 0o604, 0o622, 0o660, 0o777} {
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		if _, _, err := host.HostKey(file); !errors.Is(err, host.ErrKeyExposed) {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
}

func TestWhatIsNoHostKeyIsRefused(t *testing.T) {
	dir := t.TempDir()
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(other, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"another kind": pem.EncodeToMemory(block), "nothing": nil, "text": []byte("key\n"), "large": make([]byte, 1<<20)} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, made, err := host.HostKey(file); err == nil || made {
			t.Errorf("%s: made %v, %v", name, made, err)
		}
		if b, err := os.ReadFile(file); err != nil || string(b) != string(content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if _, _, err := host.HostKey(dir); err == nil {
		t.Error("a folder is no key")
	}
	if _, _, err := host.HostKey(filepath.Join(dir, "no", "folder")); err == nil {
		t.Error("a folder that is missing was made")
	}
}

func TestNoHostKeyNoStart(t *testing.T) {
	for want, keys := range map[error][]ssh.Signer{host.ErrNoHostKey: nil, host.ErrKeyKind: {testKey(1), ecdsaKey(t)}} {
		n := hosttest.NewNetwork()
		if err := host.Serve(context.Background(), n, &hosttest.Front{}, host.Options{HostKeys: keys}); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
		if _, err := n.Dial("192.0.2.1:1"); err == nil {
			t.Error("the listener is open")
		}
	}
}

func ecdsaKey(t *testing.T) ssh.Signer {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewSignerFromKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
