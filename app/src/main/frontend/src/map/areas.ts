import type { LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, Point, Position } from 'geojson';
import type { Colours } from './colours';
import { STRONG } from './font';

const HIGHER = ['==', ['get', 'verdict'], 'higher'];

/** Areas with their count as a number on them; colour says nothing, outline and hatch repeat the verdict. */
export function areaLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'areas', type: 'fill', source: 'areas',
      paint: { 'fill-color': colours.ramp[1]!, 'fill-opacity': 0.75 },
    },
    {
      id: 'areas-hatch', type: 'fill', source: 'areas',
      filter: ['in', ['get', 'verdict'], ['literal', ['too-few', 'no-coverage']]],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.6 },
    },
  ];
}

export function areaMarkLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'areas-higher', type: 'line', source: 'areas', filter: HIGHER as never,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.amber, 'line-width': 2.6 },
    },
    {
      id: 'areas-lit', type: 'line', source: 'areas',
      paint: {
        'line-color': colours.ink,
        'line-width': ['case', ['boolean', ['feature-state', 'picked'], false], 2.5, ['boolean', ['feature-state', 'lit'], false], 1.5, 0],
      },
    },
    {
      id: 'areas-count', type: 'symbol', source: 'area-points',
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': [STRONG],
        'text-size': 17,
        'text-offset': [0, -0.6],
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.sheet, 'text-halo-width': 1.5 },
    },
  ];
}

/** One point inside each area, where its name or number stands: the middle of its largest ring. */
export function labelPoints(areas: FeatureCollection): FeatureCollection<Point> {
  return { type: 'FeatureCollection', features: areas.features.flatMap(labelPoint) };
}

function labelPoint(area: Feature): Feature<Point>[] {
  const { geometry, properties } = area;
  if (geometry.type === 'Point') return [{ type: 'Feature', properties, geometry }];
  const rings =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]]
    : geometry.type === 'MultiPolygon' ? geometry.coordinates.map((it) => it[0])
    : [];
  const middles = rings.filter((ring) => ring !== undefined).map(middle).sort((a, b) => b.size - a.size);
  return middles.slice(0, 1).map(({ at }) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } }));
}

function middle(ring: Position[]): { at: Position; size: number } {
  let [x, y, twice] = [0, 0, 0];
  const [x0, y0] = ring[0] as [number, number];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i]![0]! - x0, ring[i]![1]! - y0];
    const [bx, by] = [ring[i + 1]![0]! - x0, ring[i + 1]![1]! - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const at = twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
  return { at, size: Math.abs(twice) };
}
