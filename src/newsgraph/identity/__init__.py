"""Which things of different articles are one: sketches of each article's things ► candidates ► clusters ► one IRI each."""
