package crashfs

import (
	"bytes"
	"io/fs"
	"syscall"
)

// handle is an open file. It is dead after a restart, as its program is.
type handle struct {
	disk *Disk
	file *node
	age  int
}

func (h *handle) do(work func() error) error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.age != h.disk.age {
		return fs.ErrClosed
	}
	return work()
}

func (h *handle) Write(p []byte) (n int, err error) {
	err = h.do(func() error {
		n = len(p)
		if left := h.disk.room - h.disk.used; h.disk.room >= 0 && int64(n) > left {
			n = int(max(0, left))
		}
		if n > 0 {
			h.disk.do(op{kind: wrote, node: h.file.number, data: bytes.Clone(p[:n])})
		}
		if n < len(p) {
			return syscall.ENOSPC
		}
		return nil
	})
	return n, err
}

func (h *handle) Truncate(size int64) error {
	return h.do(func() error {
		if size < 0 {
			return fs.ErrInvalid
		}
		h.disk.do(op{kind: truncated, node: h.file.number, size: int(size)})
		return nil
	})
}

func (h *handle) Sync() error {
	return h.do(func() error {
		h.disk.do(op{kind: synced, node: h.file.number})
		return nil
	})
}

func (h *handle) Stat() (info fs.FileInfo, err error) {
	err = h.do(func() error {
		info = h.file.info("")
		return nil
	})
	return info, err
}

func (h *handle) Contents() (data []byte, err error) {
	err = h.do(func() error {
		data = bytes.Clone(h.file.data)
		return nil
	})
	return data, err
}

// FailSync is a Sync that failed: what waits to be written may be lost, and no
// later Sync will write it.
func (h *handle) FailSync() {
	_ = h.do(func() error { // a closed file has nothing to lose
		h.disk.do(op{kind: syncFailed, node: h.file.number})
		return nil
	})
}

func (h *handle) Close() error {
	return h.do(func() error {
		h.age = -1
		return nil
	})
}
