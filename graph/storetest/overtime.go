//go:build !race

package storetest

import "time"

// Overtime is how long after its time limit a statement may end in a test. The
// promise is one second; the rest is for a machine that has other things to do.
const Overtime = 3 * time.Second
