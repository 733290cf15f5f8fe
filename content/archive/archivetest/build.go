// Package archivetest makes archives for tests, among them those that lie about themselves: every
// field of a zip archive can be given another value than what is true.
package archivetest

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
)

// Entry is one entry of an archive. What is not set is as it should be.
type Entry struct {
	Name      string
	Data      []byte
	Stored    bool // not compressed
	Packed    []byte
	Method    uint16 // 0 for what Stored says
	Flags     uint16
	Mode      uint32 // of Unix; 0 for 0100644
	Dos       uint32 // attributes of MS-DOS, with no mode of Unix
	Extra     []byte
	Described int // bytes of the record behind the data: 0, 12 or 16

	LocalName  string // in the header in front of the data
	LocalExtra []byte
	Sum        uint32 // of the checksum
	Size       uint32 // unpacked, as it is told
	LocalSize  uint32 // the same in the header in front of the data
	At         *int64 // where its header is said to be
}

// Archive is an archive and what is wrong with it as a whole.
type Archive struct {
	Entries                []Entry
	Before, Between, After []byte // bytes that do not belong there
	Comment                string
	Count                  *uint16 // of entries, as it is told
	Disk                   uint16
	Locator                bool  // a record of huge archives stands before the end
	DirectoryShift         int64 // by which the place of the directory is wrong
}

// Plain gives entries for files by path, in the order of the paths given.
func Plain(files map[string][]byte, paths ...string) []Entry {
	var entries []Entry
	for _, p := range paths {
		entries = append(entries, Entry{Name: p, Data: files[p]})
	}
	return entries
}

// Deflate compresses data as archives do.
func Deflate(data []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// Extra is an extra field.
func Extra(id uint16, data []byte) []byte {
	b := binary.LittleEndian.AppendUint16(nil, id)
	return append(binary.LittleEndian.AppendUint16(b, uint16(len(data))), data...)
}

func (e *Entry) fill() {
	if e.Packed == nil {
		if e.Packed = e.Data; !e.Stored {
			e.Packed = Deflate(e.Data)
		}
	}
	if e.Method == 0 && !e.Stored {
		e.Method = 8
	}
	if e.Sum == 0 {
		e.Sum = crc32.ChecksumIEEE(e.Data)
	}
	if e.Size == 0 {
		e.Size = uint32(len(e.Data))
	}
	if e.LocalSize == 0 {
		e.LocalSize = e.Size
	}
	if e.LocalName == "" {
		e.LocalName = e.Name
	}
	if e.Described > 0 {
		e.Flags |= 8
	}
}

func (e *Entry) external() uint32 {
	switch {
	case e.Dos != 0:
		return e.Dos
	case e.Mode != 0:
		return e.Mode << 16
	}
	return 0o100644 << 16
}

// Bytes writes the archive.
func (a Archive) Bytes() []byte {
	out := bytes.NewBuffer(bytes.Clone(a.Before))
	var dir bytes.Buffer
	for i := range a.Entries {
		e := a.Entries[i]
		e.fill()
		at := int64(out.Len())
		sums := []uint32{e.Sum, uint32(len(e.Packed)), e.LocalSize}
		if e.Described > 0 {
			put(out, uint32(0x04034b50), uint16(20), e.Flags, e.Method, uint16(0), uint16(33), uint32(0), uint32(0), uint32(0))
		} else {
			put(out, uint32(0x04034b50), uint16(20), e.Flags, e.Method, uint16(0), uint16(33), sums)
		}
		put(out, uint16(len(e.LocalName)), uint16(len(e.LocalExtra)), []byte(e.LocalName), e.LocalExtra, e.Packed)
		if e.Described == 16 {
			put(out, uint32(0x08074b50))
		}
		if e.Described > 0 {
			put(out, sums)
		}
		out.Write(a.Between)
		if e.At != nil {
			at = *e.At
		}
		put(&dir, uint32(0x02014b50), uint16(3<<8|20), uint16(20), e.Flags, e.Method, uint16(0), uint16(33), e.Sum, uint32(len(e.Packed)), e.Size,
			uint16(len(e.Name)), uint16(len(e.Extra)), uint16(0), uint16(0), uint16(0), e.external(), uint32(at), []byte(e.Name), e.Extra)
	}
	at := uint32(int64(out.Len()) + a.DirectoryShift)
	out.Write(dir.Bytes())
	if a.Locator {
		put(out, uint32(0x07064b50), uint32(0), uint64(0), uint32(1))
	}
	count := uint16(len(a.Entries))
	if a.Count != nil {
		count = *a.Count
	}
	put(out, uint32(0x06054b50), a.Disk, a.Disk, count, count, uint32(dir.Len()), at, uint16(len(a.Comment)), []byte(a.Comment))
	out.Write(a.After)
	return out.Bytes()
}

func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if raw, ok := v.([]byte); ok {
			b.Write(raw)
			continue
		}
		if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			panic(err) // only numbers are given
		}
	}
}
