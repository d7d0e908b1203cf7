/** What the page asks the map to show, as the server wrote it into the page. */
export interface MapState {
  view: string;
  bounds: [number, number, number, number];
  cells: string;
  areas: string;
  density: string;
  outline: string;
  dots: string | undefined;
  style: string | undefined;
  dotsZoom: number;
  detail: string;
}

export function readState(root: ParentNode): MapState | null {
  const data = root.querySelector<HTMLElement>('.map-state')?.dataset;
  if (!data) return null;
  const bounds = (data['bounds'] ?? '').split(',').map(Number);
  if (bounds.length !== 4 || bounds.some(Number.isNaN)) return null;
  return {
    view: data['view'] ?? 'cells',
    bounds: bounds as [number, number, number, number],
    cells: data['cells'] ?? '',
    areas: data['areas'] ?? '',
    density: data['density'] ?? '',
    outline: data['outline'] ?? '',
    dots: data['dots'],
    style: data['style'],
    dotsZoom: Number(data['dotsZoom'] ?? 15),
    detail: data['detail'] ?? '',
  };
}

/** Fills the holes of a message: `{0}`, `{1}` … */
export function fill(text: string | undefined, ...values: (string | number)[]): string {
  return (text ?? '').replace(/\{(\d)\}/g, (_, hole: string) => String(values[Number(hole)] ?? ''));
}
