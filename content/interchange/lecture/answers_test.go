package lecture

import (
	"slices"
	"testing"
)

func TestBothNamesOfATermAreAccepted(t *testing.T) {
	for term, want := range map[string][]string{
		"Domain Name System (DNS)":    {"Domain Name System (DNS)", "Domain Name System", "DNS"},
		"top-level domains (TLDs)":    {"top-level domains (TLDs)", "top-level domains", "TLDs"},
		"DNS (Domain Name System)":    {"DNS (Domain Name System)", "DNS", "Domain Name System"},
		"도메인 이름 시스템(DNS)":             {"도메인 이름 시스템(DNS)", "도메인 이름 시스템", "DNS"},
		"캐시(cache)":                   {"캐시(cache)", "캐시", "cache"},
		"cache (optional)":            {"cache (optional)", "cache"},
		"resolver":                    {"resolver"},
		"f(x)":                        {"f(x)"},
		"a (b) c":                     {"a (b) c"},
		"Time To Live (TTL) (in DNS)": {"Time To Live (TTL) (in DNS)"},
	} {
		if got := answers(term); !slices.Equal(got, want) {
			t.Errorf("%q accepts %q, want %q", term, got, want)
		}
	}
}
