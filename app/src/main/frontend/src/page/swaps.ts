import type { default as Htmx } from 'htmx.org';

/** Keeps what the reader had open, typed and stood on when a part of the page is replaced. */
export function startSwaps(htmx: typeof Htmx): void {
  let open: string[] = [];
  let typed = new Map<string, string>();
  let scrolled = 0;
  let focused: string | null = null;

  htmx.on('htmx:beforeSwap', () => {
    open = [...document.querySelectorAll<HTMLElement>('details[open][data-key]')].map((it) => it.dataset['key'] ?? '');
    typed = new Map(
      [...document.querySelectorAll<HTMLInputElement>('input[type="search"], input[type="text"]')]
        .filter((input) => input.id && input.value)
        .map((input) => [input.id, input.value]),
    );
    scrolled = document.querySelector('.filter-bar')?.scrollLeft ?? 0;
    focused = selectorOf(document.activeElement);
  });
  htmx.on('htmx:afterSwap', () => {
    for (const key of open) {
      const details = document.querySelector<HTMLDetailsElement>(`details[data-key="${CSS.escape(key)}"]`);
      if (details) details.open = true;
    }
    for (const [id, value] of typed) {
      const input = document.getElementById(id);
      if (input instanceof HTMLInputElement && !input.value) {
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    const bar = document.querySelector('.filter-bar');
    if (bar) bar.scrollLeft = scrolled;
    if (focused && selectorOf(document.activeElement) === null) {
      document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
    }
  });
}

/** How the element that has the focus is found again; null when the focus is nowhere in particular. */
function selectorOf(element: Element | null): string | null {
  if (element?.matches('.maplibregl-canvas')) return '.maplibregl-canvas';
  return element?.id ? `#${CSS.escape(element.id)}` : null;
}
