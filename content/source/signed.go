package source

import "bytes"

// The two files of a signature (docs/pack-format.md 16.1). They lie beside pack.yaml and are no
// part of the pack.
const (
	ManifestFile  = "manifest.sha256"
	SignatureFile = "manifest.sha256.sig"
)

// Signature is what was read of the signature of a pack. Nothing of it was verified.
type Signature struct {
	Manifest, Signature []byte // nil for a file that is not there
	Archive             bool   // the pack came in an archive,
	Packed              string // which has this sum without the signature; see Packed
}

// Packed is implemented by the files of an archive.
type Packed interface {
	// Packed is the SHA-256, in hex, of the archive as it was before its signature was put into it.
	Packed() string
}

// Signature gives what was read of the signature of the pack.
func (r *Reading) Signature() Signature { return r.l.signed }

// signature reads a file of the signature. A program that keeps versions may have written its ends
// of lines anew.
func (w *walk) signature(name string) {
	b, ok := w.bytesOf(name)
	if !ok {
		return
	}
	b = append([]byte{}, bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))...) // never nil
	if name == ManifestFile {
		w.signed.Manifest = b
	} else {
		w.signed.Signature = b
	}
}
