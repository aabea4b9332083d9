"""Where graphs are kept: in memory, in a folder of files, in Oxigraph on disk, behind a SPARQL endpoint."""
