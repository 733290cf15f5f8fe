package screen

// TrustIntent says which of two dates is right where the save is ahead of the clock.
//
//sumtype:decl
type TrustIntent interface {
	Intent
	trustIntent()
}

// TrustClock says that the clock is right and the save is ahead of it.
type TrustClock struct{}

// TrustSave says that the save is right and the clock is behind.
type TrustSave struct{}

// TrustLater leaves the question which date is right for another time.
type TrustLater struct{}

func (TrustClock) intent() {}
func (TrustSave) intent()  {}
func (TrustLater) intent() {}

func (TrustClock) trustIntent() {}
func (TrustSave) trustIntent()  {}
func (TrustLater) trustIntent() {}
