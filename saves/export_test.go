package saves

// Surplus shows which backups thinning would delete.
func Surplus(all []Backup) []Backup { return surplus(all) }
