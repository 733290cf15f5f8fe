package library

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quest/content/signature"
)

func TestTheFirstSignedVersionBringsTheKeyOfItsOwner(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "packs")
	install := func(a Arrival) error {
		t.Helper()
		s := openStore(t, dir)
		_, err := bring(s, a)
		return errors.Join(err, s.Close())
	}
	first := signedArrival(t, "test/one", "1.1.0", 1)
	for _, step := range []struct {
		name string
		a    Arrival
		err  error
		seen string
	}{
		{"unsigned, of an owner without a key", arrival(t, "test/two", "1.0.0"), nil, ""},
		{"signed", first, nil, "1.1.0"},
		{"unsigned, of an owner with a key", arrival(t, "test/two", "1.1.0"), ErrMoved, "1.1.0"},
		{"another pack with another key", signedArrival(t, "test/three", "1.0.0", 2), ErrMoved, "1.1.0"},
		{"another version with another key", signedArrival(t, "test/one", "1.2.0", 2), ErrMoved, "1.1.0"},
		{"another owner with another key", signedArrival(t, "other/one", "1.0.0", 2), nil, "1.1.0"},
		{"the same again", first, nil, "1.1.0"},
		{"an older one", signedArrival(t, "test/one", "1.0.0", 1), nil, "1.0.0"},
	} {
		if err := install(step.a); !errors.Is(err, step.err) || (err != nil) != (step.err != nil) {
			t.Errorf("%s: %v", step.name, err)
		}
		s, known, err := SignerOf(dir, "test")
		if err != nil || known != (step.seen != "") || s.Seen["one"] != step.seen || known && s.Key != first.Trace.Key {
			t.Errorf("%s: then %+v, %v, %v", step.name, s, known, err)
		}
	}
	all, broken, err := Signers(dir)
	if err != nil || len(broken) > 0 || len(all) != 2 || all[0].Owner != "other" || all[1].By != "test/one 1.1.0" || all[1].Since != first.Trace.At {
		t.Errorf("%+v, %v, %v", all, broken, err)
	}
	for key, why := range map[signature.Key]signature.Reason{"": signature.Unsigned, all[0].Key: signature.OtherKey} {
		var refused *signature.Refusal
		if _, _, err := Admit(dir, "test/four", key); !errors.As(err, &refused) || refused.Why != why {
			t.Errorf("%q: %v", key, err)
		}
	}
	if _, known, err := Admit(dir, "new/one", all[0].Key); known || err != nil {
		t.Errorf("a new owner: %v, %v", known, err)
	}
}

// Removing a pack takes nothing away that is known of its owner, or an old version could come in the
// place of a removed one without a question.
func TestAKeyOutlivesThePack(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	a := signedArrival(t, "test/one", "1.1.0", 1)
	if _, err := bring(s, a); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove("test/one"); err != nil {
		t.Fatal(err)
	}
	if got, known, err := SignerOf(dir, "test"); err != nil || !known || got.Key != a.Trace.Key || got.Seen["one"] != "1.1.0" {
		t.Errorf("%+v, %v, %v", got, known, err)
	}
}

func TestAnotherKeyIsTrustedOnPurpose(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	defer s.Close() //nolint:errcheck // the test is over
	if _, err := bring(s, signedArrival(t, "test/one", "1.0.0", 1)); err != nil {
		t.Fatal(err)
	}
	next := signedArrival(t, "test/one", "1.1.0", 2)
	if err := s.Trust(Signer{Owner: "test", Key: next.Trace.Key, Since: "2026-12-01T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	if _, err := bring(s, next); err != nil {
		t.Error(err)
	}
	if got, _, err := SignerOf(dir, "test"); err != nil || got.Key != next.Trace.Key || got.Seen["one"] != "1.1.0" || got.By != "" {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.Forget("test"); err != nil {
		t.Fatal(err)
	}
	if _, known, err := SignerOf(dir, "test"); known || err != nil {
		t.Errorf("forgotten: %v, %v", known, err)
	}
	for _, owner := range []string{"", "..", "a/b", "x", "UP"} {
		if s.Trust(Signer{Owner: owner, Key: next.Trace.Key}) == nil || s.Forget(owner) == nil {
			t.Errorf("%q is taken as an owner", owner)
		}
	}
}

// A record that cannot be read is never as good as none.
func TestABrokenRecordOfAKeyKeepsItsOwnerOut(t *testing.T) {
	a := signedArrival(t, "test/one", "1.0.0", 1)
	whole := `{"owner": "test", "key": "` + string(a.Trace.Key) + `", "since": "", "by": "", "seen": null}`
	for name, record := range map[string]string{
		"empty": "", "cut": whole[:len(whole)-1], "no key": strings.Replace(whole, string(a.Trace.Key), "", 1), "of another owner": strings.Replace(whole, "test", "other", 1),
		"a list": "[]", "long": whole + strings.Repeat(" ", maxSigner), "null": "null", "another key twice": strings.Replace(whole, "RW", "RV", 1),
	} {
		dir := t.TempDir()
		at := filepath.Join(dir, signersName, "test.json")
		if err := os.Mkdir(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(record), 0o600); err != nil {
			t.Fatal(err)
		}
		before := treeOf(t, dir)
		s := openStore(t, dir)
		if _, err := s.Install(a); !errors.Is(err, ErrSigner) {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := Admit(dir, "test/one", a.Trace.Key); !errors.Is(err, ErrSigner) {
			t.Errorf("%s: %v", name, err)
		}
		if _, broken, err := Signers(dir); err != nil || len(broken) != 1 || broken[0] != "test" {
			t.Errorf("%s: listed as %v, %v", name, broken, err)
		}
		if got := strings.ReplaceAll(treeOf(t, dir), filepath.Join(dir, lockName)+" ----------\n", ""); got != before {
			t.Errorf("%s: changed\n%s", name, got)
		}
		if err := s.Trust(Signer{Owner: "test", Key: a.Trace.Key}); err != nil { // the cure
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Install(a); err != nil {
			t.Errorf("%s: then %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, place := range []string{signersName, filepath.Join(signersName, "test.json")} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, place)), 0o700); err != nil {
			t.Fatal(err)
		}
		elsewhere := filepath.Join(t.TempDir(), "elsewhere")
		if err := os.WriteFile(elsewhere, []byte(whole), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(elsewhere, filepath.Join(dir, place)); err != nil {
			t.Skip("no links here: ", err)
		}
		if _, known, err := SignerOf(dir, "test"); known || !errors.Is(err, ErrSigner) {
			t.Errorf("a link at %s: %v, %v", place, known, err)
		}
	}
}

// Of two terminals that bring two keys for one owner at once, one is refused.
func TestTwoKeysAtOnce(t *testing.T) {
	for range 5 {
		dir := filepath.Join(t.TempDir(), "packs")
		arrivals := []Arrival{signedArrival(t, "test/one", "1.0.0", 1), signedArrival(t, "test/two", "1.0.0", 2)}
		errs := make([]error, len(arrivals))
		var working sync.WaitGroup
		for i, a := range arrivals {
			working.Go(func() {
				for {
					s, err := OpenStore(dir, rand.NewChaCha8([32]byte{byte(i)}))
					if errors.Is(err, ErrBusy) {
						continue
					}
					if err != nil {
						errs[i] = err
						return
					}
					_, err = s.Install(a)
					errs[i] = errors.Join(err, s.Close())
					return
				}
			})
		}
		working.Wait()
		if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), ErrMoved) {
			t.Fatal(errs)
		}
		came := 0
		if errs[1] == nil {
			came = 1
		}
		if s, known, err := SignerOf(dir, "test"); err != nil || !known || s.Key != arrivals[came].Trace.Key {
			t.Errorf("%+v, %v", s, err)
		}
		if got := played(t, dir); got != string(arrivals[came].Pack.ID())+" 1.0.0" {
			t.Errorf("played %s", got)
		}
	}
}
