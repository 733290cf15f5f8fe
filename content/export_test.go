package content

// What the tests of the compiled form see of it; they live outside of this package
// because they read packs from their source.
const (
	PrefixSize = prefixSize
	Magic      = magic
)

// Frame puts what stands before a header, a header and a body together.
func Frame(header, body []byte) []byte { return frame(header, body) }

// Forge packs an index of one lesson, item and lab that lie at the same place, behind
// checksums that are right.
func Forge(id string, at, length int) []byte {
	s := span{At: at, Length: length}
	ix := index{
		Lessons: []placed[LessonID]{{LessonID(id), s}}, Labs: []placed[LabID]{{LabID(id), s}}, Items: []indexed{{ID: ItemID(id), At: s}},
	}
	b, err := new(body).pack(Meta{}, overview{}, ix)
	if err != nil {
		panic(err)
	}
	return b
}

// ForgeParts packs any bytes as overview and index, behind checksums that are right.
func ForgeParts(over, ix []byte) []byte {
	var o overview
	_ = decodeValue(string(over), &o) // what cannot be decoded has no lessons
	h := header{Body: len(over) + len(ix), Lessons: len(o.Lessons), Renamed: len(o.Renamed), Written: o.Meta.named()}
	h.Overview = span{0, len(over), checksum(over)}
	h.Index = span{len(over), len(ix), checksum(ix)}
	head, err := encodeValue(h)
	if err != nil {
		panic(err)
	}
	return frame(head, append(append([]byte(nil), over...), ix...))
}

// Parts of a pack as they lie in its body.
func (p *Pack) OverviewBytes() string { return p.mustPart(p.header.Overview) }
func (p *Pack) IndexBytes() string    { return p.mustPart(p.header.Index) }

func (p *Pack) mustPart(s span) string {
	part, ok := p.part(p.source(), s)
	if !ok {
		panic("damaged")
	}
	return part
}

// Index is what playing a pack needs, as it was decoded.
func (p *Pack) Index() index { return p.contents().index }

// Encode and Decode values as they stand in compiled packs.
var (
	EncodeValue = encodeValue
	DecodeValue = decodeValue
)
