//go:build !race

package parser

// raceDetector says whether the tests run under the race detector.
const raceDetector = false
