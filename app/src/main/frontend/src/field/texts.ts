/** Texts stand in the page, written there in the reader's language; holes are `{0}`, `{1}` … */
export function text(key: string, ...values: (string | number)[]): string {
  const found = document.querySelector(`[data-text="${CSS.escape(key)}"]`)?.textContent ?? '';
  return found.replace(/\{(\d)\}/g, (_, hole: string) => String(values[Number(hole)] ?? ''));
}

export function has(key: string): boolean {
  return document.querySelector(`[data-text="${CSS.escape(key)}"]`) !== null;
}

/** `key.one` for one, `key.many` for any other number. */
export function counted(key: string, count: number): string {
  return text(`${key}.${count === 1 ? 'one' : 'many'}`, count);
}

export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const today = new Date();
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === today.toDateString() ? clock : `${day} ${clock}`;
}

export function find<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(selector);
  return found;
}

export function made<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, content = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (content) element.textContent = content;
  return element;
}
