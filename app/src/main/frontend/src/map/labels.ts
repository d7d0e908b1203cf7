import type { LayerSpecification } from 'maplibre-gl';
import type { FeatureCollection, Point } from 'geojson';
import type { Colours } from './colours';
import { STRONG } from './font';

/** The list's first places, with the number they have there, so that list and map can be read together. */
export function labelLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'ranked', type: 'symbol', source: 'ranked',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [STRONG],
        'text-size': 15,
        'text-variable-anchor': ['bottom-left', 'top-right', 'top-left', 'bottom-right', 'left', 'right'],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
        'text-padding': 4,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.sheet, 'text-halo-width': 2 },
    },
  ];
}

/** Read from the list itself: what is higher than expected, or among the first three. */
export function rankedPlaces(root: ParentNode): FeatureCollection<Point> {
  const rows = [...root.querySelectorAll<HTMLElement>('.picture-side [data-list="places"] tr[data-cell]')];
  return {
    type: 'FeatureCollection',
    features: rows
      .filter((row) => row.dataset['verdict'] === 'higher' || Number(row.dataset['rank']) <= 3)
      .slice(0, 8)
      .map((row) => ({
        type: 'Feature',
        properties: { label: `${row.dataset['rank']} ${row.dataset['name']}`, rank: Number(row.dataset['rank']) },
        geometry: { type: 'Point', coordinates: [Number(row.dataset['lon']), Number(row.dataset['lat'])] },
      })),
  };
}
