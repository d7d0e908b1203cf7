import type { ExtentMap } from './extent-map';

type Corner = [number, number];

/** Shows a place on a map, and lets one be drawn where the page has a form for it. */
export function startPlace(): void {
  const container = document.querySelector<HTMLElement>('.place-map');
  if (!container) return;
  void start(container);
}

async function start(container: HTMLElement): Promise<void> {
  const bounds = (container.dataset['bounds'] ?? '').split(',').map(Number);
  if (bounds.length !== 4 || bounds.some(Number.isNaN)) return;
  container.hidden = false;
  try {
    const { ExtentMap, circle } = await import('./extent-map');
    const form = container.closest('form');
    const drawing = form ? new Drawing(form, circle) : null;
    const map: ExtentMap = new ExtentMap(container, bounds as [number, number, number, number], drawing ? (lon, lat) => drawing.press(lon, lat) : null);
    const given = pairs(container.dataset['corners'] ?? '').map(([lon, lat]): Corner => [lon, lat]);
    if (drawing) drawing.onto(map);
    else void map.draw(given);
    const shown = drawing ? drawing.corners() : given;
    if (shown.length > 0) void map.goTo(shown);
  } catch {
    container.hidden = true;
  }
}

/** Numbers in pairs, one pair on each line or between semicolons. */
function pairs(text: string): Corner[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [])
    .filter((numbers): numbers is Corner => numbers.length === 2);
}

/** The fields of the form as the map draws them. Degrees only: metres are for the server to read. */
class Drawing {
  private map: ExtentMap | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly circle: (lon: number, lat: number, metres: number) => number[][],
  ) {
    form.addEventListener('input', () => this.redraw());
    form.querySelector('[data-draws=clear]')?.addEventListener('click', () => {
      this.set('corners', '');
      this.set('position', '');
      this.redraw();
    });
    form.querySelectorAll<HTMLElement>('.place-draw').forEach((tool) => (tool.hidden = false));
  }

  onto(map: ExtentMap): void {
    this.map = map;
    this.redraw();
  }

  press(lon: number, lat: number): void {
    const at = `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
    if (this.form.querySelector<HTMLInputElement>('[name=draw][value=corners]')?.checked) {
      const before = this.get('corners').trimEnd();
      this.set('corners', before === '' ? at : `${before}\n${at}`);
    } else {
      this.set('corners', '');
      this.set('position', at);
    }
    this.redraw();
  }

  corners(): number[][] {
    const written = pairs(this.get('corners')).filter(isDegrees).map(([lat, lon]) => [lon, lat]);
    if (written.length > 0) return written;
    const [at] = pairs(this.get('position')).filter(isDegrees);
    const metres = Number(this.get('radius'));
    return at && metres > 0 ? this.circle(at[1], at[0], metres) : [];
  }

  private redraw(): void {
    void this.map?.draw(this.corners());
  }

  private get(name: string): string {
    return this.field(name)?.value ?? '';
  }

  private set(name: string, value: string): void {
    const field = this.field(name);
    if (field) field.value = value;
  }

  private field(name: string): HTMLInputElement | HTMLTextAreaElement | null {
    return this.form.querySelector(`[name=${name}]`);
  }
}

function isDegrees([first, second]: Corner): boolean {
  return Math.abs(first) <= 90 && Math.abs(second) <= 180;
}
