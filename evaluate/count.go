// Package evaluate measures the extractor against marked text. What flows in:
// an extractor, documents of package corpus. What flows out: counts, from which
// precision, recall and F1 follow.
//
// A span counts as right only if its bytes and its type are both exactly those
// of the gold standard.
package evaluate

// Count is how often something was found, found wrongly, and missed.
type Count struct{ Right, Wrong, Missed int }

// Add adds another count.
func (c *Count) Add(o Count) {
	c.Right += o.Right
	c.Wrong += o.Wrong
	c.Missed += o.Missed
}

// Gold returns how many there were to find.
func (c Count) Gold() int { return c.Right + c.Missed }

// Precision is the share of what was found that is right; 1 if nothing was found.
func (c Count) Precision() float64 { return ratio(c.Right, c.Right+c.Wrong) }

// Recall is the share of the gold standard that was found; 1 if it is empty.
func (c Count) Recall() float64 { return ratio(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.Right, 2*c.Right+c.Wrong+c.Missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
