"""A store on the web, to be read only: SPARQL and a page for every thing.

app.py       HTTP: routes, headers, limits on what comes in
workers.py   processes that answer, each of which can be stopped
site.py      what a worker answers: pages and data
protocol.py  SPARQL 1.1 Protocol: what is asked, and in which format to answer
guard.py     no query leaves the machine
"""
