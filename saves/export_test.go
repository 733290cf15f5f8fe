package saves

// Surplus shows which backups thinning would delete.
func Surplus(all []Backup) []Backup { return surplus(all) }

// ScanCost gives how many bytes were read again when a file was cut into pieces, and
// how many pieces it has.
func ScanCost(data []byte) (again, pieces int) {
	s := scanner{data: data, budget: maxBody + splitBudget*len(data)}
	before := s.budget
	s.all(0)
	return before - s.budget, len(s.pieces)
}
