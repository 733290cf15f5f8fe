package desk

import (
	"fmt"
	"testing"
)

func TestManyGapsAreToldAsOne(t *testing.T) {
	var gaps []Gap
	for n := range 1000 {
		gaps = append(gaps, Gap{Records: 2, After: fmt.Sprintf("a%d", n), Before: fmt.Sprintf("b%d", n)})
	}
	if all := joined(gaps); len(all) != 1 || all[0] != (Gap{Records: 2000, After: "a0", Before: "b999"}) {
		t.Errorf("%+v", all)
	}
	if all := joined(gaps[:5]); len(all) != 5 {
		t.Errorf("%+v", all)
	}
}
