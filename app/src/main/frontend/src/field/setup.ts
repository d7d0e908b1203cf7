import { fact, type Draft } from './store';

/** A name in both languages. */
export interface Name {
  sv: string;
  en: string;
}

export interface NamedPlace {
  name: string;
  longitude: number;
  latitude: number;
}

export interface Shift {
  agreement: string;
  day: string;
  name: string;
  from: string;
  to: string;
}

/** What the app must know of the municipality to work without network; read from the server and kept. */
export interface Setup {
  account: string;
  box: [number, number, number, number];
  categories: { code: string; name: Name }[];
  places: NamedPlace[];
  shifts: Shift[];
}

/** One of my own reports, as the server knows it. */
export interface Mine {
  key: string;
  category: string;
  place: string;
  at: { longitude: number; latitude: number } | null;
  madeAt: string;
  photos: number;
  state: string;
  answer: string;
}

export const findSetup = (): Promise<Setup | undefined> => fact<Setup>('setup');

const language = (): 'sv' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'sv');

export function categoryName(setup: Setup | undefined, code: string): string {
  return setup?.categories.find((it) => it.code === code)?.name[language()] ?? code;
}

/** The shift that somebody works now; the margin is for reports written on the way home. */
export function shiftAt(setup: Setup | undefined, at: number): Shift | null {
  const margin = 30 * 60_000;
  const found = setup?.shifts.filter((it) => Date.parse(it.from) - margin <= at && at <= Date.parse(it.to) + margin) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Between which moments it happened. */
export function interval(draft: Draft, setup: Setup | undefined): [string, string] {
  const made = Date.parse(draft.madeAt);
  const since = (at: number): [string, string] => [new Date(Math.min(at, made)).toISOString(), draft.madeAt];
  if (draft.when === 'hour') return since(made - 3_600_000);
  if (draft.when === 'own') return [draft.earliestAt, draft.latestAt];
  if (draft.when === 'shift') {
    const shift = setup?.shifts.find((it) => it.agreement === draft.shift?.agreement && it.day === draft.shift.day);
    return since(shift ? Date.parse(shift.from) : made - 8 * 3_600_000);
  }
  return [draft.madeAt, draft.madeAt];
}

/** The nearest name, with its distance in metres. */
export function nearest(setup: Setup | undefined, longitude: number, latitude: number): { name: string; metres: number } | null {
  let best: { name: string; metres: number } | null = null;
  const east = 111_320 * Math.cos((latitude * Math.PI) / 180);
  for (const place of setup?.places ?? []) {
    const metres = Math.hypot((place.longitude - longitude) * east, (place.latitude - latitude) * 111_320);
    if (!best || metres < best.metres) best = { name: place.name, metres };
  }
  return best;
}
