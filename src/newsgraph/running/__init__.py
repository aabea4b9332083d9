"""One article, or a corpus of them: parallel, resumable, distributed."""
