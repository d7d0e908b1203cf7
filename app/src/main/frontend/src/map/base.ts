import type { ExpressionSpecification, FilterSpecification, LayerSpecification, RasterSourceSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { Colours } from './colours';
import { REGULAR } from './font';

/** The map under the picture, fetched by our own server. */
export type BaseSource = RasterSourceSpecification | VectorSourceSpecification;

/** Asks the server for the source; null when it does not answer now. */
export async function readBase(href: string): Promise<BaseSource | null> {
  try {
    const answer = await fetch(href, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return null;
    const { sources } = (await answer.json()) as { sources: { base: BaseSource } };
    const { base } = sources;
    // The worker needs whole addresses, and the braces in them as they are.
    return { ...base, tiles: (base.tiles ?? []).map((tile) => location.origin + tile) };
  } catch {
    return null;
  }
}

/**
 * The base map in the theme's quiet colours, for vector tiles in the OpenMapTiles or the Protomaps schema: a layer that
 * the tiles do not have draws nothing. The municipality's own land lies below, so a missing tile leaves no hole.
 */
export function baseLayers(colours: Colours, type: BaseSource['type'] | null, ownNames: string[]): LayerSpecification[] {
  if (type === null) return [];
  if (type === 'raster') return [raster(colours)];
  return [
    ...['landcover', 'park', 'landuse'].map((layer) => green(colours, layer)),
    { id: 'base-water', type: 'fill', source: 'base', 'source-layer': 'water', filter: SURFACE, paint: { 'fill-color': colours.water } },
    { id: 'base-waterway', type: 'line', source: 'base', 'source-layer': 'waterway', paint: { 'line-color': colours.water, 'line-width': widths(0.5, 3) } },
    ...['building', 'buildings'].map((layer) => building(colours, layer)),
    ...['transportation', 'roads'].flatMap((layer) => roads(colours, layer)),
    ...['transportation_name', 'roads'].map((layer) => roadNames(colours, layer)),
    ...PLACES.map((layer) => placeNames(colours, layer, ownNames)),
  ];
}

const PLACES = ['place', 'places'];
export const PLACE_LAYERS = PLACES.map((layer) => `base-name-${layer}`);

/** Names that stand on the map already are not written twice. */
export function placesExcept(ownNames: string[]): FilterSpecification {
  return ['!', ['in', ['get', 'name'], ['literal', ownNames]]] as never;
}

const SURFACE: FilterSpecification = ['==', ['geometry-type'], 'Polygon'] as never;
const KIND: ExpressionSpecification = ['coalesce', ['get', 'class'], ['get', 'kind'], ''];
const among = (...kinds: string[]): FilterSpecification => ['in', KIND, ['literal', kinds]] as never;
const widths = (far: number, close: number): ExpressionSpecification => ['interpolate', ['exponential', 1.6], ['zoom'], 8, far, 18, close];

/** Less colour and contrast than drawn, so that the picture stands out; darker on a dark page. */
function raster(colours: Colours): LayerSpecification {
  const [red = 255, green = 255, blue = 255] = (colours.sheet.match(/[\d.]+/g) ?? []).map(Number);
  const dark = red + green + blue < 384;
  return {
    id: 'base', type: 'raster', source: 'base',
    paint: { 'raster-saturation': -0.7, 'raster-contrast': -0.2, 'raster-brightness-max': dark ? 0.35 : 1, 'raster-fade-duration': 0 },
  };
}

function green(colours: Colours, layer: string): LayerSpecification {
  return {
    id: `base-${layer}`, type: 'fill', source: 'base', 'source-layer': layer,
    filter: layer === 'park' ? SURFACE : among('wood', 'forest', 'grass', 'park', 'cemetery', 'recreation_ground', 'nature_reserve'),
    paint: { 'fill-color': colours.ground, 'fill-opacity': 0.6 },
  };
}

function building(colours: Colours, layer: string): LayerSpecification {
  return {
    id: `base-${layer}`, type: 'fill', source: 'base', 'source-layer': layer, minzoom: 13,
    paint: { 'fill-color': colours.line, 'fill-opacity': 0.35 },
  };
}

function roads(colours: Colours, layer: string): LayerSpecification[] {
  const line = (name: string, minzoom: number, filter: FilterSpecification, width: ExpressionSpecification, opacity: number): LayerSpecification => ({
    id: `base-${layer}-${name}`, type: 'line', source: 'base', 'source-layer': layer, minzoom, filter,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colours.line, 'line-width': width, 'line-opacity': opacity },
  });
  return [
    line('path', 14, among('path', 'track'), widths(0.3, 2), 0.5),
    line('minor', 12, among('minor', 'service', 'minor_road', 'other'), widths(0.4, 9), 0.6),
    line('rail', 9, among('rail', 'transit'), widths(0.6, 2), 0.9),
    line('major', 6, among('motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'highway', 'major_road', 'medium_road'), widths(0.7, 16), 0.9),
  ];
}

function roadNames(colours: Colours, layer: string): LayerSpecification {
  return {
    id: `base-name-${layer}`, type: 'symbol', source: 'base', 'source-layer': layer, minzoom: 14,
    layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': [REGULAR], 'text-size': 12, 'text-padding': 8 },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.4 },
  };
}

function placeNames(colours: Colours, layer: string, ownNames: string[]): LayerSpecification {
  return {
    id: `base-name-${layer}`, type: 'symbol', source: 'base', 'source-layer': layer, filter: placesExcept(ownNames),
    layout: { 'text-field': ['get', 'name'], 'text-font': [REGULAR], 'text-size': 13, 'text-max-width': 7, 'text-padding': 8 },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.4 },
  };
}
