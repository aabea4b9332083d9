"""Claims ► triples; reasoning, validation, serialising."""
