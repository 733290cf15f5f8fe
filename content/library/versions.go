package library

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quest/content"
	"quest/content/signature"
	"quest/content/source"
)

// folderOf is the name of the folder of a version.
func folderOf(version, hash string) string {
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(hash, "h1:"))
	if err != nil || len(sum) < 6 {
		sum = make([]byte, 6) // no hash of a loaded pack is such
	}
	return version + "-" + hex.EncodeToString(sum[:6])
}

// versionOf reads the version in the name of a folder of a store.
func versionOf(name string) (content.Version, bool) {
	i := strings.LastIndexByte(name, '-')
	if i < 0 || len(name)-i != 13 {
		return content.Version{}, false
	}
	return content.ParseVersion(name[:i])
}

func olderName(a, b string) bool {
	v, _ := versionOf(a)
	w, _ := versionOf(b)
	return v.Less(w)
}

// newestOf is the first of versions, "" for none.
func newestOf(versions []string) string {
	if len(versions) == 0 {
		return ""
	}
	return versions[0]
}

// Versions lists the versions of an installed pack, the newest first.
func Versions(packs string, id content.PackID) []string {
	entries, err := os.ReadDir(filepath.Join(packs, id.Owner(), id.Name()))
	if err != nil {
		return nil
	}
	var all []string
	for _, e := range entries {
		if _, ok := versionOf(e.Name()); ok && e.IsDir() {
			all = append(all, e.Name())
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		v, _ := versionOf(a)
		w, _ := versionOf(b)
		return w.Compare(v)
	})
	for i, name := range all {
		all[i] = name[:strings.LastIndexByte(name, '-')]
	}
	return all
}

// versions lists the folders of the versions of a pack.
func (s *Store) versions(home string) ([]string, error) {
	entries, err := fs.ReadDir(s.root.FS(), home)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if _, ok := versionOf(e.Name()); ok && e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// ByHand reports whether the pack at a path below the folder of the player's packs was put
// there by hand and not installed: it stands in another place than an installed one.
func ByHand(packs, dir string, p *content.Pack) bool {
	rel, err := filepath.Rel(packs, dir)
	return err != nil || filepath.ToSlash(rel) != path.Join(p.ID().Owner(), p.ID().Name(), folderOf(p.Meta().Version, p.Hash()))
}

// Trace is what is kept of how a version came in.
type Trace struct {
	From string `json:"from"` // path of the archive or the folder, whole
	At   string `json:"at"`   // RFC 3339

	Key signature.Key `json:"key,omitempty"` // that signed it; "" for none
}

// TraceOf gives what is kept of how the version at a path came in; ok is false for a pack that
// was put there by hand.
func TraceOf(dir string) (t Trace, ok bool) {
	f, err := source.OpenAtOnce(filepath.Join(dir, originName))
	if err != nil {
		return t, false
	}
	defer f.Close() //nolint:errcheck // read only
	const enough = 64 << 10
	b, err := io.ReadAll(io.LimitReader(f, enough))
	return t, err == nil && json.Unmarshal(b, &t) == nil
}
