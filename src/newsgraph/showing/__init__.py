"""Answers as people read them: tables, pages."""
