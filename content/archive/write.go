package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"

	"quest/content/source"
)

// firstDay is 1980-01-01, the first day that a zip archive can name, in its form.
const firstDay = 1<<5 | 1

// Write makes an archive of files by path. The same files give the same bytes: entries are
// sorted by path, all have one time and one mode, and nothing else is stored.
func Write(files map[string][]byte) ([]byte, error) {
	entries := make([]entry, 0, len(files))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b := files[name]
		e := entry{name: name, method: deflated, crc: crc32.ChecksumIEEE(b), size: int64(len(b))}
		if name == source.SignatureFile {
			e.method, e.data = stored, b // one form only: see sum
		} else {
			packed, err := deflate(b)
			if err != nil {
				return nil, fmt.Errorf("compress %s: %w", name, err)
			}
			e.data = packed
		}
		entries = append(entries, e)
	}
	var out bytes.Buffer
	if err := assemble(&out, entries); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// assemble writes an archive of entries that are packed already, in their order. Of what an archive
// can say beside that, it says nothing, and always in the same way.
func assemble(out io.Writer, entries []entry) error {
	w := zip.NewWriter(out)
	for i := range entries {
		e := &entries[i]
		h := &zip.FileHeader{
			//nolint:staticcheck // Modified stands in an extra field, which no archive of ours has
			Name: e.name, Method: e.method, ModifiedDate: firstDay, CRC32: e.crc,
			CompressedSize64: uint64(len(e.data)), UncompressedSize64: uint64(e.size),
		}
		h.SetMode(0o644)
		to, err := w.CreateRaw(h)
		if err == nil {
			_, err = to.Write(e.data)
		}
		if err != nil {
			return fmt.Errorf("pack %s: %w", e.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("end the archive: %w", err)
	}
	return nil
}

// Sum is the sum of an archive that Write made without a signature, as a signature names it.
func Sum(packed []byte) string {
	sum := sha256.Sum256(packed)
	return hex.EncodeToString(sum[:])
}

// sum is the Sum of the archive as it was before its signature was put into it. An archive
// that is not byte for byte as Write makes it of these packed files has the sum of all of its bytes,
// which no signature in it can name: so not even a time or the padding of compressed data, which
// change nothing that is read, can differ in a signed archive.
func (r *reader) sum() string {
	same := &comparison{want: r.data}
	if err := assemble(same, r.entries); err != nil || len(same.want) > 0 {
		return Sum(r.data)
	}
	before := sha256.New()
	unsigned := slices.DeleteFunc(slices.Clone(r.entries), func(e entry) bool { return e.name == source.SignatureFile })
	if err := assemble(before, unsigned); err != nil {
		return Sum(r.data)
	}
	return hex.EncodeToString(before.Sum(nil))
}

// comparison is a writer that takes the wanted bytes only.
type comparison struct{ want []byte }

var errOther = errors.New("other bytes")

func (c *comparison) Write(b []byte) (int, error) {
	rest, same := bytes.CutPrefix(c.want, b)
	if !same {
		return 0, errOther
	}
	c.want = rest
	return len(b), nil
}

func deflate(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
