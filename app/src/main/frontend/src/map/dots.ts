import type { LayerSpecification } from 'maplibre-gl';
import type { FeatureCollection, Point } from 'geojson';
import type { Colours } from './colours';

/** Longitude and latitude in microdegrees, id, radius of the location in metres. */
export type Dots = { dots: [number, number, string, number][] };

/** Single incidents, drawn only at close zoom and only when the server gives them. */
export function dotLayers(colours: Colours, fromZoom: number): LayerSpecification[] {
  return [
    {
      id: 'dots', type: 'circle', source: 'dots', minzoom: fromZoom,
      paint: {
        'circle-radius': 5,
        'circle-color': colours.blue,
        'circle-stroke-color': colours.sheet,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}

export function dotPoints({ dots }: Dots): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: dots.map(([x, y, id, radiusMetres]) => ({
      type: 'Feature',
      properties: { id, radiusMetres },
      geometry: { type: 'Point', coordinates: [x / 1e6, y / 1e6] },
    })),
  };
}
