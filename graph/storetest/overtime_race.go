//go:build race

package storetest

import "time"

// Overtime is how long after its time limit a statement may end in a test. The
// race detector makes everything several times slower.
const Overtime = 20 * time.Second
