package host

import "github.com/prometheus/client_golang/prometheus"

// Metrics count what happens at the door. nil counts nothing.
type Metrics struct {
	sessions    *prometheus.GaugeVec
	connections prometheus.Gauge
	strangers   prometheus.Gauge
	refused     *prometheus.CounterVec
	failed      prometheus.Counter
	ended       *prometheus.CounterVec
	bytes       *prometheus.CounterVec
	panics      prometheus.Counter
	denied      *prometheus.CounterVec
	dropped     prometheus.Counter
}

// NewMetrics makes the metrics of one door and registers them.
func NewMetrics(r prometheus.Registerer) *Metrics {
	m := &Metrics{
		sessions:    prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "questd_sessions", Help: "Sessions that run, by kind."}, []string{"kind"}),
		connections: prometheus.NewGauge(prometheus.GaugeOpts{Name: "questd_connections", Help: "Connections, with or without a proven key."}),
		strangers:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "questd_strangers", Help: "Connections without a proven key."}),
		refused:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "questd_connections_refused_total", Help: "Connections that were closed at once, by reason."}, []string{"reason"}),
		failed:      prometheus.NewCounter(prometheus.CounterOpts{Name: "questd_handshakes_failed_total", Help: "Connections that ended without a proven key."}),
		ended:       prometheus.NewCounterVec(prometheus.CounterOpts{Name: "questd_connections_ended_total", Help: "Connections that the server ended, by reason."}, []string{"reason"}),
		bytes:       prometheus.NewCounterVec(prometheus.CounterOpts{Name: "questd_bytes_total", Help: "Bytes of all connections, by direction."}, []string{"direction"}),
		panics:      prometheus.NewCounter(prometheus.CounterOpts{Name: "questd_panics_total", Help: "Faults of the server that ended a session."}),
		denied:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "questd_requests_denied_total", Help: "Requests that were refused, by kind."}, []string{"kind"}),
		dropped:     prometheus.NewCounter(prometheus.CounterOpts{Name: "questd_frames_dropped_total", Help: "Frames that a slow line never saw, because newer ones came."}),
	}
	r.MustRegister(m.sessions, m.connections, m.strangers, m.refused, m.failed, m.ended, m.bytes, m.panics, m.denied, m.dropped)
	return m
}

// FramesDropped counts the frames that a slow line never saw.
func (m *Metrics) FramesDropped() prometheus.Counter { return m.dropped }

func (m *Metrics) read(n int) {
	if m != nil {
		m.bytes.WithLabelValues("in").Add(float64(n))
	}
}

func (m *Metrics) wrote(n int) {
	if m != nil {
		m.bytes.WithLabelValues("out").Add(float64(n))
	}
}

func (m *Metrics) refuse(why refusal) {
	if m != nil {
		m.refused.WithLabelValues(string(why)).Inc()
	}
}

func (m *Metrics) fail() {
	if m != nil {
		m.failed.Inc()
	}
}

func (m *Metrics) end(why string) {
	if m != nil {
		m.ended.WithLabelValues(why).Inc()
	}
}

func (m *Metrics) panicked() {
	if m != nil {
		m.panics.Inc()
	}
}

func (m *Metrics) deny(what string) {
	if m != nil {
		m.denied.WithLabelValues(what).Inc()
	}
}

// present counts connections and strangers up or down.
func (m *Metrics) present(connections, strangers int) {
	if m != nil {
		m.connections.Add(float64(connections))
		m.strangers.Add(float64(strangers))
	}
}

// session counts a session of a kind until the function that it gives is called.
func (m *Metrics) session(kind string) (ended func()) {
	if m == nil {
		return func() {}
	}
	g := m.sessions.WithLabelValues(kind)
	g.Inc()
	return g.Dec
}
