import { ReportForm } from './form';
import { drawList, waiting, type Shown } from './list';
import { Sender, type Link } from './sender';
import { findSetup, shiftAt, type Mine } from './setup';
import { drafts, fact, findDraft, keepDraft, keepFact, newDraft, photos } from './store';
import { counted, find, text } from './texts';

const OLD_DAYS = 3;
const root = document.body;
let link: Link = 'unknown';

const sender = new Sender((now) => {
  link = now;
  void refresh();
});
const form = new ReportForm({
  closed: () => {
    if (location.hash) {
      history.replaceState(null, '', location.pathname);
      void route();
    }
    void sender.send();
  },
  photosChanged: () => void refresh(),
  full: () => notice('full', true),
});

let drawing: Promise<void> | null = null;
let stale = false;

/** Everything on the screen follows from what the phone keeps. Wishes that come while it is drawn are one wish. */
function refresh(): Promise<void> {
  stale = true;
  drawing ??= (async () => {
    while (stale) {
      stale = false;
      await draw();
    }
    drawing = null;
  })();
  return drawing;
}

async function draw(): Promise<void> {
  const shown = await read();
  const left = waiting(shown);
  const status = find('.field-status');
  const sum = left.reports + left.photos;
  const drawn = sum > 0 ? 'waiting' : link === 'reached' ? 'sent' : 'unknown';
  status.dataset['state'] = drawn;
  const words = sum > 0 ? leftWords(left.reports, left.photos) : text(drawn === 'sent' ? 'allSent' : 'nothingWaits');
  if (find('[data-status]').textContent !== words) find('[data-status]').textContent = words;
  notice('signedOut', link === 'signedOut');
  notice('barred', link === 'barred');
  notice('offline', link === 'offline' && sum > 0);
  const oldest = shown.drafts.filter((it) => it.state === 'ready').map((it) => Date.parse(it.madeAt));
  notice('old', oldest.some((it) => Date.now() - it > OLD_DAYS * 24 * 3_600_000));
  drawList(shown, (key) => go(key));
}

function leftWords(reports: number, pictures: number): string {
  if (reports === 0) return counted('photosNotSent', pictures);
  const first = counted('notSent', reports);
  return pictures > 0 ? `${first} · ${counted('photo', pictures)}` : first;
}

async function read(): Promise<Shown> {
  const [setup, all, pictures, mine, account] = await Promise.all([findSetup(), drafts(), photos(), fact<Mine[]>('mine'), fact<string>('account')]);
  const own = setup?.account === account;
  return { setup, account: account ?? '', drafts: all, photos: pictures, mine: own ? (mine ?? []) : [] };
}

function notice(name: string, seen: boolean): void {
  find(`[data-notice="${name}"]`).hidden = !seen;
}

/** The address says which draft is open, so that the phone's own way back works. */
function go(key: string): void {
  location.hash = key;
}

async function route(first = false): Promise<void> {
  const key = location.hash.slice(1);
  const draft = key ? await findDraft(key) : null;
  const open = draft !== null && draft.state !== 'sent' && draft.state !== 'ready';
  if (!open && form.key) await form.close();
  for (const view of document.querySelectorAll<HTMLElement>('[data-view]')) view.hidden = view.dataset['view'] !== (open ? 'form' : 'list');
  if (open) await form.show(draft, await findSetup(), (await fact<Record<string, number>>('counts')) ?? {});
  window.scrollTo(0, 0);
  if (!first) find(open ? '.field-form h1' : '[data-do="new"]').focus();
  await refresh();
}

async function begin(): Promise<void> {
  const setup = await findSetup();
  const shift = shiftAt(setup, Date.now());
  const draft = newDraft((await fact<string>('account')) ?? '', (await fact<string>('serviceNumber')) ?? '', shift && { agreement: shift.agreement, day: shift.day });
  try {
    await keepDraft(draft);
    go(draft.key);
  } catch {
    notice('full', true);
  }
}

/** Types that are chosen often come first. */
async function count(category: string): Promise<void> {
  const counts = (await fact<Record<string, number>>('counts')) ?? {};
  await keepFact('counts', { ...counts, [category]: (counts[category] ?? 0) + 1 });
}

/** The worker's address carries the version; a new one waits until the reader takes it. */
async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return notice('browser', true);
  const version = encodeURIComponent(root.dataset['version'] ?? '');
  const registration = await navigator.serviceWorker.register(`/observe/field/worker.js?v=${version}`, { scope: '/observe/field' });
  const offer = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) notice('update', true);
  };
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  const controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => controlled && location.reload());
  find('[data-do="update"]').addEventListener('click', () => registration.waiting?.postMessage('take-over'));
  await navigator.serviceWorker.ready;
  root.dataset['kept'] = 'true';
}

function offerInstallation(): void {
  const installed = matchMedia('(display-mode: standalone)').matches || 'standalone' in navigator && navigator.standalone === true;
  notice('install', !installed && matchMedia('(pointer: coarse)').matches);
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const button = find('[data-do="install"]');
    notice('install', true);
    button.hidden = false;
    button.addEventListener('click', () => void (event as Event & { prompt(): Promise<void> }).prompt());
  });
}

async function start(): Promise<void> {
  find('[data-do="new"]').addEventListener('click', () => void begin());
  find('.field-form').addEventListener('submit', () => {
    const chosen = document.querySelector<HTMLInputElement>('[name="category"]:checked');
    if (chosen) void count(chosen.value);
  });
  find('[data-do="send"]').addEventListener('click', () => void sender.send());
  window.addEventListener('hashchange', () => void route());
  window.addEventListener('online', () => void sender.send());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sender.send();
  });
  offerInstallation();
  await route(true);
  void navigator.storage?.persist?.();
  void keepApp().catch(() => {});
  await sender.send();
}

void start();
