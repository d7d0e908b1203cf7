import { LngLatBounds, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { labelPoints } from '../map/areas';
import { baseLayers, readBase } from '../map/base';
import { EMPTY } from '../map/cells';
import { readColours, type Colours } from '../map/colours';
import { loadMapFonts } from '../map/font';
import { borderLayers, landLayers, nameLayers } from '../map/outline';

setWorkerUrl(workerUrl);

const CIRCLE_CORNERS = 64;
const METRES_PER_DEGREE = 111_320;

/** A map with one extent on it; pressing it tells where. */
export class ExtentMap {
  private readonly map: MapLibreMap;
  private readonly ready: Promise<void>;

  constructor(
    container: HTMLElement,
    bounds: [number, number, number, number],
    pressed: ((lon: number, lat: number) => void) | null,
  ) {
    const colours = readColours();
    const hint = container.dataset['gesture'] ?? '';
    this.map = new MapLibreMap({
      container,
      style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colours.ground } }] },
      bounds: new LngLatBounds(bounds),
      fitBoundsOptions: { padding: 8 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 18,
      fadeDuration: 0,
      cooperativeGestures: matchMedia('(pointer: coarse)').matches,
      locale: {
        'Map.Title': container.dataset['label'] ?? '',
        'CooperativeGesturesHandler.MobileHelpText': hint,
        'CooperativeGesturesHandler.WindowsHelpText': hint,
        'CooperativeGesturesHandler.MacHelpText': hint,
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    if (pressed) {
      container.classList.add('place-drawing');
      this.map.on('click', (event) => pressed(event.lngLat.lng, event.lngLat.lat));
    }
    this.ready = this.prepare(container, colours);
  }

  /** Draws a ring of corners; one corner alone is a dot. */
  async draw(corners: Position[]): Promise<void> {
    await this.ready;
    void (this.map.getSource('extent') as GeoJSONSource | undefined)?.setData(features(corners));
  }

  async goTo(corners: Position[]): Promise<void> {
    await this.ready;
    const box = new LngLatBounds();
    for (const [lon = 0, lat = 0] of corners) box.extend([lon, lat]);
    if (!box.isEmpty()) this.map.fitBounds(box, { padding: 60, maxZoom: 16, animate: false });
  }

  zoomBy(levels: number): void {
    this.map.zoomTo(this.map.getZoom() + levels);
  }

  private async prepare(container: HTMLElement, colours: Colours): Promise<void> {
    await Promise.all([this.map.once('load'), loadMapFonts()]);
    const answer = await fetch(container.dataset['outline'] ?? '', { headers: { Accept: 'application/json' } });
    const outline = answer.ok ? ((await answer.json()) as FeatureCollection) : EMPTY;
    const style = container.dataset['style'];
    const base = style ? await readBase(style) : null;
    this.map.addSource('outline', { type: 'geojson', data: outline });
    this.map.addSource('names', { type: 'geojson', data: labelPoints(outline) });
    this.map.addSource('extent', { type: 'geojson', data: EMPTY });
    if (base) this.map.addSource('base', base);
    const names = outline.features.map((it) => String(it.properties?.['name']));
    const layers: LayerSpecification[] = [
      ...landLayers(colours),
      ...baseLayers(colours, base?.type ?? null, names),
      ...borderLayers(colours),
      ...nameLayers(colours),
      { id: 'extent', type: 'fill', source: 'extent', filter: ['==', ['geometry-type'], 'Polygon'] as never, paint: { 'fill-color': colours.blue, 'fill-opacity': 0.18 } },
      { id: 'extent-edge', type: 'line', source: 'extent', filter: ['!=', ['geometry-type'], 'Point'] as never, paint: { 'line-color': colours.blue, 'line-width': 2 } },
      { id: 'extent-corners', type: 'circle', source: 'extent', filter: ['==', ['geometry-type'], 'Point'] as never, paint: { 'circle-radius': 4, 'circle-color': colours.sheet, 'circle-stroke-color': colours.blue, 'circle-stroke-width': 2 } },
    ];
    for (const layer of layers) this.map.addLayer(layer);
  }
}

/** The corners of a circle on the ground, near enough for a map. */
export function circle(lon: number, lat: number, metres: number): Position[] {
  const up = metres / METRES_PER_DEGREE;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: CIRCLE_CORNERS }, (_, i) => {
    const turn = (2 * Math.PI * i) / CIRCLE_CORNERS;
    return [lon + across * Math.cos(turn), lat + up * Math.sin(turn)];
  });
}

function features(corners: Position[]): FeatureCollection {
  const shape: Feature[] = [];
  if (corners.length > 2) shape.push({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] } });
  else if (corners.length === 2) shape.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: corners } });
  const marks = corners.length < 20 ? corners : [];
  return {
    type: 'FeatureCollection',
    features: [...shape, ...marks.map((at): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: at } }))],
  };
}
