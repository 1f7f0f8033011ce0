package lexicon

import (
	_ "embed"
	"strconv"
	"strings"

	"entente/graph"
)

//go:embed data/calibration.tsv
var calibrationFile string

// Calibration says how often claims of a judged strength turned out to be
// right. It maps the product of a frame's confidence and of the factors of how
// its roles were reached to the confidence of the claim. An empty one leaves
// the product as it is.
type Calibration []CalibrationPoint

// CalibrationPoint is one measured point; both are 0..1. Shares never fall as strength rises.
type CalibrationPoint struct {
	Strength float64
	Share    float64
}

// Of returns the confidence of a claim of the strength: between two points on
// the line between them, outside them that of the nearest.
func (c Calibration) Of(strength float64) float64 {
	if len(c) == 0 {
		return strength
	}
	if strength <= c[0].Strength {
		return c[0].Share
	}
	for i := 1; i < len(c); i++ {
		if a, b := c[i-1], c[i]; strength < b.Strength {
			return a.Share + (b.Share-a.Share)*(strength-a.Strength)/(b.Strength-a.Strength)
		}
	}
	return c[len(c)-1].Share
}

// DefaultCalibration reads the measured points that come with the program; the
// command that measures them is `go run ./cmd/train calibration`.
func DefaultCalibration() (Calibration, error) {
	return parseCalibration("calibration.tsv", calibrationFile)
}

func parseCalibration(name, data string) (Calibration, error) {
	var list Calibration
	line := 0
	for text := range strings.Lines(data) {
		line++
		if text = strings.TrimSpace(text); text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		fields := strings.Split(text, "\t")
		var p CalibrationPoint
		err := error(nil)
		if len(fields) == 2 {
			if p.Strength, err = strconv.ParseFloat(fields[0], 64); err == nil {
				p.Share, err = strconv.ParseFloat(fields[1], 64)
			}
		}
		switch n := len(list); {
		case len(fields) != 2 || err != nil:
			return nil, graph.Errorf(graph.Invalid, "%s:%d: want strength and share, two numbers with a tab between them", name, line)
		case !(p.Strength >= 0 && p.Strength <= 1 && p.Share >= 0 && p.Share <= 1):
			return nil, graph.Errorf(graph.Invalid, "%s:%d: strength and share are 0 to 1", name, line)
		case n > 0 && (p.Strength <= list[n-1].Strength || p.Share < list[n-1].Share):
			return nil, graph.Errorf(graph.Invalid, "%s:%d: strengths must rise and shares must not fall", name, line)
		}
		list = append(list, p)
	}
	return list, nil
}
