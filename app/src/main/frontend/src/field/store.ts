/** What the phone keeps: drafts and reports on their way, their photos apart, and a few facts for when there is no network. */
const NAME = 'lykta-field';
const SCHEMA = 1;

export interface Place {
  way: 'MEASURED' | 'PLACED' | 'NAMED' | 'UNKNOWN';
  longitude: number | null;
  latitude: number | null;
  accuracyMetres: number | null;
  name: string;
}

export interface ShiftDay {
  agreement: string;
  day: string;
}

/** `ready` waits to be sent, `refused` must be changed first, `sent` was acknowledged by the server. */
export type State = 'draft' | 'ready' | 'refused' | 'sent';

export interface Draft {
  schema: number;
  key: string;
  account: string;
  state: State;
  madeAt: string;
  when: 'now' | 'hour' | 'shift' | 'own';
  earliestAt: string;
  latestAt: string;
  place: Place;
  category: string;
  note: string;
  actions: string[];
  serviceNumber: string;
  shift: ShiftDay | null;
  faults: string[];
  receivedAt: string;
  masked: number;
}

export interface Photo {
  key: string;
  report: string;
  account: string;
  state: 'waiting' | 'refused' | 'sent';
}

type Kind = 'drafts' | 'photos' | 'bytes' | 'facts';

/** One step for each version of the database: a phone may come from any former one. */
const STEPS: ((db: IDBDatabase) => void)[] = [
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'key' });
    db.createObjectStore('photos', { keyPath: 'key' }).createIndex('report', 'report');
    // The pictures themselves, apart so that looking at the queue does not read them.
    db.createObjectStore('bytes');
    db.createObjectStore('facts');
  },
];

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, STEPS.length);
    request.onupgradeneeded = (event) => STEPS.slice(event.oldVersion).forEach((step) => step(request.result));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      // Lets a newer version of the app in another tab take over.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
  });
  return opened;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Returns when it lies on the disk, so that a tab killed in the next moment loses nothing. */
async function write(kind: Kind, work: (store: IDBObjectStore) => void): Promise<void> {
  return writeAll([kind], (change) => work(change.objectStore(kind)));
}

async function writeAll(kinds: Kind[], work: (change: IDBTransaction) => void): Promise<void> {
  const change = (await database()).transaction(kinds, 'readwrite', { durability: 'strict' });
  work(change);
  await new Promise<void>((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onerror = () => reject(change.error);
    change.onabort = () => reject(change.error);
  });
}

async function read<T>(kind: Kind, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return done(work((await database()).transaction(kind).objectStore(kind)));
}

export async function drafts(): Promise<Draft[]> {
  const all = await read('drafts', (store) => store.getAll() as IDBRequest<Partial<Draft>[]>);
  return all.map(upgraded).sort((a, b) => a.madeAt.localeCompare(b.madeAt));
}

export async function findDraft(key: string): Promise<Draft | null> {
  const found = await read('drafts', (store) => store.get(key) as IDBRequest<Partial<Draft> | undefined>);
  return found ? upgraded(found) : null;
}

export const keepDraft = (draft: Draft): Promise<void> => write('drafts', (store) => store.put(draft));

export const photos = (): Promise<Photo[]> => read('photos', (store) => store.getAll() as IDBRequest<Photo[]>);

export const photosOf = (report: string): Promise<Photo[]> =>
  read('photos', (store) => store.index('report').getAll(report) as IDBRequest<Photo[]>);

export const findBytes = (photo: string): Promise<ArrayBuffer | undefined> =>
  read('bytes', (store) => store.get(photo) as IDBRequest<ArrayBuffer | undefined>);

export const addPhoto = (photo: Photo, bytes: ArrayBuffer): Promise<void> =>
  writeAll(['photos', 'bytes'], (change) => {
    change.objectStore('photos').put(photo);
    change.objectStore('bytes').put(bytes, photo.key);
  });

/** What was decided about a photo. Once the server has it, the phone needs the picture no more. */
export const keepPhoto = (photo: Photo): Promise<void> =>
  writeAll(['photos', 'bytes'], (change) => {
    change.objectStore('photos').put(photo);
    if (photo.state === 'sent') change.objectStore('bytes').delete(photo.key);
  });

export const dropPhoto = (key: string): Promise<void> =>
  writeAll(['photos', 'bytes'], (change) => {
    change.objectStore('photos').delete(key);
    change.objectStore('bytes').delete(key);
  });

export async function dropDraft(key: string): Promise<void> {
  for (const photo of await photosOf(key)) await dropPhoto(photo.key);
  await write('drafts', (store) => store.delete(key));
}

export const fact = <T>(name: string): Promise<T | undefined> => read('facts', (store) => store.get(name) as IDBRequest<T | undefined>);

export const keepFact = (name: string, value: unknown): Promise<void> => write('facts', (store) => store.put(value, name));

export function newDraft(account: string, serviceNumber: string, shift: ShiftDay | null): Draft {
  return upgraded({ key: crypto.randomUUID(), account, serviceNumber, shift });
}

/** A draft as this version of the app knows it, whichever version wrote it: what it lacks is filled in. */
export function upgraded(written: Partial<Draft>): Draft {
  const madeAt = written.madeAt ?? new Date().toISOString();
  return {
    key: crypto.randomUUID(), account: '', state: 'draft', when: 'now', earliestAt: madeAt, latestAt: madeAt, category: '',
    note: '', actions: [], serviceNumber: '', shift: null, faults: [], receivedAt: '', masked: 0,
    ...written,
    place: { way: 'UNKNOWN', longitude: null, latitude: null, accuracyMetres: null, name: '', ...written.place },
    madeAt,
    schema: SCHEMA,
  };
}
