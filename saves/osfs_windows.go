package saves

// appendFlag stays empty: a file opened for appending cannot be truncated on
// Windows, so the end is sought instead.
const appendFlag = 0

// syncDir has nothing to do: Windows has no way to sync a directory.
func syncDir(string) error { return nil }
