package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
)

// firstDay is 1980-01-01, the first day that a zip archive can name, in its form.
const firstDay = 1<<5 | 1

// Write makes an archive of files by path. The same files give the same bytes: entries are
// sorted by path, all have one time and one mode, and nothing else is stored.
func Write(files map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		packed, err := deflate(files[name])
		if err != nil {
			return nil, fmt.Errorf("compress %s: %w", name, err)
		}
		h := &zip.FileHeader{
			//nolint:staticcheck // Modified stands in an extra field, which no archive of ours has
			Name: name, Method: zip.Deflate, ModifiedDate: firstDay, CRC32: crc32.ChecksumIEEE(files[name]),
			CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(files[name])),
		}
		h.SetMode(0o644)
		to, err := w.CreateRaw(h)
		if err == nil {
			_, err = to.Write(packed)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("end the archive: %w", err)
	}
	return out.Bytes(), nil
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
