package interchange

func (w *builder) update(q *Question) {
	w.loss(q, Skipped, Exists, "id", q.ID)
}
