package archive

import (
	"encoding/binary"
	"io/fs"
	"slices"

	"quest/content/source"
	"quest/content/source/saying"
)

// The records of a zip archive (APPNOTE.TXT of PKWARE, 4.3), without their variable parts.
const (
	localSize     = 30
	centralSize   = 46
	endSize       = 22
	locatorSize   = 20
	localMark     = 0x04034b50
	centralMark   = 0x02014b50
	endMark       = 0x06054b50
	locatorMark   = 0x07064b50
	describedMark = 0x08074b50
)

// The flags and extra fields that matter.
const (
	flagEncrypted = 1 << 0
	flagDescribed = 1 << 3 // sizes and checksum stand behind the data
	flagPatch     = 1 << 5
	flagStrong    = 1 << 6
	flagMasked    = 1 << 13
	extraZip64    = 0x0001
)

// The methods of compression that a pack may have.
const (
	stored   = 0
	deflated = 8
)

// entry is one entry as the directory describes it.
type entry struct {
	name          string
	flags, method uint16
	crc           uint32
	packed, size  int64
	external      uint32
	at            int64 // of its local header
	data          []byte
	skipped       bool // checked, but no part of the pack
}

// mode is what the system that made the entry says of its kind.
func (e *entry) mode() fs.FileMode {
	const (
		kinds, regular, folder = 0o170000, 0o100000, 0o040000
		special                = 0o7000
		dosFolder, dosLink     = 0x10, 0x400
	)
	unix := e.external >> 16
	switch {
	case unix&special != 0:
		return fs.ModeIrregular
	case unix&kinds == folder:
		return fs.ModeDir
	case unix&kinds != 0 && unix&kinds != regular:
		return fs.ModeIrregular
	case unix == 0 && e.external&dosLink != 0:
		return fs.ModeIrregular
	case unix == 0 && e.external&dosFolder != 0:
		return fs.ModeDir
	}
	return 0
}

// directory reads the list of entries at the end of the archive. Nothing may stand behind
// it: where two lists could be found, two programs could find two packs.
func (r *reader) directory() bool {
	end := len(r.data) - endSize
	if end < 0 || binary.LittleEndian.Uint32(r.data[end:]) != endMark {
		r.damaged("its end is missing, or something stands behind it")
		return false
	}
	tail := r.data[end:]
	disk, first := binary.LittleEndian.Uint16(tail[4:]), binary.LittleEndian.Uint16(tail[6:])
	here, all := binary.LittleEndian.Uint16(tail[8:]), binary.LittleEndian.Uint16(tail[10:])
	size, at := int64(binary.LittleEndian.Uint32(tail[12:])), int64(binary.LittleEndian.Uint32(tail[16:]))
	switch {
	case binary.LittleEndian.Uint16(tail[20:]) != 0:
		r.damaged("its end is missing, or something stands behind it")
	case disk != 0 || first != 0 || here != all:
		r.damaged("it is one part of several")
	case all == 0xffff || size == 0xffffffff || at == 0xffffffff,
		end >= locatorSize && binary.LittleEndian.Uint32(r.data[end-locatorSize:]) == locatorMark:
		r.damaged("it has fields for huge archives (zip64)")
	case at+size != int64(end):
		r.damaged("its directory is not where it says")
	default:
		return r.list(r.data[at:end], int(all))
	}
	return false
}

// list reads the directory. The number of entries is what is there, not what is promised.
func (r *reader) list(dir []byte, promised int) bool {
	for len(dir) > 0 {
		if len(r.entries) == source.MaxEntries {
			r.refuse(r.name, saying.TooManyEntries)
			return false
		}
		e, size, why := readEntry(dir)
		if why != "" {
			r.damaged(why)
			return false
		}
		r.entries = append(r.entries, e)
		dir = dir[size:]
	}
	if len(r.entries) != promised {
		r.damaged("its directory is not as long as it says")
		return false
	}
	return true
}

// readEntry reads one record of the directory, and how long it is; why is a reason to refuse
// the archive.
func readEntry(dir []byte) (e entry, size int, why string) {
	const broken = "an entry of its directory is broken"
	if len(dir) < centralSize || binary.LittleEndian.Uint32(dir) != centralMark {
		return e, 0, broken
	}
	name, extra, comment := int(binary.LittleEndian.Uint16(dir[28:])), int(binary.LittleEndian.Uint16(dir[30:])), int(binary.LittleEndian.Uint16(dir[32:]))
	if size = centralSize + name + extra + comment; len(dir) < size {
		return e, 0, broken
	}
	e = entry{
		name:  string(dir[centralSize : centralSize+name]),
		flags: binary.LittleEndian.Uint16(dir[8:]), method: binary.LittleEndian.Uint16(dir[10:]), crc: binary.LittleEndian.Uint32(dir[16:]),
		packed: int64(binary.LittleEndian.Uint32(dir[20:])), size: int64(binary.LittleEndian.Uint32(dir[24:])),
		external: binary.LittleEndian.Uint32(dir[38:]), at: int64(binary.LittleEndian.Uint32(dir[42:])),
	}
	if binary.LittleEndian.Uint16(dir[34:]) != 0 {
		return e, 0, "it is one part of several"
	}
	return e, size, checkExtra(dir[centralSize+name : centralSize+name+extra])
}

// checkExtra goes through the extra fields of a record. Times and owners in them are ignored.
func checkExtra(extra []byte) (why string) {
	for len(extra) > 0 {
		if len(extra) < 4 {
			return "an entry of its directory is broken"
		}
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+size {
			return "an entry of its directory is broken"
		}
		if id == extraZip64 {
			return "it has fields for huge archives (zip64)"
		}
		extra = extra[4+size:]
	}
	return ""
}

// checkLayout reads the header in front of each entry's data, which must say what the
// directory says, and makes sure that the entries fill the archive: none overlaps another,
// and nothing is hidden before, between or behind them.
func (r *reader) checkLayout() bool {
	order := make([]*entry, len(r.entries))
	for i := range r.entries {
		order[i] = &r.entries[i]
	}
	slices.SortStableFunc(order, func(a, b *entry) int { return int(a.at - b.at) })
	directory := int64(binary.LittleEndian.Uint32(r.data[len(r.data)-endSize+16:]))
	next := int64(0)
	for i, e := range order {
		if e.at != next {
			r.damaged(entriesOverlap)
			return false
		}
		end := directory
		if i+1 < len(order) {
			end = order[i+1].at
		}
		if end < e.at || end > directory {
			r.damaged(entriesOverlap)
			return false
		}
		if why := e.locate(r.data[e.at:end]); why != "" {
			r.damaged(why)
			return false
		}
		next = end
	}
	if next != directory {
		r.damaged(entriesOverlap)
		return false
	}
	return true
}

// What is wrong with an archive whose entries do not stand as its directory says.
const (
	headersDiffer  = "its directory and the headers of its entries differ"
	entriesOverlap = "entries overlap, or something stands between them"
)

// locate finds the data of the entry in the bytes from its header to what follows.
func (e *entry) locate(b []byte) (why string) {
	start, why := e.dataStart(b)
	if why != "" {
		return why
	}
	if int64(len(b)-start) < e.packed {
		return entriesOverlap
	}
	end := start + int(e.packed)
	e.data = b[start:end]
	return e.checkSums(b[14:26], b[end:])
}

// dataStart gives the place after the header at the start of b, which must say what the
// directory says of the entry.
func (e *entry) dataStart(b []byte) (start int, why string) {
	if len(b) < localSize || binary.LittleEndian.Uint32(b) != localMark {
		return 0, headersDiffer
	}
	name, extra := int(binary.LittleEndian.Uint16(b[26:])), int(binary.LittleEndian.Uint16(b[28:]))
	start = localSize + name + extra
	if len(b) < start || string(b[localSize:localSize+name]) != e.name ||
		binary.LittleEndian.Uint16(b[6:]) != e.flags || binary.LittleEndian.Uint16(b[8:]) != e.method {
		return 0, headersDiffer
	}
	return start, checkExtra(b[localSize+name : start])
}

// checkSums holds the checksum and the sizes in the header of the entry against its directory,
// or those behind its data where its flags say that they stand there. Nothing else may follow
// the data.
func (e *entry) checkSums(header, rest []byte) (why string) {
	if e.flags&flagDescribed == 0 {
		switch {
		case !e.sums(header):
			return headersDiffer
		case len(rest) > 0:
			return entriesOverlap
		}
		return ""
	}
	if len(rest) == 16 && binary.LittleEndian.Uint32(rest) == describedMark {
		rest = rest[4:]
	}
	if len(rest) != 12 {
		return entriesOverlap
	}
	// A header that is made before its data may have no sums yet.
	if !e.sums(header) && (binary.LittleEndian.Uint32(header) != 0 || binary.LittleEndian.Uint32(header[4:]) != 0 || binary.LittleEndian.Uint32(header[8:]) != 0) {
		return headersDiffer
	}
	if !e.sums(rest) {
		return headersDiffer
	}
	return ""
}

// sums reports whether a checksum and two sizes are those of the entry.
func (e *entry) sums(b []byte) bool {
	return binary.LittleEndian.Uint32(b) == e.crc && int64(binary.LittleEndian.Uint32(b[4:])) == e.packed && int64(binary.LittleEndian.Uint32(b[8:])) == e.size
}
