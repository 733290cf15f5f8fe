package library

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"quest/content/source"
)

// What stands in the cache in the place of the compiled form of a pack that has errors:
// the stamp of its files, and on the next line how many errors these are and the day on
// which they were found, for dates in a pack are held against that. So a folder that failed the
// check is not checked again before something in it changes.
const failedMark = "failed "

// failure is what is remembered of a folder that failed the check.
func failure(s stamp, errors int, today string) []byte {
	return []byte(s.sum + "\n" + failedMark + strconv.Itoa(errors) + " " + today + "\n")
}

// failed gives how many errors the pack of the folder had, if the files are as they
// were then.
func (f folder) failed(now stamp) (errors int, ok bool) {
	if f.cache == "" || !ownFolder(filepath.Dir(f.cache)) {
		return 0, false
	}
	file, info := f.openCache()
	if file == nil {
		return 0, false
	}
	defer file.Close() //nolint:errcheck // read only
	b := make([]byte, stampSize+64)
	n, _ := file.ReadAt(b, 0)
	rest, ok := strings.CutPrefix(string(b[:n]), now.sum+"\n"+failedMark)
	count, ok2 := strings.CutSuffix(rest, " "+f.options.Today+"\n")
	errors, err := strconv.Atoi(count)
	if !ok || !ok2 || err != nil || errors < 1 || info.ModTime().Sub(now.newest) < settled {
		return 0, false
	}
	return errors, true
}

// openCache opens the file of the folder in the cache, nil if there is none that is a
// plain file. It never waits.
func (f folder) openCache() (*os.File, os.FileInfo) {
	file, err := source.OpenAtOnce(f.cache)
	if err != nil {
		return nil, nil
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		_ = file.Close() // nothing was written
		return nil, nil
	}
	return file, info
}
