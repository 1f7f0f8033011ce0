package lexicon

import (
	"math"
	"strings"
	"testing"
)

func TestCalibration(t *testing.T) {
	c, err := parseCalibration("x.tsv", "# strength\tshare\n0.5\t0.4\n\n0.9\t0.8\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []CalibrationPoint{{0, 0.4}, {0.5, 0.4}, {0.7, 0.6}, {0.9, 0.8}, {1, 0.8}} {
		if got := c.Of(p.Strength); math.Abs(got-p.Share) > 1e-9 {
			t.Errorf("Of(%v) = %v, want %v", p.Strength, got, p.Share)
		}
	}
	if got := Calibration(nil).Of(0.7); got != 0.7 {
		t.Errorf("an empty calibration gives %v, want 0.7", got)
	}
}

func TestCalibrationErrors(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"0.5\t0.4\nhello\n", "x.tsv:2: want strength and share"},
		{"0.5\tabc\n", "x.tsv:1: want strength and share"},
		{"0.5\t1.4\n", "x.tsv:1: strength and share are 0 to 1"},
		{"0.5\tNaN\n", "x.tsv:1: strength and share are 0 to 1"},
		{"0.5\t0.4\n0.5\t0.5\n", "x.tsv:2: strengths must rise"},
		{"0.5\t0.4\n0.6\t0.3\n", "x.tsv:2: strengths must rise"},
	} {
		if _, err := parseCalibration("x.tsv", c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.data, err, c.want)
		}
	}
}

func TestDefaultCalibration(t *testing.T) {
	if _, err := DefaultCalibration(); err != nil {
		t.Error(err)
	}
}
