package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"quest/cmd/questd/host"
	"quest/game"
)

// measures are the figures of a server, for those who watch it.
type measures struct {
	registry *prometheus.Registry
	door     *host.Metrics
	counts   *counts
	draining atomic.Bool
}

// counts are the figures of what is saved.
type counts struct {
	latency prometheus.Histogram
	failed  prometheus.Counter
	lost    prometheus.Counter
}

func newMeasures(at *place) *measures {
	m := &measures{registry: prometheus.NewRegistry(), counts: &counts{
		latency: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "questd_append_seconds", Help: "How long it took until a batch was durable, or was known not to be.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 2, 15),
		}),
		failed: prometheus.NewCounter(prometheus.CounterOpts{Name: "questd_append_errors_total", Help: "Batches that were not durable at the first try."}),
		lost:   prometheus.NewCounter(prometheus.CounterOpts{Name: "questd_answers_lost_total", Help: "Answers that were not durable when their session ended, and were told so."}),
	}}
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.counts.latency, m.counts.failed, m.counts.lost,
	)
	m.door = host.NewMetrics(m.registry)
	at.measure(m.registry)
	return m
}

func (m *measures) drain() { m.draining.Store(true) }

func (c *counts) append(took time.Duration, err error) {
	c.latency.Observe(took.Seconds())
	if lost := (*game.NotSavedError)(nil); errors.As(err, &lost) && lost.Fate != game.OlderGone {
		c.failed.Inc()
	}
}

func (c *counts) lose(answers int) { c.lost.Add(float64(answers)) }

// readyWithin is how long a place may take to say that it is there.
const readyWithin = 3 * time.Second

// serveMetrics answers those who watch, if --metrics says where; at is where, nil for nowhere. end
// ends it.
func (c *call) serveMetrics(ctx context.Context, m *measures, ready func(context.Context) error) (at net.Addr, end func(), err error) {
	if c.flags.metrics == "" {
		return nil, func() {}, nil
	}
	l, err := c.listen(ctx, c.flags.metrics)
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, nil) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if m.draining.Load() {
			answer(w, errDraining)
			return
		}
		within, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		answer(w, ready(within))
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: readyWithin}
	go func() { _ = server.Serve(l) }() // it ends with Close
	return l.Addr(), func() { _ = server.Close() }, nil
}

// errDraining is why a server that is asked to end is not ready.
var errDraining = errors.New("draining")

// answer says in a word whether all is well. What is wrong is for the log of the watcher.
func answer(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
