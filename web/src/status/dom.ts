// Small building blocks for the document. Text always goes in as text, never as markup.

type Child = Node | string;

/** An element with a class and children. */
export function element(tag: string, className: string, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** A table with a header row. */
export function table(heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const head = element("tr", "", ...heads.map((text) => {
    const cell = element("th", "", text);
    cell.setAttribute("scope", "col");
    return cell;
  }));
  const body = rows.map((row) => element("tr", "", ...row.map((cell) => element("td", "", cell))));
  return element("table", "", element("thead", "", head), element("tbody", "", ...body));
}

/** The element with that id; the page's own document always has it. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** Replaces what is in a place, unless it looks the same already: focus and selection stay where they are. */
export function put(id: string, ...children: Child[]): void {
  const place = byId(id);
  const draft = element("div", "", ...children);
  if (place.innerHTML !== draft.innerHTML) place.replaceChildren(...draft.childNodes);
}
