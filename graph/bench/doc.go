// Package bench measures the embedded engine, alone and against a real Neo4j,
// on the same graph with the same statements. It consists of tests only:
//
//	go test ./graph/bench -run '^$' -bench 'Load|Read' -benchmem
//	go test ./graph/bench -run '^$' -bench Compare -benchtime 1x -timeout 30m
//	ENTENTE_MILLION=/big/folder go test ./graph/bench -run '^$' -bench Million -benchtime 1x -timeout 60m
//
// Compare loads both engines, runs each read [warmRuns] times on each to warm it
// up, checks that the answers are the same, and prints medians and ratios. Numbers
// of different runs or machines are not to be compared, ratios are. Million takes
// long to fill its folder the first time, and is to be run once more then.
package bench
