import { findSetup, interval, type Mine, type Setup } from './setup';
import { drafts, dropDraft, fact, findBytes, keepDraft, keepFact, keepPhoto, photos, type Draft, type Photo } from './store';

/** How it stands with the server: `reached` only when it has answered. */
export type Link = 'unknown' | 'reached' | 'offline' | 'signedOut' | 'barred';

interface Session {
  account: string;
  header: string;
  token: string;
}

const PATH = '/observe/field';
const TIMEOUT = 30_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 5 * 60_000;
const SETUP_AGE = 30 * 60_000;
const DAY = 24 * 3_600_000;

/** Stops a round: what is left waits. */
class Halted extends Error {
  constructor(readonly link: Link) {
    super(link);
  }
}

/** Hands over what waits, reports before photos, each until the server has answered. */
export class Sender {
  private running = false;
  private again = false;
  private timer = 0;
  private pause = FIRST_PAUSE;
  private session: Session | null = null;

  constructor(private readonly changed: (link: Link) => void) {}

  /** Asks for a round now, or for another one when one is under way. */
  async send(): Promise<void> {
    this.again = true;
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    let link: Link = 'unknown';
    while (this.again) {
      this.again = false;
      link = await this.locked();
    }
    this.running = false;
    this.changed(link);
    await this.plan(link);
  }

  /** One tab at a time; where the browser has no locks, the keys alone keep each report single. */
  private async locked(): Promise<Link> {
    if (!('locks' in navigator)) return this.round();
    return navigator.locks.request('lykta-field', { ifAvailable: true }, (lock) => (lock ? this.round() : 'unknown'));
  }

  private async plan(link: Link): Promise<void> {
    const left = (await drafts()).some((it) => it.state === 'ready') || (await photos()).some((it) => it.state === 'waiting');
    this.pause = link === 'reached' ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, this.pause * 2);
    if (left && link !== 'signedOut' && link !== 'barred') this.timer = setTimeout(() => void this.send(), this.pause);
  }

  private async round(): Promise<Link> {
    try {
      this.session = await this.signIn();
      await this.readSetup(this.session.account);
      for (const draft of await drafts()) if (draft.state === 'ready' && this.isMine(draft)) await this.sendReport(draft);
      const sent = new Set((await drafts()).filter((it) => it.state === 'sent').map((it) => it.key));
      for (const photo of await photos()) {
        if (photo.state === 'waiting' && sent.has(photo.report) && this.isMine(photo)) await this.sendPhoto(photo);
      }
      await this.readMine();
      return 'reached';
    } catch (fault) {
      if (fault instanceof Halted) return fault.link;
      throw fault;
    }
  }

  /** What another person wrote on this phone waits for that person. */
  private isMine(it: Draft | Photo): boolean {
    return it.account === '' || it.account === this.session?.account;
  }

  private async signIn(): Promise<Session> {
    const session = await this.json<Session>(`${PATH}/session`);
    await keepFact('account', session.account);
    return session;
  }

  private async readSetup(account: string): Promise<void> {
    const known = await findSetup();
    const age = Date.now() - ((await fact<number>('setupAt')) ?? 0);
    if (known?.account === account && age >= 0 && age < SETUP_AGE) return;
    await keepFact('setup', await this.json<Setup>(`${PATH}/setup`));
    await keepFact('setupAt', Date.now());
    this.changed('reached');
  }

  private async readMine(): Promise<void> {
    const mine = await this.json<Mine[]>(`${PATH}/reports`);
    await keepFact('mine', mine);
    const listed = new Set(mine.map((it) => it.key));
    const left = await photos();
    for (const draft of await drafts()) {
      const aged = Date.now() - Date.parse(draft.receivedAt) > DAY;
      // A photo that was not accepted is told for a day.
      const busy = left.some((it) => it.report === draft.key && (it.state === 'waiting' || (it.state === 'refused' && !aged)));
      if (draft.state === 'sent' && (aged || listed.has(draft.key)) && !busy) await dropDraft(draft.key);
    }
  }

  private async sendReport(draft: Draft): Promise<void> {
    const answer = await this.write(`${PATH}/reports`, 'POST', 'application/json', await body(draft));
    if (answer.status === 422 || answer.status === 413) {
      await keepDraft({ ...draft, state: 'refused', faults: await faults(answer) });
    } else {
      const receipt = await answer.json().catch(() => null) as { key?: string; receivedAt?: string; masked?: number } | null;
      // Somebody between us and the server may answer anything; only a receipt with the key counts.
      if (answer.status !== 200 || receipt?.key !== draft.key) throw new Halted('offline');
      await keepDraft({ ...draft, state: 'sent', faults: [], receivedAt: receipt.receivedAt ?? '', masked: receipt.masked ?? 0 });
    }
    this.changed('reached');
  }

  private async sendPhoto(photo: Photo): Promise<void> {
    const bytes = await findBytes(photo.key);
    if (!bytes) return keepPhoto({ ...photo, state: 'refused' });
    const answer = await this.write(`${PATH}/reports/${photo.report}/photos/${photo.key}`, 'PUT', 'image/jpeg', bytes);
    if (answer.status === 422 || answer.status === 413) {
      await keepPhoto({ ...photo, state: 'refused' });
    } else if (answer.status === 409) {
      // The server has lost the report, as when an older copy of the database was restored: hand it over again.
      const report = (await drafts()).find((it) => it.key === photo.report);
      if (report) await keepDraft({ ...report, state: 'ready' });
    } else {
      const receipt = await answer.json().catch(() => null) as { key?: string } | null;
      if (answer.status !== 200 || receipt?.key !== photo.key) throw new Halted('offline');
      await keepPhoto({ ...photo, state: 'sent' });
    }
    this.changed('reached');
  }

  /** Once more with a new token when the old one no longer holds. */
  private async write(path: string, method: string, type: string, content: BodyInit): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      const session = this.session ?? (await this.signIn());
      const answer = await ask(path, { method, body: content, headers: { 'Content-Type': type, [session.header]: session.token } });
      if (answer.status !== 403 || attempt > 0) return halting(answer);
      this.session = await this.signIn();
    }
  }

  private async json<T>(path: string): Promise<T> {
    const answer = halting(await ask(path, {}));
    if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('application/json')) throw new Halted('offline');
    return (await answer.json()) as T;
  }
}

function halting(answer: Response): Response {
  if (answer.status === 401) throw new Halted('signedOut');
  if (answer.status === 403) throw new Halted('barred');
  return answer;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, {
      ...init,
      headers: { Accept: 'application/json', ...init.headers },
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch {
    throw new Halted('offline');
  }
}

async function faults(answer: Response): Promise<string[]> {
  const told = await answer.json().catch(() => null) as { faults?: string[] } | null;
  return told?.faults ?? ['format'];
}

async function body(draft: Draft): Promise<string> {
  const [earliestAt, latestAt] = interval(draft, await findSetup());
  const { longitude, latitude, accuracyMetres } = draft.place;
  return JSON.stringify({
    key: draft.key,
    madeAt: draft.madeAt,
    sentAt: new Date().toISOString(),
    earliestAt,
    latestAt,
    where: {
      way: draft.place.way,
      longitude: longitude ?? undefined,
      latitude: latitude ?? undefined,
      accuracyMetres: accuracyMetres ?? undefined,
      place: draft.place.name,
    },
    category: draft.category,
    note: draft.note,
    actions: draft.actions,
    serviceNumber: draft.serviceNumber,
    shift: draft.shift ?? undefined,
  });
}
