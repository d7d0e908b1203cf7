import type { Pin } from '../field/pin';

/** Lets a form's place be set on a map. Without this script, or when the map cannot be loaded, the place is told by name and in words. */
export function startPoint(): void {
  const root = document.querySelector<HTMLElement>('.tip-point');
  if (root) new Point(root);
}

class Point {
  private pin: Pin | null = null;
  private readonly longitude: HTMLInputElement;
  private readonly latitude: HTMLInputElement;
  private readonly opener: HTMLElement;
  private readonly clearer: HTMLElement;
  private readonly status: HTMLElement;
  private readonly map: HTMLElement;

  constructor(private readonly root: HTMLElement) {
    this.longitude = part(root, '[name=longitude]') as HTMLInputElement;
    this.latitude = part(root, '[name=latitude]') as HTMLInputElement;
    this.opener = part(root, '[data-does=open]');
    this.clearer = part(root, '[data-does=clear]');
    this.status = part(root, '[role=status]');
    this.map = part(root, '.tip-map');
    root.hidden = false;
    this.opener.addEventListener('click', () => void this.open());
    this.clearer.addEventListener('click', () => {
      this.set('', '');
      this.opener.focus();
    });
    this.tell();
    if (this.isSet()) void this.open();
  }

  private async open(): Promise<void> {
    if (this.pin) {
      this.pin.remove();
      this.pin = null;
      return this.show(false);
    }
    try {
      const { Pin: Loaded } = await import('../field/pin');
      this.show(true);
      const start = (name: 'longitude' | 'latitude', told: HTMLInputElement): number => Number(told.value || this.map.dataset[name]);
      this.pin = new Loaded(this.map, start('longitude', this.longitude), start('latitude', this.latitude), null, (lon, lat) => this.set(lon.toFixed(6), lat.toFixed(6)));
    } catch {
      this.show(false);
      this.status.textContent = this.root.dataset['failed'] ?? '';
    }
  }

  private set(longitude: string, latitude: string): void {
    this.longitude.value = longitude;
    this.latitude.value = latitude;
    this.tell();
  }

  private isSet(): boolean {
    return this.longitude.value !== '';
  }

  private tell(): void {
    this.status.textContent = (this.isSet() ? this.root.dataset['set'] : this.root.dataset['none']) ?? '';
    this.clearer.hidden = !this.isSet();
  }

  private show(seen: boolean): void {
    this.map.hidden = !seen;
    this.opener.setAttribute('aria-expanded', String(seen));
  }
}

function part(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(selector);
  return found;
}
