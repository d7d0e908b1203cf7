import type { Pin } from './pin';
import { nearest, type Setup } from './setup';
import type { Place } from './store';
import { find, text } from './texts';

const GOOD_METRES = 15;
const LONGEST_WAIT = 60_000;

/** The part of the form that says where: suggested by the phone, moved on the map, or named. */
export class PlaceField {
  private place: Place = { way: 'UNKNOWN', longitude: null, latitude: null, accuracyMetres: null, name: '' };
  private watching: number | null = null;
  private waiting = 0;
  private pin: Pin | null = null;
  private fault = '';
  private readonly line = find('[data-place="line"]');
  private readonly name = find<HTMLInputElement>('[name="place"]');
  private readonly opener = find<HTMLButtonElement>('[data-do="map"]');
  private readonly box = find('[data-place="map"]');

  constructor(private readonly root: HTMLElement, private readonly setup: () => Setup | undefined, private readonly changed: (place: Place) => void) {
    find('[data-do="measure"]', root).addEventListener('click', () => this.measure());
    this.opener.addEventListener('click', () => void this.openMap());
    this.name.addEventListener('change', () => this.named());
  }

  /** @param fresh whether the phone may suggest a place */
  show(place: Place, fresh: boolean): void {
    this.stop();
    this.closeMap();
    this.place = place;
    this.name.value = place.name;
    this.fault = '';
    this.offerNames();
    this.draw();
    if (fresh) this.measure();
  }

  stop(): void {
    if (this.watching !== null) navigator.geolocation.clearWatch(this.watching);
    this.watching = null;
    clearTimeout(this.waiting);
  }

  hide(): void {
    this.stop();
    this.closeMap();
  }

  private measure(): void {
    this.stop();
    if (!('geolocation' in navigator)) return this.failed();
    this.fault = '';
    this.watching = navigator.geolocation.watchPosition((position) => this.measured(position.coords), () => this.failed(), {
      enableHighAccuracy: true,
      maximumAge: 15_000,
      timeout: LONGEST_WAIT,
    });
    this.waiting = setTimeout(() => this.stop(), LONGEST_WAIT);
    this.draw();
  }

  /** Positions get better by the second; the first good one ends the search. */
  private measured(at: GeolocationCoordinates): void {
    const better = this.place.way !== 'MEASURED' || at.accuracy <= (this.place.accuracyMetres ?? Infinity);
    if (at.accuracy <= GOOD_METRES) this.stop();
    if (better) this.take({ way: 'MEASURED', longitude: at.longitude, latitude: at.latitude, accuracyMetres: at.accuracy });
  }

  private failed(): void {
    this.stop();
    this.fault = text('place.noPosition');
    this.draw();
  }

  private named(): void {
    const name = this.name.value.trim();
    const known = this.setup()?.places.find((it) => it.name.localeCompare(name, undefined, { sensitivity: 'base' }) === 0);
    this.stop();
    if (known) this.take({ way: 'NAMED', longitude: known.longitude, latitude: known.latitude, accuracyMetres: null, name });
    else if (this.place.way === 'NAMED' || this.place.longitude === null) {
      this.take({ way: name ? 'NAMED' : 'UNKNOWN', longitude: null, latitude: null, accuracyMetres: null, name });
    } else this.take({ name });
  }

  private take(part: Partial<Place>): void {
    this.place = { ...this.place, ...part };
    const { longitude, latitude } = this.place;
    if (longitude !== null && latitude !== null && part.way !== 'PLACED') this.pin?.set(longitude, latitude);
    this.draw();
    this.changed(this.place);
  }

  private draw(): void {
    const { longitude, latitude, accuracyMetres, way } = this.place;
    const parts: string[] = [];
    if (longitude !== null && latitude !== null) {
      parts.push(`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
      if (way === 'MEASURED' && accuracyMetres !== null) parts.push(text('place.accuracy', Math.ceil(accuracyMetres)));
      if (way === 'PLACED') parts.push(text('place.placed'));
      const near = nearest(this.setup(), longitude, latitude);
      if (near && way !== 'NAMED' && near.metres < 3000) parts.push(text('place.near', near.name, Math.round(near.metres / 10) * 10));
    } else if (this.watching !== null) parts.push(text('place.measuring'));
    else if (!this.fault) parts.push(text(way === 'NAMED' ? 'place.nameOnly' : 'place.none'));
    if (this.fault && longitude === null) parts.push(this.fault);
    this.line.textContent = parts.join(' · ');
    this.line.dataset['known'] = String(longitude !== null);
    this.root.dataset['measuring'] = String(this.watching !== null);
  }

  private offerNames(): void {
    const list = find<HTMLDataListElement>('#field-places');
    const names = [...new Set(this.setup()?.places.map((it) => it.name) ?? [])];
    if (list.childElementCount === names.length) return;
    list.replaceChildren(...names.map((name) => new Option(name, name)));
  }

  private async openMap(): Promise<void> {
    if (this.pin) return this.closeMap();
    const [west = 0, south = 0, east = 0, north = 0] = this.setup()?.box ?? [];
    const { Pin: Loaded } = await import('./pin').catch(() => ({ Pin: null }));
    if (!Loaded) {
      this.fault = text('place.noMap');
      return this.draw();
    }
    this.showBox(true);
    const { longitude, latitude } = this.place;
    this.pin = new Loaded(this.box, longitude ?? (west + east) / 2, latitude ?? (south + north) / 2, this.box.dataset['style'] ?? null, (lon, lat) => {
      this.stop();
      this.take({ way: 'PLACED', longitude: lon, latitude: lat, accuracyMetres: null });
    });
  }

  private closeMap(): void {
    this.pin?.remove();
    this.pin = null;
    this.showBox(false);
  }

  private showBox(seen: boolean): void {
    this.box.hidden = !seen;
    this.opener.setAttribute('aria-expanded', String(seen));
    const source = this.root.querySelector<HTMLElement>('[data-place="source"]');
    if (source) source.hidden = !seen;
  }
}
