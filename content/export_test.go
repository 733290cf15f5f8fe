package content

// What the tests of the compiled form see of it; they live outside of this package
// because they read packs from their source.
const (
	HeaderSize = headerSize
	Magic      = magic
)

// Frame puts a valid header before an index and blobs.
func Frame(index, blobs []byte) []byte { return frame(index, blobs) }

// Index is the part of a pack that is decoded at once.
func (p *Pack) Index() index { return p.index }
