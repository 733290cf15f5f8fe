package widget

import (
	"slices"
	"strings"
	"testing"
)

func TestALongWordIsBrokenAtItsJoints(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"create_lambda_function_arn", 22, []string{"create_lambda_", "function_arn"}},
		{"call aws_commons.create_lambda_function_arn here", 26, []string{"call", "aws_commons.create_lambda_", "function_arn here"}},
		{"/var/log/postgresql/server.log", 20, []string{"/var/log/postgresql/", "server.log"}},
		{"DescribeReservedDBInstancesOfferings", 20, []string{"DescribeReserved", "DBInstancesOfferings"}},
		{"arn:aws:lambda:eu-west-1:123456789012:function", 26, []string{"arn:aws:lambda:eu-west-1:", "123456789012:function"}},
		{"lambda:InvokeFunction이", 20, []string{"lambda:", "InvokeFunction이"}},
		{strings.Repeat("x", 25), 10, []string{strings.Repeat("x", 10), strings.Repeat("x", 10), strings.Repeat("x", 5)}},
		{"데이터베이스클러스터파라미터그룹", 20, []string{"데이터베이스클러스터", "파라미터그룹"}},
		{"fits_on_its_line and more", 20, []string{"fits_on_its_line and", "more"}},
	} {
		got := Wrap(c.text, c.width)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %d cells: %q, want %q", c.text, c.width, got, c.want)
		}
		for _, l := range got {
			if Width(l) > c.width {
				t.Errorf("%q is wider than %d", l, c.width)
			}
		}
	}
}

// An ink that begins or ends inside a long word goes on in every piece.
func TestAnInkGoesOnInThePiecesOfALongWord(t *testing.T) {
	ink := "\x1b[0;31m"
	for _, l := range Wrap(ink+"create_lambda_function_arn\x1b[m.", 22) {
		if strings.HasPrefix(l, "create") || strings.HasPrefix(l, "function") {
			t.Errorf("a piece without its ink: %q", l)
		}
	}
}
