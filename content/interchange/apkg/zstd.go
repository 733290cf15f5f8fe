package apkg

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"io"
)

// zstdReader unpacks what was compressed with Zstandard. The standard library has a decoder and
// gives it to nothing but debug/elf, whose files may have compressed sections: the bytes are
// handed over as the section of such a file. A decoder of another module would cost every start
// of the program the making of its tables.
func zstdReader(packed []byte) (io.Reader, error) {
	const (
		headerSize     = 64
		sectionSize    = 64
		compressedHead = 24
		data           = headerSize + 2*sectionSize
	)
	compressed := elf.Section64{Type: uint32(elf.SHT_PROGBITS), Flags: uint64(elf.SHF_COMPRESSED), Off: data, Size: uint64(compressedHead + len(packed))}
	names := elf.Section64{Type: uint32(elf.SHT_STRTAB), Off: headerSize - 1, Size: 1} // a byte 0: no section has a name
	header := elf.Header64{
		Ident: [elf.EI_NIDENT]byte{0x7f, 'E', 'L', 'F', byte(elf.ELFCLASS64), byte(elf.ELFDATA2LSB), byte(elf.EV_CURRENT)},
		Type:  uint16(elf.ET_REL), Version: uint32(elf.EV_CURRENT), Ehsize: headerSize, Shoff: headerSize, Shentsize: sectionSize, Shnum: 2, Shstrndx: 1,
	}
	var file bytes.Buffer
	for _, part := range []any{header, compressed, names, elf.Chdr64{Type: uint32(elf.COMPRESS_ZSTD), Size: uint64(len(packed)), Addralign: 1}, packed} {
		if err := binary.Write(&file, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	f, err := elf.NewFile(bytes.NewReader(file.Bytes()))
	if err != nil {
		return nil, err
	}
	return f.Sections[0].Open(), nil
}
