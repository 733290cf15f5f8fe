package signature

import (
	"maps"
	"strings"

	"aead.dev/minisign"

	"quest/content"
	"quest/content/archive"
	"quest/content/source"
)

// commentMark begins a line of minisign's files that proves nothing.
const commentMark = "untrusted comment: "

// comment is that line of every signature. It is the same in all, so that no byte of a signature
// can change unseen.
const comment = "signature of a quest pack"

// Archive makes the signed archive of a version of a pack: that of archive.Write with the two
// files of the signature. What is signed is the manifest and, so that no byte of the archive can
// change unseen, the sum of the archive as it is without the signature. The same arguments give the
// same bytes.
func (s Secret) Archive(pack content.PackID, version string, files map[string][]byte) ([]byte, error) {
	all := maps.Clone(files)
	manifest := Manifest(s.Key(), files)
	all[source.ManifestFile] = manifest
	packed, err := archive.Write(all)
	if err != nil {
		return nil, err
	}
	all[source.SignatureFile] = minisign.SignWithComments(s.private, manifest, about(pack, version, archive.Sum(packed)), comment)
	return archive.Write(all)
}

// packedMark stands before the sum of the archive in what is signed.
const packedMark = " archive:"

// about is the trusted comment of a signature: which pack it belongs to, and the sum of its archive.
func about(pack content.PackID, version, packed string) string {
	return string(pack) + " " + version + packedMark + packed
}

// Held is a pack that is held against its signature.
type Held struct {
	Pack      content.PackID
	Version   string
	Files     map[string][]byte // of the pack, by path, in canonical form, without those of the signature
	Signature source.Signature
}

// Verify holds a pack against its signature and gives the key that made it. Whether that key may
// sign this pack is another question. The error is a *Refusal; it is Unsigned for a pack
// without a signature.
func Verify(h Held) (Key, error) {
	o, refusal := open(h.Signature)
	if refusal != nil {
		return "", refusal
	}
	if o.pack != string(h.Pack)+" "+h.Version {
		return "", &Refusal{Why: OtherPack, What: o.pack}
	}
	if refusal := o.altered(h.Files, h.Signature); refusal != nil {
		return "", refusal
	}
	return o.key, nil
}

// Damage is Verify for a pack that cannot be read because of errors in it: it tells whether it was
// signed otherwise. It is nil for a pack without a signature, too.
func Damage(files map[string][]byte, signature source.Signature) error {
	o, refusal := open(signature)
	if refusal == nil {
		refusal = o.altered(files, signature)
	}
	if refusal == nil || refusal.Why == Unsigned {
		return nil
	}
	return refusal
}

// opened is a signature that was read, and not verified yet.
type opened struct {
	key    Key // that the manifest names
	public minisign.PublicKey
	pack   string // ID and version
	packed string // sum of the archive
}

// open reads a signature. Its form is ours alone: nothing in it may differ and still be read the same.
func open(p source.Signature) (o opened, refusal *Refusal) {
	if p.Manifest == nil && p.Signature == nil {
		return o, &Refusal{Why: Unsigned}
	}
	if p.Manifest == nil || p.Signature == nil {
		return o, &Refusal{Why: Incomplete}
	}
	var s minisign.Signature
	if err := s.UnmarshalText(p.Signature); err != nil {
		return o, &Refusal{Why: Unreadable}
	}
	if s.String() != string(p.Signature) || s.UntrustedComment != comment || s.Algorithm != minisign.EdDSA {
		return o, &Refusal{Why: Unreadable}
	}
	var signed bool
	if o.key, signed = signer(p.Manifest); signed {
		o.public, signed = o.key.public()
	}
	if signed {
		o.pack, o.packed, signed = strings.Cut(s.TrustedComment, packedMark)
	}
	if !signed {
		return o, &Refusal{Why: Unreadable}
	}
	return o, nil
}

// altered tells how files differ from what was signed, nil if they do not.
func (o *opened) altered(files map[string][]byte, p source.Signature) *Refusal {
	if !minisign.Verify(o.public, p.Manifest, p.Signature) {
		return &Refusal{Why: Apart}
	}
	if refusal := differs(p.Manifest, o.key, files); refusal != nil {
		return refusal
	}
	if p.Archive && o.packed != p.Packed {
		return &Refusal{Why: Repacked}
	}
	return nil
}

// Reason is why a pack is refused.
type Reason int

// The reasons.
const (
	Unsigned   Reason = iota // it has no signature
	OtherKey                 // signed with another key than is known for its owner
	Incomplete               // one of the two files of the signature is missing
	Unreadable               // they are not in the form in which quest writes them
	Apart                    // the signature does not belong to this manifest
	OtherPack                // What is the pack and the version that the signature names
	Changed                  // What is a file that was changed after it was signed,
	Missing                  // that is gone,
	Added                    // or that was not there
	Repacked                 // the files are right, but the archive is not the one that was signed
)

// Refusal is the error of a pack that is not what its signature says.
type Refusal struct {
	Why  Reason
	What string // see the reasons
}

func (r *Refusal) Error() string {
	words := [...]string{
		"no signature", "another key", "half of the signature is missing", "the signature is not in the form of quest",
		"signature and manifest do not belong together", "the signature belongs to another pack", "a file was changed",
		"a file is missing", "a file was added", "the archive is not the one that was signed",
	}
	return strings.TrimSuffix(words[r.Why]+": "+r.What, ": ")
}
