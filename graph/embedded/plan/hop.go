package plan

// Hop is a piece of a path that is walked a number of times in a row: a
// relationship, or a quantified path pattern.
type Hop struct {
	Round    Op    // one walk, below an [Argument]: from the node in From to the one in To
	From, To int   // slots in Round
	Rels     []int // slots in Round of the relationships, in the order of the walk
	Min, Max int64 // how often it is walked; Max is negative if there is no bound

	All    int // slot of the list of all relationships; of the relationship itself with Single
	Single bool
	Groups []Group
	Lists  []string // names of the groups
}

// Group is a variable of a quantified path pattern.
type Group struct{ Each, List int } // slots: in one walk, and of the list of all of them

// Repeat follows a quantified path pattern by trails: no relationship twice.
type Repeat struct {
	from
	Hop
	Begin, End int // slots
	Names      [3]string
	Into       bool // End is bound already
	Reversed   bool // End stands before Begin in the pattern: lists are turned round
	Different  []int
}

// SelectPaths binds, for each pair of ends, the shortest of the trails that lead
// from one to the other. Begin is bound.
type SelectPaths struct {
	from
	Begin    int      // slot
	Hops     []Hop    // in the order of the walk
	Nodes    []int    // slots of the nodes after each hop
	Filters  [][]Expr // what the node after each hop must satisfy
	Into     bool     // the last node is bound already
	Text     string   // the pattern, for people
	Names    []string // variables that it binds
	Reversed bool     // the walk goes from the right of the pattern to its left
	Where    []Expr   // what a whole path must satisfy
	Count    int64
	Groups   bool // of the Count smallest lengths, all paths; else Count paths

	// Plain does the same for two ends that differ, where the pattern is one
	// relationship of variable length; nil for other patterns.
	Plain *ShortestPath
}
