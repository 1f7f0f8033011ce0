//go:build race

package extractor_test

// raceDetector says that the tests run under the race detector, where times
// mean nothing.
const raceDetector = true
