package apkg

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/database"
	"quest/content/interchange/zipfile"
)

// Limits of what is unpacked of a compressed collection, as those of an archive.
const (
	maxUnpacked = 32 << 20 // bytes
	maxRatio    = 200      // unpacked bytes for each byte that is packed, above a small size
	smallSize   = 1 << 20
)

// newestVersion is the version in the file "meta" of the newest archives that are read.
const newestVersion = 3

// archive is what is read of a file.
type archive struct {
	collection []byte   // a database
	media      []string // names of pictures and sounds
}

func refuse(key interchange.Key, args ...string) error {
	return &interchange.SyntaxError{Key: key, Args: args}
}

// unpack finds the collection of a file: the one that the archive says it has, else the newest.
func unpack(raw []byte) (*archive, error) {
	if database.Is(raw) {
		return &archive{collection: raw}, nil
	}
	a, err := zipfile.Open(raw)
	if err != nil {
		return nil, err
	}
	name, err := collectionOf(a)
	if err != nil {
		return nil, err
	}
	data, err := a.Read(name)
	if err != nil {
		return nil, err
	}
	if name == newest {
		if data, err = unzstd(name, data); err != nil {
			return nil, err
		}
	}
	return &archive{collection: data, media: mediaOf(a, name == newest)}, nil
}

// collectionOf gives the name of the collection that counts.
func collectionOf(a *zipfile.Archive) (string, error) {
	wanted := []string{newest, newer, oldest}
	meta, err := a.Read("meta")
	switch {
	case err == nil:
		version := 0
		eachField(meta, func(number int, value uint64, _ []byte) {
			if number == 1 {
				version = int(min(value, 1<<20))
			}
		})
		if version > newestVersion {
			return "", refuse(TooNew, "version", strconv.Itoa(version))
		}
		if version > 0 {
			wanted = wanted[newestVersion-version:][:1] // the others hold a notice, or what is older
		}
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	for _, name := range wanted {
		if a.Has(name) {
			return name, nil
		}
	}
	return "", refuse(NoCollection, "name", wanted[0])
}

// unzstd unpacks what was compressed with Zstandard, within limits.
func unzstd(name string, packed []byte) ([]byte, error) {
	d, err := zstdReader(packed)
	if err != nil {
		return nil, refuse(zipfile.Damaged, "why", name)
	}
	most := min(maxUnpacked, max(smallSize, len(packed)*maxRatio))
	data, err := io.ReadAll(io.LimitReader(d, int64(most)+1))
	switch {
	case len(data) > most && most < maxUnpacked:
		return nil, refuse(zipfile.Bomb, "name", name)
	case len(data) > most:
		return nil, refuse(zipfile.TooLarge, "name", name, "most", strconv.Itoa(maxUnpacked>>20))
	case err != nil:
		return nil, refuse(zipfile.Damaged, "why", name)
	}
	return data, nil
}

// mediaOf gives the names of the pictures and sounds in an archive: those of its list, or their
// numbers in the archive if the list cannot be read. What is in them is not read.
func mediaOf(a *zipfile.Archive, compressed bool) []string {
	names := map[string]string{}
	for _, name := range a.Names() {
		if n, err := strconv.Atoi(name); err == nil && n >= 0 {
			names[name] = name
		}
	}
	list, err := a.Read("media")
	if err == nil && compressed {
		list, err = unzstd("media", list)
	}
	if err != nil {
		return slices.Sorted(maps.Values(names))
	}
	given := map[string]string{}
	if compressed {
		n := 0
		eachField(list, func(number int, _ uint64, entry []byte) {
			if number != 1 {
				return
			}
			eachField(entry, func(number int, _ uint64, name []byte) {
				if number == 1 {
					given[strconv.Itoa(n)] = string(name)
				}
			})
			n++
		})
	} else if json.Unmarshal(list, &given) != nil {
		clear(given)
	}
	for number := range names {
		if name := content.OneLine(given[number]); name != "" {
			names[number] = name
		}
	}
	return slices.Sorted(maps.Values(names))
}
