import type { LayerSpecification } from 'maplibre-gl';
import type { Colours } from './colours';
import { REGULAR } from './font';

const WATER = ['==', ['get', 'kind'], 'water'];
const LOCALITY = ['==', ['get', 'kind'], 'locality'];

/** The municipality's own outlines: what the map stands on when no base map is set. */
export function landLayers(colours: Colours): LayerSpecification[] {
  return [
    { id: 'land', type: 'fill', source: 'outline', filter: ['!', WATER] as never, paint: { 'fill-color': colours.land } },
    { id: 'water', type: 'fill', source: 'outline', filter: WATER as never, paint: { 'fill-color': colours.water } },
  ];
}

export function borderLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'borders', type: 'line', source: 'outline', filter: ['!', WATER] as never,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.5, 14, 1.4] },
    },
  ];
}

/** Names come last; those of localities win over those of areas. */
export function nameLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'names', type: 'symbol', source: 'names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [REGULAR],
        'text-size': ['case', LOCALITY as never, 15, 13],
        'text-max-width': 7,
        'text-padding': 6,
        'symbol-sort-key': ['case', LOCALITY as never, 0, 1],
      },
      paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.4 },
    },
  ];
}
