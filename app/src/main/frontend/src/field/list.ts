import { categoryName, nearest, type Mine, type Setup } from './setup';
import type { Draft, Photo } from './store';
import { counted, find, has, made, moment, text } from './texts';

/** What the list shows. */
export interface Shown {
  setup: Setup | undefined;
  account: string;
  drafts: Draft[];
  photos: Photo[];
  mine: Mine[];
}

/** How many reports and photos still wait for the server. Drafts wait for their writer and are told apart. */
export function waiting(shown: Shown): { reports: number; photos: number } {
  const own = ownDrafts(shown);
  const queued = new Set(own.filter((it) => it.state === 'ready' || it.state === 'sent').map((it) => it.key));
  return {
    reports: own.filter((it) => it.state === 'ready').length,
    photos: shown.photos.filter((it) => it.state === 'waiting' && queued.has(it.report)).length,
  };
}

/** Without what another person wrote on this phone. */
const ownDrafts = (shown: Shown): Draft[] => shown.drafts.filter((it) => it.account === shown.account || it.account === '');

export function drawList(shown: Shown, open: (key: string) => void): void {
  const own = ownDrafts(shown);
  const busy = own.filter((it) => it.state !== 'sent' || photosOf(shown, it.key).some((photo) => photo.state !== 'sent'));
  const listed = new Set(busy.map((it) => it.key));
  draw('waiting', busy.reverse().map((it) => draftRow(shown, it, open)));
  const fresh = own.filter((it) => !listed.has(it.key) && !shown.mine.some((known) => known.key === it.key));
  const rows = [...fresh.map((it) => ({ at: it.madeAt, row: sentRow(shown, it) })), ...shown.mine.map((it) => ({ at: it.madeAt, row: mineRow(shown, it) }))];
  rows.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  draw('mine', rows.slice(0, 20).map((it) => it.row));
  find('[data-part="others"]').hidden = own.length === shown.drafts.length;
  find('[data-part="others"]').textContent = counted('others', shown.drafts.length - own.length);
}

function draw(name: string, rows: HTMLElement[]): void {
  const list = find(`[data-list="${name}"]`);
  const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['key'] : undefined;
  list.replaceChildren(...rows);
  find(`[data-part="${name}"]`).hidden = rows.length === 0;
  find(`[data-empty="${name}"]`, document).hidden = rows.length > 0;
  if (focused) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const photosOf = (shown: Shown, key: string): Photo[] => shown.photos.filter((it) => it.report === key);

function draftRow(shown: Shown, draft: Draft, open: (key: string) => void): HTMLElement {
  const editable = draft.state === 'draft' || draft.state === 'refused';
  const item = row(draft.state, editable ? 'button' : 'div');
  const body = find('.field-row-body', item);
  if (body instanceof HTMLButtonElement) {
    body.type = 'button';
    body.dataset['key'] = draft.key;
    body.addEventListener('click', () => open(draft.key));
  }
  fill(body, draft.category ? categoryName(shown.setup, draft.category) : text('noType'), placeOf(shown, draft), draft.madeAt, text(`state.${draft.state}`));
  const photos = photosOf(shown, draft.key);
  if (photos.length > 0) {
    const sent = photos.filter((it) => it.state === 'sent').length;
    body.append(made('span', 'field-row-more', text('photo.sent', sent, photos.length)));
  }
  if (photos.some((it) => it.state === 'refused')) body.append(made('span', 'field-row-more', text('photo.refused')));
  for (const fault of draft.faults) body.append(made('span', 'field-row-fault', text(has(`fault.${fault}`) ? `fault.${fault}` : 'fault.format')));
  return item;
}

function sentRow(shown: Shown, draft: Draft): HTMLElement {
  const item = row('RECEIVED', 'div');
  fill(find('.field-row-body', item), categoryName(shown.setup, draft.category), placeOf(shown, draft), draft.madeAt, text('state.RECEIVED'));
  return item;
}

function mineRow(shown: Shown, mine: Mine): HTMLElement {
  const item = row(mine.state, 'div');
  const body = find('.field-row-body', item);
  fill(body, categoryName(shown.setup, mine.category), placeName(shown.setup, mine.place, mine.at), mine.madeAt, text(`state.${mine.state}`));
  if (mine.photos > 0) body.append(made('span', 'field-row-more', counted('photo', mine.photos)));
  if (mine.answer) body.append(made('q', 'field-row-answer', mine.answer));
  return item;
}

function placeOf(shown: Shown, draft: Draft): string {
  const { name, longitude, latitude } = draft.place;
  return placeName(shown.setup, name, longitude !== null && latitude !== null ? { longitude, latitude } : null);
}

/** As it was named, else by what lies nearest. */
function placeName(setup: Setup | undefined, name: string, at: { longitude: number; latitude: number } | null): string {
  const near = name || !at ? null : nearest(setup, at.longitude, at.latitude);
  return near && near.metres < 3000 ? text('near', near.name) : name;
}

function row(state: string, tag: 'button' | 'div'): HTMLElement {
  const item = made('li', 'field-row');
  item.dataset['state'] = state;
  item.append(made(tag, 'field-row-body'));
  return item;
}

function fill(body: HTMLElement, what: string, place: string, at: string, state: string): void {
  const when = made('time', '', moment(at));
  when.dateTime = at;
  const more = made('span', 'field-row-more');
  more.append(when, place ? ` · ${place}` : '');
  body.append(made('b', '', what), made('span', 'field-row-state', state), more);
}
