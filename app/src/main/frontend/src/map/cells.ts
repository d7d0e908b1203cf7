import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson';
import type { Colours } from './colours';
import { STRONG } from './font';

/** id, first corner in microdegrees, the other three as differences from it, count, low, high, flag, last year, step. */
export type Cell = [
  string, number, number, number, number, number, number, number, number, number, number, number, Flag, number?, number?,
];
/** 0 nothing to say, 1 more than expected for the season, 2 too few to judge, 3 no coverage, 4 denser than chance gives. */
export type Flag = 0 | 1 | 2 | 3 | 4;

export interface Cells {
  cellMetres: number;
  breaks: number[];
  cells: Cell[];
}

export interface CellProperties {
  id: string;
  count: number;
  low: number;
  high: number;
  flag: Flag;
  before: number;
  step: number;
}

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

export function cellPolygons(cells: Cell[]): FeatureCollection<Polygon, CellProperties> {
  return { type: 'FeatureCollection', features: cells.map(polygon) };
}

function corners(cell: Cell): Position[] {
  const [, x, y, ax, ay, bx, by, cx, cy] = cell;
  return [[x, y], [x + ax, y + ay], [x + bx, y + by], [x + cx, y + cy]];
}

function polygon(cell: Cell): Feature<Polygon, CellProperties> {
  const ring = corners(cell).map(degrees);
  const [id, , , , , , , , , count, low, high, flag, before = 0, step = 0] = cell;
  return {
    type: 'Feature',
    properties: { id, count, low, high, flag, before, step },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  };
}

/** One outline around each group of cells with a flag: a side between two of them is not drawn. */
export function outlines(cells: Cell[], flags: Flag[]): FeatureCollection<LineString> {
  const sides = new Map<string, [Position, Position] | null>();
  for (const cell of cells.filter((it) => flags.includes(it[12]))) {
    const ring = corners(cell);
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % 4]!;
      const key = [from, to].map((it) => `${snap(it[0]!)},${snap(it[1]!)}`).sort().join(' ');
      sides.set(key, sides.has(key) ? null : [from, to]);
    });
  }
  const features = joined([...sides.values()].filter((side) => side !== null)).map(
    (line): Feature<LineString> => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line.map(degrees) },
    }),
  );
  return { type: 'FeatureCollection', features };
}

/** Neighbours round their shared corner apart by a metre or so. */
const snap = (microdegrees: number): number => Math.round(microdegrees / 40);

/** Chains sides into rings, so that corners are mitred rather than cut. */
function joined(sides: [Position, Position][]): Position[][] {
  const key = (at: Position): string => `${snap(at[0]!)},${snap(at[1]!)}`;
  const left = new Set(sides);
  const rings: Position[][] = [];
  for (const first of sides) {
    if (!left.delete(first)) continue;
    const ring = [first[0], first[1]];
    for (;;) {
      const end = key(ring[ring.length - 1]!);
      const next = [...left].find(([from, to]) => key(from) === end || key(to) === end);
      if (!next) break;
      left.delete(next);
      ring.push(key(next[0]) === end ? next[1] : next[0]);
    }
    rings.push(ring);
  }
  return rings;
}

const degrees = (at: Position): Position => [at[0]! / 1e6, at[1]! / 1e6];

const SHOWN: FilterSpecification = ['!=', ['get', 'flag'], 3];

/** The colour of a count; the server says where each step of the ramp begins. */
export function countColour(colours: Colours, breaks: number[]): unknown {
  return ['step', ['get', 'count'], colours.ramp[0], ...breaks.flatMap((lowest, step) => [lowest, colours.ramp[step + 1]])];
}

export function cellLayers(colours: Colours, view: string, breaks: number[]): LayerSpecification[] {
  const change = ['-', ['get', 'count'], ['get', 'before']];
  const sign = ['case', ['>', change, 0], '+', ['<', change, 0], '−', ''];
  const number = ['to-string', view === 'lastyear' ? ['concat', sign, ['to-string', ['abs', change]]] : ['get', 'count']];
  const byChange = ['match', ['get', 'step'], -2, colours.change[0], -1, colours.change[1], 1, colours.change[3], 2, colours.change[4], colours.change[2]];
  return [
    {
      id: 'cells', type: 'fill', source: 'cells', filter: SHOWN,
      paint: {
        'fill-color': (view === 'lastyear' ? byChange : countColour(colours, breaks)) as never,
        'fill-outline-color': colours.land,
        'fill-opacity': 0.92,
      },
    },
    {
      id: 'cells-hatch', type: 'fill', source: 'cells', filter: ['in', ['get', 'flag'], ['literal', [2, 3]]],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['match', ['get', 'flag'], 3, 0.45, 0.9] },
    },
    {
      // Close up the number itself is written, so that nothing must be read from colour.
      id: 'cells-number', type: 'symbol', source: 'cells', filter: SHOWN, minzoom: view === 'lastyear' ? 12 : 13.5,
      layout: { 'text-field': number as never, 'text-font': [STRONG], 'text-size': 12, 'text-padding': 0 },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.sheet, 'text-halo-width': 1.3 },
    },
    {
      id: 'cells-lit', type: 'line', source: 'cells',
      paint: {
        'line-color': colours.ink,
        'line-width': ['case', ['boolean', ['feature-state', 'picked'], false], 2.5, ['boolean', ['feature-state', 'lit'], false], 1.5, 0],
      },
    },
  ];
}

/** Amber is for what needs attention now; what is dense every month has a quieter line. */
export function outlineLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'dense-casing', type: 'line', source: 'dense', layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.sheet, 'line-width': 3.4, 'line-opacity': 0.75 },
    },
    {
      id: 'dense', type: 'line', source: 'dense', layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 1.6, 'line-dasharray': [2.4, 1.6] },
    },
    {
      id: 'higher-casing', type: 'line', source: 'higher', layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.sheet, 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      id: 'higher', type: 'line', source: 'higher', layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.amber, 'line-width': 2.6 },
    },
  ];
}
