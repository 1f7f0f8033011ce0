package claim

import "testing"

// TestNoTraceAllocatesNothing holds that a reader without a trace does not pay for one.
func TestNoTraceAllocatesNothing(t *testing.T) {
	r := &reader{}
	s := &syntax{}
	n := testing.AllocsPerRun(100, func() {
		r.trace.note("word")
		r.trace.because("word")
		r.fail(s, statement{}, NoObject)
		r.record(s, statement{}, Fired)
		r.passed(s, 0, 0, OtherFrame)
		r.misfit(s, statement{}, -1, -1)
		r.unread(0)
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
