import type { LayerSpecification } from 'maplibre-gl';
import type { FeatureCollection, Point, Position } from 'geojson';
import type { Colours } from './colours';
import { REGULAR, STRONG } from './font';

const HIGHER = ['==', ['get', 'verdict'], 'higher'];

/** Areas with their count as a number on them; colour says nothing, outline and hatch repeat the verdict. */
export function areaLayers(colours: Colours, overBase: boolean): LayerSpecification[] {
  return [
    {
      id: 'areas', type: 'fill', source: 'areas',
      paint: { 'fill-color': colours.ramp[1]!, 'fill-opacity': overBase ? 0.4 : 0.75 },
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
        'text-field': [
          'format',
          ['to-string', ['get', 'count']], { 'text-font': ['literal', [STRONG]] },
          '\n', {},
          ['get', 'name'], { 'text-font': ['literal', [REGULAR]], 'font-scale': 0.72, 'text-color': colours.label },
        ],
        'text-font': [STRONG],
        'text-size': 17,
        'text-max-width': 6,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.sheet, 'text-halo-width': 1.5 },
    },
  ];
}

/** Where the name or number of each area stands: the point inside it that the server gives. */
export function labelPoints(areas: FeatureCollection): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: areas.features.map(({ geometry, properties }) => ({
      type: 'Feature',
      properties,
      geometry: geometry.type === 'Point' ? geometry : { type: 'Point', coordinates: properties?.['label'] as Position },
    })),
  };
}
