package plan

// Prune tells the searches of variable length that give the rows of op that one
// row for each node at the end will do. The caller must want no more than to know
// which rows there are: DISTINCT, EXISTS, aggregates of different values.
func Prune(op Op) {
	for op != nil {
		switch o := op.(type) {
		case *VarExpand:
			// From a length of two on, the shortest trail to a node need not do.
			if o.Keep == KeepNone && o.Min <= 1 && len(o.Different) == 0 {
				o.Pruned = true
			}
		case *Optional:
			Prune(o.Inner)
		case *Filter, *Project, *Expand, *BoundRel, *BindPath, *Unwind, *AllNodes, *LabelScan, *IndexSeek, *IndexRange, *IDSeek, *HashSeek, *UnionScan, *Distinct:
			// Each makes the same rows of the same row.
		default:
			return
		}
		op = op.Input()
	}
}

// pruneGroups prunes below an aggregation that takes each different value once.
func pruneGroups(agg *Aggregate) {
	for _, a := range agg.Aggregates {
		if !onceEach(a.Call) {
			return
		}
	}
	Prune(agg.Input())
}
