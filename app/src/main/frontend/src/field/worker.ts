/**
 * Keeps one version of the app on the phone: the page, its scripts, styles and fonts, so that it opens without network.
 * The version is in the worker's own address; a new one waits until the reader takes it or closes the app.
 */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asking extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

const worker = self as unknown as Worker;
const version = new URL(worker.location.href).searchParams.get('v') ?? '';
const APP = '/observe/field';
const KEPT = `field-${version}`;
const MAP = 'field-map';
const MOST_TILES = 600;
const PATIENCE = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(clean().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate' && url.pathname === APP) event.respondWith(page(event.request));
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/map/tiles/')) event.respondWith(kept(event.request, url));
  else if (url.pathname === '/map/style.json' || url.pathname === '/picture/outline.geojson') event.respondWith(fresh(event.request));
});

/** All or nothing; refused while nobody is signed in, since the page then leads elsewhere. */
async function install(): Promise<void> {
  const answer = await fetch(APP, { cache: 'reload', credentials: 'same-origin' });
  const html = await answer.clone().text();
  if (!isApp(answer, html)) throw new Error('another-version');
  const cache = await caches.open(KEPT);
  const assets = /data-assets="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
  await cache.addAll(assets.filter((it) => it.startsWith('/assets/')));
  await cache.put(APP, answer);
}

function isApp(answer: Response, html: string): boolean {
  return answer.ok && !answer.redirected && html.includes(`data-version="${version}"`);
}

async function clean(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('field-') && name !== KEPT && name !== MAP) await caches.delete(name);
}

/** From the network while it answers soon, so that a change of language shows; else as it was kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const old = await cache.match(APP);
  const asked = fetch(request);
  if (!old) return asked;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  try {
    const answer = await Promise.race([asked, late]);
    // Led to the sign-in page, or a page as it should be; a faulty server gives way to what is kept.
    if (answer && (answer.ok || answer.type === 'opaqueredirect')) {
      if (answer.ok && isApp(answer, await answer.clone().text())) await cache.put(APP, answer.clone());
      return answer;
    }
  } catch {
    // No network: the kept page works without.
  }
  return old;
}

/** What never changes under its address. */
async function kept(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(url.pathname.startsWith('/map/') ? MAP : KEPT);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    if (url.pathname.startsWith('/map/')) {
      const names = await cache.keys();
      for (const name of names.slice(0, Math.max(0, names.length - MOST_TILES))) await cache.delete(name);
    }
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(MAP);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (fault) {
    const known = await cache.match(request);
    if (known) return known;
    throw fault;
  }
}
