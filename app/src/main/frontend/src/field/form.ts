import { shrunk, thumbnail } from './picture';
import { PlaceField } from './place';
import { holdsPersonalNumber } from './screening';
import { categoryName, type Setup } from './setup';
import { addPhoto, dropDraft, dropPhoto, findBytes, keepDraft, keepFact, photosOf, type Draft, type Place } from './store';
import { find, has, made, moment, text } from './texts';

const SHOWN_TYPES = 8;
const MOST_PHOTOS = 10;

/** What the form tells the app. */
export interface FormListener {
  /** The reader is done with the draft; it may wait to be sent now. */
  closed(): void;
  photosChanged(): void;
  /** The phone could not keep it. */
  full(): void;
}

/** One draft on the screen. Every change is kept at once. */
export class ReportForm {
  private draft: Draft | null = null;
  private setup: Setup | undefined;
  private saving: Promise<void> = Promise.resolve();
  private readonly form = find<HTMLFormElement>('.field-form');
  private readonly place: PlaceField;

  constructor(private readonly listener: FormListener) {
    this.place = new PlaceField(find('.field-where'), () => this.setup, (place) => this.placed(place));
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    this.form.addEventListener('input', (event) => this.changed(event.target as HTMLElement));
    find('[data-do="back"]').addEventListener('click', () => void this.close());
    find('[data-do="types"]').addEventListener('click', () => this.showAllTypes());
    find('[data-do="delete"]').addEventListener('click', () => find<HTMLDialogElement>('.field-sure').showModal());
    find('[data-do="delete-sure"]').addEventListener('click', () => void this.remove());
    find<HTMLInputElement>('[name="photo"]').addEventListener('change', (event) => void this.addPhotos(event.target as HTMLInputElement));
  }

  /** @param counts how often each type was chosen on this phone */
  async show(draft: Draft, setup: Setup | undefined, counts: Record<string, number>): Promise<void> {
    this.draft = draft;
    this.setup = setup;
    this.form.reset();
    this.drawTypes(counts);
    this.drawShifts();
    this.check('category', draft.category);
    for (const action of draft.actions) this.check('action', action);
    this.field<HTMLTextAreaElement>('note').value = draft.note;
    this.field<HTMLSelectElement>('when').value = draft.when;
    this.field('serviceNumber').value = draft.serviceNumber;
    this.field('earliest').value = local(draft.earliestAt);
    this.field('latest').value = local(draft.latestAt);
    this.drawWhen();
    this.drawFaults(draft.faults);
    this.warn();
    this.place.show(draft.place, draft.place.way === 'UNKNOWN' && draft.place.name === '');
    await this.drawPhotos();
  }

  get key(): string | null {
    return this.draft?.key ?? null;
  }

  /** Leaves without sending; a draft in which nothing was written is no draft. */
  async close(): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    await this.saving;
    this.leave();
    const empty = !draft.category && !draft.note && draft.actions.length === 0 && (await photosOf(draft.key)).length === 0;
    if (empty && draft.state === 'draft') await dropDraft(draft.key);
    this.listener.closed();
  }

  private leave(): void {
    this.draft = null;
    this.place.hide();
  }

  private async remove(): Promise<void> {
    const draft = this.draft;
    find<HTMLDialogElement>('.field-sure').close();
    if (!draft) return;
    await this.saving;
    this.leave();
    await dropDraft(draft.key);
    this.listener.closed();
  }

  private async send(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    const faults = this.faults(draft);
    this.drawFaults(faults);
    if (faults.length > 0) return;
    await this.keep({ state: 'ready', faults: [] });
    await keepFact('serviceNumber', draft.serviceNumber);
    this.leave();
    this.listener.closed();
  }

  private faults(draft: Draft): string[] {
    const faults: string[] = [];
    if (!draft.category) faults.push('noType');
    if (draft.place.way === 'UNKNOWN' && !this.field('nowhere').checked) faults.push('noPlace');
    if (holdsPersonalNumber(draft.note) || holdsPersonalNumber(draft.place.name)) faults.push('person');
    if (draft.when === 'own' && !(Date.parse(draft.earliestAt) <= Date.parse(draft.latestAt))) faults.push('time');
    return faults;
  }

  private changed(target: HTMLElement): void {
    const { draft } = this;
    if (!draft || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return;
    if (target.name === 'category') void this.keep({ category: target.value });
    if (target.name === 'note') void this.keep({ note: target.value });
    if (target.name === 'serviceNumber') void this.keep({ serviceNumber: target.value.trim().toUpperCase() });
    if (target.name === 'action') {
      const actions = [...this.form.querySelectorAll<HTMLInputElement>('[name="action"]:checked')].map((it) => it.value);
      void this.keep({ actions });
    }
    if (target.name === 'when') void this.keep({ when: target.value as Draft['when'] });
    if (target.name === 'earliest' && target.value) void this.keep({ earliestAt: new Date(target.value).toISOString() });
    if (target.name === 'latest' && target.value) void this.keep({ latestAt: new Date(target.value).toISOString() });
    if (target.name === 'shift') {
      const shift = this.setup?.shifts[Number(target.value)];
      void this.keep({ shift: shift ? { agreement: shift.agreement, day: shift.day } : null });
    }
    this.drawWhen();
    this.warn();
    if (!find('.field-faults').hidden) this.drawFaults(this.faults(draft));
  }

  /** What was refused becomes a draft again by the first change. */
  private keep(part: Partial<Draft>): Promise<void> {
    const { draft } = this;
    if (!draft) return this.saving;
    Object.assign(draft, draft.state === 'refused' ? { state: 'draft' } : {}, part);
    const copy = structuredClone(draft);
    this.saving = this.saving.then(() => keepDraft(copy)).catch(() => this.listener.full());
    return this.saving;
  }

  private placed(place: Place): void {
    void this.keep({ place });
    find('[data-place="nowhere"]').hidden = place.way !== 'UNKNOWN';
  }

  private warn(): void {
    const { draft } = this;
    find('[data-warns="person"]').hidden = !draft || !holdsPersonalNumber(draft.note);
    find('[data-place="nowhere"]').hidden = draft?.place.way !== 'UNKNOWN';
  }

  private drawFaults(faults: string[]): void {
    const box = find('.field-faults');
    box.hidden = faults.length === 0;
    const known = faults.map((it) => made('li', '', text(has(`fault.${it}`) ? `fault.${it}` : 'fault.format')));
    find('ul', box).replaceChildren(...known);
    if (faults.length > 0 && !this.form.contains(document.activeElement)) return;
    if (faults.length > 0) box.scrollIntoView({ block: 'nearest' });
  }

  private drawTypes(counts: Record<string, number>): void {
    const types = [...(this.setup?.categories ?? [])];
    types.sort((a, b) => (counts[b.code] ?? 0) - (counts[a.code] ?? 0));
    const chosen = types.findIndex((it) => it.code === this.draft?.category);
    const rows = types.map((it, i) => {
      const label = made('label', 'field-type');
      const input = made('input', '');
      Object.assign(input, { type: 'radio', name: 'category', value: it.code });
      label.append(input, made('span', '', categoryName(this.setup, it.code)));
      label.hidden = i >= SHOWN_TYPES && i !== chosen;
      return label;
    });
    find('.field-types').replaceChildren(...rows);
    find('[data-do="types"]').hidden = types.length <= SHOWN_TYPES;
  }

  private showAllTypes(): void {
    const labels = [...this.form.querySelectorAll<HTMLElement>('.field-type')];
    const first = labels.find((it) => it.hidden);
    for (const label of labels) label.hidden = false;
    find('[data-do="types"]').hidden = true;
    first?.querySelector('input')?.focus();
  }

  private drawShifts(): void {
    const select = this.field<HTMLSelectElement>('shift');
    const none = select.options[0];
    const options = (this.setup?.shifts ?? []).map((it, i) => new Option(text('shift', it.name, moment(it.from), moment(it.to)), String(i)));
    select.replaceChildren(...(none ? [none] : []), ...options);
    const chosen = this.setup?.shifts.findIndex((it) => it.agreement === this.draft?.shift?.agreement && it.day === this.draft.shift.day) ?? -1;
    select.value = chosen < 0 ? '' : String(chosen);
    find('[data-part="shift"]').hidden = options.length === 0;
  }

  private drawWhen(): void {
    find('[data-part="times"]').hidden = this.field<HTMLSelectElement>('when').value !== 'own';
  }

  private async addPhotos(input: HTMLInputElement): Promise<void> {
    const { draft } = this;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (!draft) return;
    await this.keep({});
    for (const file of files) {
      if ((await photosOf(draft.key)).length >= MOST_PHOTOS) break;
      const bytes = await shrunk(file);
      if (!bytes) {
        this.drawFaults(['picture']);
        continue;
      }
      await addPhoto({ key: crypto.randomUUID(), report: draft.key, account: draft.account, state: 'waiting' }, bytes).catch(() => this.listener.full());
    }
    await this.drawPhotos();
    this.listener.photosChanged();
  }

  private async drawPhotos(): Promise<void> {
    const key = this.draft?.key;
    if (!key) return;
    const items = (await photosOf(key)).map((photo, i) => {
      const item = made('li', 'field-photo');
      const canvas = made('canvas', '');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', text('photo.numbered', i + 1));
      void findBytes(photo.key).then((bytes) => bytes && thumbnail(bytes, canvas)).catch(() => {});
      const remove = made('button', 'field-photo-remove', text('photo.remove'));
      remove.type = 'button';
      remove.addEventListener('click', () => void dropPhoto(photo.key).then(() => this.drawPhotos()));
      item.append(canvas, remove);
      return item;
    });
    find('.field-photos').replaceChildren(...items);
    find('[data-part="photo"]').hidden = items.length >= MOST_PHOTOS;
  }

  private check(name: string, value: string): void {
    const input = this.form.querySelector<HTMLInputElement>(`[name="${name}"][value="${CSS.escape(value)}"]`);
    if (input) input.checked = true;
  }

  private field<T extends HTMLElement = HTMLInputElement>(name: string): T {
    return find<T>(`[name="${name}"]`, this.form);
  }
}

/** As a field for date and time wants it. */
function local(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
