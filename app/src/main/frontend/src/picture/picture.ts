import type { default as Htmx } from 'htmx.org';
import type { MapListener, PictureMap } from '../map/picture-map';
import { fill, readState } from '../map/state';
import { announce } from '../page/announce';
import { startLive } from './live';
import { searchList } from './search';
import { Tip } from './tip';

/** Brings the picture to life: the map, the link between map and list, the actions and the live feed. */
export function startPicture(htmx: typeof Htmx): void {
  let map: PictureMap | null = null;
  let starting = false;

  const listener: MapListener = {
    moved: keepPosition,
    picked: (id) => openCell(id),
    pointed: (feature, x, y) => tip()?.show(feature, x, y),
    cellSize: (metres, breaks) => {
      const legend = document.querySelector<HTMLElement>('.legend-cells');
      if (legend) legend.textContent = fill(legend.dataset['text'], metres);
      document.querySelectorAll('.legend-steps span').forEach((step, i) => {
        step.textContent = `${breaks[i]}${i === breaks.length - 1 ? '+' : ''}`;
      });
    },
    bandwidth: (metres) => {
      const legend = document.querySelector<HTMLElement>('.legend-density');
      if (legend) legend.textContent = fill(legend.dataset['text'], metres);
    },
    failed: () => showFault('failed'),
    baseFailed: showBaseFault,
  };
  const tip = (): Tip | null => Tip.of(document.querySelector('.map'));

  async function showMap(): Promise<void> {
    const state = readState(document);
    const container = document.querySelector<HTMLElement>('.map-canvas');
    if (map && map.container !== container) {
      map.remove();
      map = null;
    }
    if (!state || !container || starting) return;
    if (map) return map.show(state);
    starting = true;
    try {
      const { PictureMap } = await import('../map/picture-map');
      map = new PictureMap(container, state, listener, position());
      document.querySelector('.map-zoom')?.removeAttribute('hidden');
    } catch {
      showFault('noWebgl');
    } finally {
      starting = false;
    }
  }

  function openCell(id: string): void {
    const href = readState(document)?.detail;
    if (!href) return;
    const query = new URLSearchParams(location.search);
    query.set('id', id);
    void htmx.ajax('get', `${href}?${query}`, { target: '#picture-detail', swap: 'innerHTML' });
    setParameter('selected', id);
  }

  function showPicked(): void {
    const id = document.querySelector<HTMLElement>('.detail')?.dataset['cell'] ?? null;
    map?.pick(id);
    for (const row of rows()) row.classList.toggle('is-picked', row.dataset['cell'] === id);
    const first = rows().find((row) => row.dataset['cell'] === id);
    if (first) map?.goTo(Number(first.dataset['lon']), Number(first.dataset['lat']));
  }

  function begin(): void {
    if (!document.querySelector('.picture')) return;
    for (const action of document.querySelectorAll<HTMLElement>('.picture [data-action][hidden]')) action.hidden = false;
    if (map) document.querySelector('.map-zoom')?.removeAttribute('hidden');
    searchList(document);
    void showMap().then(showPicked);
  }

  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const action = target.closest<HTMLElement>('[data-action]');
    if (action) return act(action, map);
    if (target.closest('#detail-close')) {
      event.preventDefault();
      closeDetail();
      return showPicked();
    }
    const row = target.closest<HTMLElement>('.ranking-row');
    if (row && !target.closest('a')) row.querySelector('a')?.click();
  });
  document.addEventListener('pointerover', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('.ranking-row');
    map?.light(row?.dataset['cell'] ?? null);
  });
  document.addEventListener('focusin', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('.ranking-row');
    if (row) map?.light(row.dataset['cell'] ?? null);
  });
  document.addEventListener('lykta:theme', () => map?.repaint());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => map?.repaint());

  // Paper is white, whatever the screen is.
  let screenTheme: string | undefined;
  window.addEventListener('beforeprint', () => {
    screenTheme = document.documentElement.dataset['theme'];
    document.documentElement.dataset['theme'] = 'light';
    map?.drawNow();
  });
  window.addEventListener('afterprint', () => {
    if (screenTheme === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = screenTheme;
    map?.repaint();
  });

  htmx.on('htmx:afterSwap', (event) => {
    const target = (event as CustomEvent<{ target?: Element }>).detail.target;
    if (target?.id === 'picture-detail') {
      showPicked();
      document.querySelector<HTMLElement>('#detail-name')?.focus({ preventScroll: false });
    } else {
      begin();
    }
  });
  startLive(htmx);
  begin();
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.ranking-row')];
}

function act(action: HTMLElement, map: PictureMap | null): void {
  switch (action.dataset['action']) {
    case 'print':
      return window.print();
    case 'zoom-in':
      return map?.zoomBy(1);
    case 'zoom-out':
      return map?.zoomBy(-1);
    case 'zoom-all':
      return map?.showAll();
    case 'share':
      void navigator.clipboard.writeText(location.href).then(() => confirm(action));
      return;
    case 'png':
      if (map) void import('../map/image').then(({ saveImage }) => saveImage(map.canvas(), map.container.dataset['file'] ?? ''));
      return;
  }
}

/** The button says for two seconds that it is done. */
function confirm(button: HTMLElement): void {
  const [before, done] = [button.textContent ?? '', button.dataset['done'] ?? ''];
  button.textContent = done;
  announce(done);
  setTimeout(() => (button.textContent = before), 2000);
}

function closeDetail(): void {
  const detail = document.querySelector<HTMLElement>('#picture-detail');
  const id = detail?.querySelector<HTMLElement>('.detail')?.dataset['cell'];
  detail?.replaceChildren();
  setParameter('selected', null);
  if (id) document.getElementById(`row-${id}`)?.focus();
}

function showFault(kind: 'failed' | 'noWebgl'): void {
  const figure = document.querySelector('.map');
  const canvas = figure?.querySelector<HTMLElement>('.map-canvas');
  if (!figure || !canvas || figure.querySelector('.map-fault')) return;
  const fault = document.createElement('p');
  fault.className = 'map-fault';
  fault.role = 'alert';
  fault.textContent = canvas.dataset[kind] ?? '';
  figure.append(fault);
}

/** The map itself works, so this is a note below it and no alarm. */
function showBaseFault(): void {
  const legend = document.querySelector('.map .legend');
  const text = document.querySelector<HTMLElement>('.map-canvas')?.dataset['baseFailed'];
  if (!legend || !text || legend.querySelector('.map-base-fault')) return;
  const note = document.createElement('p');
  note.classList.add('map-source', 'map-base-fault');
  note.role = 'status';
  note.textContent = text;
  legend.append(note);
}

/** The address and the filter's hidden fields carry the map's position, so that a shared link shows the same part. */
function keepPosition(zoom: number, lon: number, lat: number): void {
  setParameter('z', zoom.toFixed(2));
  setParameter('lon', lon.toFixed(5));
  setParameter('lat', lat.toFixed(5));
}

function position(): { zoom: number; lon: number; lat: number } | null {
  const query = new URLSearchParams(location.search);
  const [zoom, lon, lat] = ['z', 'lon', 'lat'].map((name) => Number(query.get(name) || NaN));
  return zoom && lon && lat ? { zoom, lon, lat } : null;
}

function setParameter(name: string, value: string | null): void {
  const address = new URL(location.href);
  if (value === null) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(history.state, '', address);
  const form = document.querySelector('#picture-filter');
  let field = form?.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  if (value === null) return field?.remove();
  if (!field && form) {
    field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    form.append(field);
  }
  if (field) field.value = value;
}
