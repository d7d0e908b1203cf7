import type { default as Htmx } from 'htmx.org';

/** Keeps what the reader had open, typed and stood on when a part of the page is replaced. */
export function startSwaps(htmx: typeof Htmx): void {
  let open: string[] = [];
  let typed = new Map<string, string>();
  let scrolled: [Element, number][] = [];

  htmx.on('htmx:beforeSwap', () => {
    open = [...document.querySelectorAll<HTMLElement>('details[open][data-key]')].map((it) => it.dataset['key'] ?? '');
    typed = new Map(
      [...document.querySelectorAll<HTMLInputElement>('input[type="search"], input[type="text"]')]
        .filter((input) => input.id && input.value)
        .map((input) => [input.id, input.value]),
    );
    scrolled = [...document.querySelectorAll('.filter-bar')].map((it) => [it, it.scrollLeft]);
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
    if (bar && scrolled[0]) bar.scrollLeft = scrolled[0][1];
  });
}
