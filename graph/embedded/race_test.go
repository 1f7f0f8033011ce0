//go:build race

package embedded_test

import "time"

// slack is how long after its time limit a statement may end. The race detector
// makes everything several times slower.
const slack = 8 * time.Second
