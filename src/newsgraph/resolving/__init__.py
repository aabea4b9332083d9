"""Mentions ► entities and events: within one article, against the gazetteer, across articles."""
