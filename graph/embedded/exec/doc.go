// Package exec runs plans.
//
// [Compile] turns a plan into a [Program]: operators become sources of rows and
// expressions become Go functions over the slots of a row, once. A program never
// changes; any number of goroutines may run one, each in a transaction of its own.
//
// Rows are pulled: an operator reads of its input what it needs for its next row
// and no more, so a LIMIT ends the reading. Each operator and each long function
// looks at the context, and what is held back (sorting, grouping, collecting) is
// counted against a budget.
package exec
