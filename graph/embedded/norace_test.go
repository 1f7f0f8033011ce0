//go:build !race

package embedded_test

import "time"

// slack is how long after its time limit a statement may end.
const slack = time.Second
