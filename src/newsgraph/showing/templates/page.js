(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // Legend: each box shows or hides the marks of one kind.
  for (const box of all("input[data-kind]"))
    box.addEventListener("change", () => document.body.classList.toggle("no-" + box.dataset.kind, !box.checked));
  // The same thing elsewhere in the text lights up with the mark under the pointer or the keyboard.
  const light = (key, on) => all(".prose [data-of]").forEach(m => m.dataset.of === key && m.classList.toggle("lit", on));
  for (const mark of all(".prose [data-of]")) {
    for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
      mark.addEventListener(name, () => light(mark.dataset.of, on));
  }
  // Graph: a node under the pointer or the keyboard keeps its links, the others step back.
  for (const svg of all(".network svg")) {
    const links = all(".link", svg), nodes = all(".node", svg);
    const show = key => {
      const near = new Set([key]);
      for (const link of links) {
        const touches = link.dataset.a === key || link.dataset.b === key;
        link.classList.toggle("lit", touches);
        if (touches) near.add(link.dataset.a).add(link.dataset.b);
      }
      for (const node of nodes) node.classList.toggle("lit", near.has(node.dataset.key));
      svg.classList.toggle("chosen", key !== null);
    };
    for (const node of nodes) {
      for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => show(node.dataset.key));
      for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => show(null));
    }
  }
})();
