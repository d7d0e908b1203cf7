import type { default as Htmx } from 'htmx.org';
import { announce } from '../page/announce';

/** Reads the page anew, in place, when the server has a newer snapshot than the one drawn. */
export function startLive(htmx: typeof Htmx): void {
  const href = document.querySelector<HTMLElement>('.picture')?.dataset['events'];
  if (!href) return;
  const feed = new EventSource(href);
  let waiting = false;

  const update = async (): Promise<void> => {
    if (document.hidden || document.querySelector('dialog[open]')) {
      waiting = true;
      return;
    }
    waiting = false;
    const updated = document.querySelector<HTMLElement>('[data-announce]')?.dataset['updated'] ?? '';
    await htmx.ajax('get', location.pathname + location.search, { target: '#picture', select: '#picture', swap: 'outerHTML show:none' });
    announce(updated);
  };
  feed.addEventListener('snapshot', (event) => {
    if (event.data !== document.querySelector<HTMLElement>('.picture')?.dataset['snapshot']) void update();
  });
  document.addEventListener('visibilitychange', () => {
    if (waiting && !document.hidden) void update();
  });
  window.addEventListener('pagehide', () => feed.close());
}
