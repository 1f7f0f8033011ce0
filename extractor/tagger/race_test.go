//go:build race

package tagger_test

// raceDetector says that the tests run under the race detector, which empties
// pools at random.
const raceDetector = true
