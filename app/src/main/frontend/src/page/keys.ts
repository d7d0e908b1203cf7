import { closeOpenPanel, dialog } from './disclosure';

/** One key, one deed, wherever the reader stands; never while text is typed or a modifier is held. */
const DEEDS: Record<string, () => boolean> = {
  '/': () => focus('[type="search"]:not([hidden])'),
  m: () => focus('.maplibregl-canvas'),
  j: () => step(1),
  k: () => step(-1),
  '?': () => {
    const keys = dialog('page-keys');
    keys?.showModal();
    return keys !== null;
  },
};

export function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (closeOpenPanel()) event.preventDefault();
      else document.querySelector<HTMLElement>('#detail-close')?.click();
      return;
    }
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (DEEDS[event.key]?.() || own(event.key)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"])'))
  );
}

/** A letter that the page gives to one of its links, buttons or fields: links and buttons are pressed, fields get the focus. */
function own(key: string): boolean {
  const target = /^[a-z]$/.test(key) ? document.querySelector<HTMLElement>(`[data-key="${key}"]`) : null;
  if (target?.matches('a, button')) target.click();
  else target?.focus();
  return target !== null;
}

function focus(selector: string): boolean {
  const target = document.querySelector<HTMLElement>(selector);
  target?.focus();
  return target !== null;
}

/** Moves to the next or former row of the list that has the focus, else of the first list on the page. */
function step(by: 1 | -1): boolean {
  const here = document.activeElement;
  const shown = [...document.querySelectorAll<HTMLElement>('[data-list]')].find((it) => it.checkVisibility());
  const list = here?.closest<HTMLElement>('[data-list]') ?? shown;
  if (!list) return false;
  const rows = [...list.querySelectorAll<HTMLElement>('tr:not([hidden])')];
  const now = rows.findIndex((row) => row.contains(here));
  const row = rows[now < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, now + by))];
  const target = row?.querySelector<HTMLElement>('a') ?? row;
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
  return target !== undefined;
}
