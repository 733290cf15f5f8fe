package main

import (
	"errors"
	"maps"
	"strings"
	"time"

	"quest/content"
	"quest/content/check"
	"quest/content/library"
	"quest/content/signature"
	"quest/content/source"
	"quest/game"
)

// admission is what the signature of a pack says, held against what is kept of its owner.
type admission struct {
	key     signature.Key // that signed it; "" for none, or for one that does not hold
	signer  library.Signer
	known   bool  // a key is kept of the owner
	refused error // why the pack may not be installed, nil if it may
}

// admit decides whether a pack may be installed, by its signature. packs is the folder of installed
// packs. Nothing is written.
func admit(packs string, r check.Report) admission { return admitRead(packs, r.Pack, r.Reading) }

func admitRead(packs string, p *content.Pack, r *source.Reading) admission {
	key, err := signature.Verify(heldOf(p, r))
	var refusal *signature.Refusal
	unsigned := errors.As(err, &refusal) && refusal.Why == signature.Unsigned
	a := admission{key: key, refused: err}
	if err != nil && !unsigned {
		a.signer, a.known, _ = library.SignerOf(packs, p.ID().Owner()) // it is refused all the same
		return a
	}
	a.signer, a.known, a.refused = library.Admit(packs, p.ID(), key)
	return a
}

// heldOf is a pack that was read, to be held against its signature.
func heldOf(p *content.Pack, r *source.Reading) signature.Held {
	return signature.Held{Pack: p.ID(), Version: p.Meta().Version, Files: r.Files(), Signature: r.Signature()}
}

// admitted is what was known of the signature of an installed pack when it was verified, at its
// installation, held against what is kept of its owner now.
func (i *installed) admitted(e *library.Entry) admission {
	t, _ := library.TraceOf(e.Path)
	a := admission{key: t.Key}
	a.signer, a.known, a.refused = library.Admit(i.dir, e.Pack.ID(), t.Key)
	return a
}

// inShort tells the same in a word or two; it is empty where there is nothing to tell.
func (a admission) inShort() game.Notice {
	switch {
	case a.refused != nil:
		return game.Say("signing.ShortRefused")
	case a.key != "":
		return game.Say("signing.ShortSigned").With("key", a.key.Fingerprint())
	}
	return game.Notice{}
}

// signedFiles gives the files of a pack with those of its signature, as they are installed.
func signedFiles(r *source.Reading) map[string][]byte {
	files, s := maps.Clone(r.Files()), r.Signature()
	if s.Manifest != nil && s.Signature != nil {
		files[source.ManifestFile], files[source.SignatureFile] = s.Manifest, s.Signature
	}
	return files
}

// notAdmitted is the failure of a pack that its signature keeps out.
func (a admission) notAdmitted(id content.PackID, version, where string) error {
	return failed(game.Say("signing.Refused").With("where", content.OneLine(where)).Put("why", a.why(id, version)), a.refused)
}

// warnOfKey tells an author who knows the key of an owner that an archive was not signed with it: nobody
// else who knows it will take the archive.
func (c *call) warnOfKey(p *content.Pack, key signature.Key) {
	dir, err := c.signersDir()
	if err != nil {
		return // nothing is known here
	}
	owner := p.ID().Owner()
	signer, there, err := library.SignerOf(dir, owner)
	if err != nil || !there || signer.Key == key {
		return
	}
	known := signer.Key.Fingerprint()
	if key == "" {
		c.warn(game.Say("signing.BuiltUnsigned").With("owner", owner, "known", known))
		return
	}
	c.warn(game.Say("signing.BuiltOtherKey").With("owner", owner, "known", known))
}

// why says why a version of a pack may not be installed.
func (a admission) why(id content.PackID, version string) game.Notice {
	owner := id.Owner()
	var r *signature.Refusal
	if !errors.As(a.refused, &r) {
		return game.Say("signing.RecordBroken").With("owner", owner)
	}
	file := content.OneLine(r.What)
	switch r.Why {
	case signature.Unsigned:
		return game.Say("signing.Unsigned").With("owner", owner, "known", a.signer.Key.Fingerprint(), "since", a.since())
	case signature.OtherKey:
		return game.Say("signing.OtherKey").
			With("owner", owner, "known", a.signer.Key.Fingerprint(), "since", a.since(), "other", signature.Key(r.What).Fingerprint())
	case signature.Incomplete:
		return game.Say("signing.Incomplete")
	case signature.Unreadable:
		return game.Say("signing.Unreadable")
	case signature.Apart:
		return game.Say("signing.Apart")
	case signature.OtherPack:
		return game.Say("signing.OtherPack").With("id", string(id), "version", version, "other", shortened(file))
	case signature.Changed:
		return game.Say("signing.Changed").With("file", file)
	case signature.Missing:
		return game.Say("signing.Missing").With("file", file)
	case signature.Added:
		return game.Say("signing.Added").With("file", file)
	case signature.Repacked:
	}
	return game.Say("signing.Repacked")
}

// shortened keeps a name that a stranger chose from filling the screen.
func shortened(name string) string {
	const most = 110 // an ID and a version
	if r := []rune(name); len(r) > most {
		return string(r[:most]) + "…"
	}
	return name
}

// since is the day from which on a key is known.
func (a admission) since() string { return dayOf(a.signer.Since) }

// dayOf is the day of a moment in the form of RFC 3339, as it is written there.
func dayOf(moment string) string {
	if _, err := time.Parse(time.RFC3339, moment); err != nil {
		return "?"
	}
	day, _, _ := strings.Cut(moment, "T")
	return day
}

// says tells what the signature of a pack says that may be installed.
func (a admission) says(p *content.Pack) game.Notice {
	owner := p.ID().Owner()
	switch {
	case a.key == "":
		return game.Say("signing.NotSigned")
	case a.known:
		return game.Say("signing.KnownKey").With("owner", owner, "key", a.key.Fingerprint(), "since", a.since())
	}
	return game.Say("signing.NewKey").With("owner", owner, "key", a.key.Fingerprint())
}

// signedPack is what the signature of a pack says, as programs read it.
type signedPack struct {
	State       string        `json:"state"` // none, verified, unchecked, or refused: it does not hold, or is not that of the owner's key
	Key         signature.Key `json:"key"`   // that made it; "" where it does not hold
	Fingerprint string        `json:"fingerprint"`
	Known       bool          `json:"known"` // a key of the owner is kept here
	Why         string        `json:"why"`   // it is refused, in the language of the command
}

func (c *call) signedPack(a admission, p *content.Pack) signedPack {
	s := signedPack{State: "none", Key: a.key, Known: a.known}
	if a.key != "" {
		s.State, s.Fingerprint = "verified", a.key.Fingerprint()
	}
	if a.refused != nil {
		s.State, s.Why = "refused", c.text(a.why(p.ID(), p.Meta().Version))
	}
	var r *signature.Refusal
	if errors.As(a.refused, &r) && r.Why == signature.OtherKey {
		s.Key = signature.Key(r.What)
		s.Fingerprint = s.Key.Fingerprint()
	}
	return s
}
