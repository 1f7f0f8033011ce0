package evaluate

import (
	"cmp"
	"slices"

	"entente/extractor/lexicon"
)

// Calibrate measures how often claims of each strength are right. judged are
// claims of an uncalibrated extractor; least is the fewest claims that a point
// stands for. Shares rise with strength: neighbours that do not are pooled.
func Calibrate(judged []Judged, least int) lexicon.Calibration {
	type pool struct{ strength, right, all float64 }
	sorted := slices.Clone(judged)
	slices.SortStableFunc(sorted, func(a, b Judged) int { return cmp.Compare(a.Claim.Confidence, b.Claim.Confidence) })
	var pools []pool
	for i, j := range sorted {
		p := pool{strength: j.Claim.Confidence, all: 1}
		if j.Right {
			p.right = 1
		}
		same := i > 0 && j.Claim.Confidence == sorted[i-1].Claim.Confidence
		if n := len(pools); n > 0 && (same || pools[n-1].all < float64(least)) {
			pools[n-1].strength += p.strength
			pools[n-1].right += p.right
			pools[n-1].all++
			continue
		}
		pools = append(pools, p)
	}
	if n := len(pools); n > 1 && pools[n-1].all < float64(least) {
		pools[n-2] = pool{pools[n-2].strength + pools[n-1].strength, pools[n-2].right + pools[n-1].right, pools[n-2].all + pools[n-1].all}
		pools = pools[:n-1]
	}
	for i := 1; i < len(pools); {
		a, b := pools[i-1], pools[i]
		if a.right/a.all <= b.right/b.all {
			i++
			continue
		}
		pools[i-1] = pool{a.strength + b.strength, a.right + b.right, a.all + b.all}
		pools = slices.Delete(pools, i, i+1)
		i = max(1, i-1)
	}
	var list lexicon.Calibration
	for _, p := range pools {
		list = append(list, lexicon.CalibrationPoint{Strength: p.strength / p.all, Share: p.right / p.all})
	}
	return list
}
