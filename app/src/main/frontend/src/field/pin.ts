import { Map as MapLibreMap, Marker, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import { labelPoints } from '../map/areas';
import { baseLayers, readBase } from '../map/base';
import { EMPTY } from '../map/cells';
import { readColours } from '../map/colours';
import { loadMapFonts } from '../map/font';
import { borderLayers, landLayers, nameLayers } from '../map/outline';

setWorkerUrl(workerUrl);

const STEP = 0.0001;
const KEYS: Record<string, [number, number]> = { ArrowLeft: [-2, 0], ArrowRight: [2, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** A map with one pin, moved by finger, mouse or arrow keys. */
export class Pin {
  private readonly map: MapLibreMap;
  private readonly marker: Marker;

  constructor(container: HTMLElement, longitude: number, latitude: number, style: string | null, moved: (longitude: number, latitude: number) => void) {
    const colours = readColours();
    this.map = new MapLibreMap({
      container,
      style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colours.ground } }] },
      center: [longitude, latitude],
      zoom: 15,
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: { 'Map.Title': container.dataset['label'] ?? '', 'Marker.Title': container.dataset['pin'] ?? '' },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.marker = new Marker({ color: colours.amber, draggable: true }).setLngLat([longitude, latitude]).addTo(this.map);
    const tell = (): void => moved(this.marker.getLngLat().lng, this.marker.getLngLat().lat);
    this.marker.on('dragend', tell);
    this.map.on('click', (event) => {
      this.marker.setLngLat(event.lngLat);
      tell();
    });
    this.byKeys(container.dataset['pin'] ?? '', tell);
    // Without network the pin stands on the plain ground.
    this.map.on('error', () => {});
    void this.draw(colours, style).catch(() => {});
  }

  set(longitude: number, latitude: number): void {
    this.marker.setLngLat([longitude, latitude]);
    this.map.easeTo({ center: [longitude, latitude] });
  }

  remove(): void {
    this.map.remove();
  }

  private byKeys(label: string, tell: () => void): void {
    const element = this.marker.getElement();
    element.tabIndex = 0;
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', label);
    element.addEventListener('keydown', (event) => {
      const step = KEYS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const { lng, lat } = this.marker.getLngLat();
      this.set(lng + step[0] * STEP, lat + step[1] * STEP);
      tell();
    });
  }

  private async draw(colours: ReturnType<typeof readColours>, style: string | null): Promise<void> {
    await Promise.all([this.map.once('load'), loadMapFonts()]);
    const base = style ? await readBase(style) : null;
    for (const id of ['outline', 'names']) this.map.addSource(id, { type: 'geojson', data: EMPTY });
    if (base) this.map.addSource('base', base);
    for (const layer of [...landLayers(colours), ...baseLayers(colours, base?.type ?? null, []), ...borderLayers(colours), ...nameLayers(colours)]) {
      this.map.addLayer(layer);
    }
    const answer = await fetch(this.map.getContainer().dataset['outline'] ?? '/picture/outline.geojson', { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const areas = (await answer.json()) as FeatureCollection;
    void (this.map.getSource('outline') as GeoJSONSource).setData(areas);
    void (this.map.getSource('names') as GeoJSONSource).setData(labelPoints(areas));
  }
}
