package host

import (
	"slices"
	"time"
)

// admit notes a visit under its key, or says why not. One more than a key may have ends the
// oldest, which leaves as if it were asked to; as many that do not leave yet are too many.
func (h *house) admit(v *visit) refusal {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return refusedAll
	}
	h.lines[v.line] = true
	all := append(h.keys[v.visitor.Key], v)
	if len(all) > 2*h.Limits.PerKey {
		return refusedKey
	}
	if h.Known != nil && !h.Known(v.visitor.Key) {
		if !h.roomForNewcomer() {
			return refusedNewcomers
		}
		h.newcomers[v] = time.AfterFunc(h.Limits.Enrol, func() { h.enrolled(v) })
	}
	h.keys[v.visitor.Key] = all
	for _, old := range all[:max(0, len(all)-h.Limits.PerKey)] {
		old.leave(ErrReplaced, h.Limits.Replace)
	}
	return ""
}

// roomForNewcomer looks again at the newcomers, if they are many: some may have enrolled.
func (h *house) roomForNewcomer() bool {
	if len(h.newcomers) >= h.Limits.Newcomers {
		for v, late := range h.newcomers {
			if h.Known(v.visitor.Key) {
				late.Stop()
				delete(h.newcomers, v)
			}
		}
	}
	return len(h.newcomers) < h.Limits.Newcomers
}

// enrolled ends the visit of somebody who had the time to enrol, and has not.
func (h *house) enrolled(v *visit) {
	h.mu.Lock()
	there := h.newcomers[v]
	delete(h.newcomers, v)
	h.mu.Unlock()
	if there != nil && !h.Known(v.visitor.Key) {
		v.leave(ErrUnenrolled, h.Limits.Leave)
	}
}

// gone forgets a visit.
func (h *house) gone(v *visit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if late := h.newcomers[v]; late != nil {
		late.Stop() // it holds the whole connection
		delete(h.newcomers, v)
	}
	rest := slices.DeleteFunc(h.keys[v.visitor.Key], func(other *visit) bool { return other == v })
	if len(rest) == 0 {
		delete(h.keys, v.visitor.Key)
	} else {
		h.keys[v.visitor.Key] = rest
	}
}
