(() => {
  const $ = id => document.getElementById(id);
  const query = $("query"), answer = $("answer"), state = $("state");
  const element = (name, text, parent) => { const e = document.createElement(name); if (text !== undefined) e.textContent = text; parent?.append(e); return e; };
  const hash = new URLSearchParams(location.hash.slice(1)).get("query");
  if (hash) query.value = hash;
  $("question").addEventListener("change", e => { if (e.target.value) query.value = e.target.value; });
  query.addEventListener("keydown", e => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); ask(); } });
  $("ask").addEventListener("submit", e => { e.preventDefault(); ask(); });

  const cell = (term, row) => {
    const td = element("td", undefined, row);
    if (!term) return;
    if (term.type === "uri") { const a = element("a", term.value.replace(/^.*[/#](?=.)/, ""), td); a.href = "/about?iri=" + encodeURIComponent(term.value); a.title = term.value; }
    else td.textContent = term.type === "triple" ? JSON.stringify(term.value) : term.value;
  };
  const table = data => {
    if ("boolean" in data) return element("p", data.boolean ? "yes" : "no", answer);
    const t = element("table", undefined, answer), head = element("tr", undefined, element("thead", undefined, t)), body = element("tbody", undefined, t);
    for (const name of data.head.vars) element("th", name, head).scope = "col";
    for (const binding of data.results.bindings) { const row = element("tr", undefined, body); for (const name of data.head.vars) cell(binding[name], row); }
    state.textContent = data.results.bindings.length + (data.results.bindings.length === 1 ? " row" : " rows");
  };
  async function ask() {
    answer.replaceChildren(); state.textContent = "asking …";
    const wanted = $("format").value, accept = wanted ? wanted + ", */*;q=0.1" : "application/sparql-results+json, text/turtle;q=0.9";
    const started = performance.now();
    try {
      const got = await fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: query.value });
      const text = await got.text();
      state.textContent = "";
      if (!got.ok) element("pre", text, answer).className = "error";
      else if (!wanted && got.headers.get("Content-Type").startsWith("application/sparql-results+json")) table(JSON.parse(text));
      else element("pre", text, answer);
      if (got.ok) state.textContent += " in " + Math.round(performance.now() - started) + " ms";
      history.replaceState(null, "", "#query=" + encodeURIComponent(query.value));
    } catch (error) { state.textContent = "The server cannot be reached."; }
  }
})();
