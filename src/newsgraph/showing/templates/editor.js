(() => {
  const root = document.getElementById("yasgui"), prefixes = JSON.parse(root.dataset.prefixes), endpoint = location.origin + "/sparql";
  const first = `SELECT ?event ?name ?date WHERE {
  ?event a ng:Event ; schema:name ?name .
  OPTIONAL { ?event schema:startDate ?date }
}
ORDER BY DESC(?date)
LIMIT 50`;
  // The prefixes that need no declaration are declared from the start.
  const mode = Yasqe.modes.sparql11;
  Yasqe.defineMode("sparql11", (...options) => {
    const sparql = mode(...options);
    return { ...sparql, startState: () => { const state = sparql.startState(); Object.assign(state.prefixes, prefixes); return state; } };
  });
  // Completed are the classes and properties that the store uses; YASQE's own completers would ask other hosts for theirs.
  const listed = query => {
    let terms;
    const ask = async () => {
      const got = await fetch(endpoint, { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" }, body: query });
      return got.ok ? (await got.json()).results.bindings.map(row => row.t.value).sort() : [];
    };
    return async (yasqe, token) => (await (terms ??= ask())).filter(iri => iri.startsWith(token.autocompletionString));
  };
  Yasqe.forkAutocompleter("class", { name: "classes", bulk: false, get: listed("SELECT DISTINCT ?t { [] a ?t }") }, false);
  Yasqe.forkAutocompleter("property", { name: "properties", bulk: false, get: listed("SELECT DISTINCT ?t { [] ?t [] }") }, false);
  Yasqe.defaults.autocompleters.splice(0, Infinity, "variables", "classes", "properties");

  const yasgui = new Yasgui(root, {
    requestConfig: { endpoint },
    populateFromUrl: tab => ({ ...tab, requestConfig: { ...tab.requestConfig, endpoint } }),
    yasqe: { value: first, extraKeys: { Tab: false, "Shift-Tab": false } },
    yasr: { prefixes },
  });
  document.getElementById("question").addEventListener("change", ({ target }) => {
    if (target.value) yasgui.addTab(true, { name: target.selectedOptions[0].text, yasqe: { value: target.value } }, { avoidDuplicateTabs: true });
    target.value = "";
  });
  // IRIs in answers lead to their pages here.
  for (const event of ["pointerover", "focusin", "click"]) root.addEventListener(event, ({ target }) => {
    const link = target.closest(".yasr a.iri:not([data-iri])");
    if (!link) return;
    link.dataset.iri = link.getAttribute("href");
    link.href = "/about?iri=" + encodeURIComponent(link.dataset.iri);
    link.removeAttribute("target");
  }, true);
})();
