package content

import "testing"

func TestJosaFollowsTheLastSound(t *testing.T) {
	reads := func(word string) string {
		if word == "MQ" {
			return "엠큐"
		}
		return ""
	}
	for _, tt := range []struct{ in, want string }{
		{"Lambda{은/는}", "Lambda는"},
		{"IAM{은/는}", "IAM은"},
		{"SQL{을/를}", "SQL을"},
		{"EC2{으로/로}", "EC2로"},
		{"S3{이/가}", "S3가"},
		{"MySQL{으로/로}", "MySQL로"},
		{"ARN{이/가}", "ARN이"},
		{"443{을/를}", "443을"},
		{"이벤트 알림{은/는}", "이벤트 알림은"},
		{"버킷{으로/로}", "버킷으로"},
		{"터널{으로/로}", "터널로"},
		{"RDS for Oracle{은/는}", "RDS for Oracle은"},
		{"Amazon SNS(단순 알림 서비스){은/는}", "Amazon SNS(단순 알림 서비스)는"},
		{"`lambda_async`{을/를}", "`lambda_async`를"},
		{"**역할**{이/가}", "**역할**이"},
		{"Amazon MQ{으로/로}", "Amazon MQ로"},
		{"규칙{과/와} 함수{과/와}", "규칙과 함수와"},
		{"role{이나/나} 키{이나/나}", "role이나 키나"},
		{"서울{이라/라}", "서울이라"},
		{"`x{은/는}` 그대로", "`x{은/는}` 그대로"},
		{"{a/b} 그대로", "{a/b} 그대로"},
		{"{은/는}", "는"},
		{"[문서](https://a.b/x){을/를}", "[문서](https://a.b/x)를"},
	} {
		if got := resolveJosa(tt.in, reads); got != tt.want {
			t.Errorf("%q gave %q, want %q", tt.in, got, tt.want)
		}
	}
}
