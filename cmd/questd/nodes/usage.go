package nodes

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// Usage is what a process has of the machine.
type Usage struct {
	Resident int64 // bytes in memory
	Threads  int
	Files    int // open descriptors
	CPU      time.Duration
}

// errUnknown says that the system or the server does not tell a figure.
var errUnknown = errors.New("the figure is not told")

// Usage asks the system; it tells on Linux only.
func (n *Node) Usage() (Usage, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", n.PID()))
	if err != nil {
		return Usage{}, fmt.Errorf("memory of the process: %w", err)
	}
	var u Usage
	for line := range strings.Lines(string(status)) {
		name, value, _ := strings.Cut(line, ":")
		first, _, _ := strings.Cut(strings.TrimSpace(value), " ")
		number, _ := strconv.ParseInt(first, 10, 64) // what is no number is not asked for
		switch name {
		case "VmRSS":
			u.Resident = number << 10
		case "Threads":
			u.Threads = int(number)
		}
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", n.PID()))
	if err != nil {
		return u, fmt.Errorf("files of the process: %w", err)
	}
	u.Files = len(files)
	u.CPU, err = n.cpu()
	return u, err
}

// tick is the unit of times in /proc on Linux.
const tick = 10 * time.Millisecond

func (n *Node) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", n.PID()))
	if err != nil {
		return 0, fmt.Errorf("time of the process: %w", err)
	}
	_, after, _ := strings.Cut(string(stat), ") ") // the name before it may hold anything
	fields := strings.Fields(after)
	const user, system = 11, 12 // behind the name
	if len(fields) <= system {
		return 0, fmt.Errorf("time of the process: %w", errUnknown)
	}
	var sum int64
	for _, field := range []string{fields[user], fields[system]} {
		ticks, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("time of the process: %w", err)
		}
		sum += ticks
	}
	return time.Duration(sum) * tick, nil
}

// Figures asks a server at its metrics address for all figures, by their names with labels.
func Figures(ctx context.Context, address string) (map[string]float64, error) {
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/metrics", nil)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	reply, err := http.DefaultClient.Do(ask)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	defer func() { _ = reply.Body.Close() }()
	all := map[string]float64{}
	for lines := bufio.NewScanner(reply.Body); lines.Scan(); {
		at := strings.LastIndexByte(lines.Text(), ' ')
		if at < 0 || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		if value, err := strconv.ParseFloat(lines.Text()[at+1:], 64); err == nil {
			all[lines.Text()[:at]] = value
		}
	}
	return all, nil
}
