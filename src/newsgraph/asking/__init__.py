"""Questions to graphs: queries, named questions, why, conflicts, statistics, everything about a thing."""
