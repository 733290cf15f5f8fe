package content

import "strings"

// DeviceName reports whether Windows takes a name, in lower case and without its
// extension, for a device and not for a file or a folder.
func DeviceName(stem string) bool {
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, found := strings.CutPrefix(stem, "com")
	if !found {
		port, found = strings.CutPrefix(stem, "lpt")
	}
	return found && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}
