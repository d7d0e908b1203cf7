import { LngLatBounds, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FilterSpecification, GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { areaLayers, areaMarkLayers, labelPoints } from './areas';
import { baseLayers, placesExcept, PLACE_LAYERS, readBase, type BaseSource } from './base';
import { cellLayers, cellPolygons, countColour, EMPTY, outlineLayers, outlines, type Cells } from './cells';
import { readColours, type Colours } from './colours';
import { paintDensity, removeDensity, type Density } from './density';
import { dotLayers, dotPoints, type Dots } from './dots';
import { loadMapFonts } from './font';
import { labelLayers, rankedPlaces } from './labels';
import { borderLayers, landLayers, nameLayers } from './outline';
import type { MapState } from './state';

setWorkerUrl(workerUrl);

const EVERYTHING: FilterSpecification = ['literal', true] as never;

/** What the page is told by the map. */
export interface MapListener {
  moved(zoom: number, lon: number, lat: number): void;
  picked(id: string): void;
  pointed(feature: Record<string, unknown> | null, x: number, y: number): void;
  cellSize(metres: number, breaks: number[]): void;
  bandwidth(metres: number): void;
  failed(): void;
  /** The base map does not answer; the municipality's own outlines stand in for it. */
  baseFailed(): void;
}

/** The map of the picture. It outlives the replacement of the page around it, so position and focus are kept. */
export class PictureMap {
  private readonly map: MapLibreMap;
  private readonly ready: Promise<void>;
  private colours: Colours = readColours();
  private loading = new AbortController();
  private lit: string | null = null;
  private picked: string | null = null;
  private density: Density | null = null;
  private outlineHref = '';
  private base: BaseSource['type'] | null = null;
  private ownNames: string[] = [];
  private breaks = [1, 2, 3, 5, 8, 12];

  constructor(
    readonly container: HTMLElement,
    private state: MapState,
    private readonly listener: MapListener,
    position: { zoom: number; lon: number; lat: number } | null,
  ) {
    this.map = new MapLibreMap({
      container,
      style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': this.colours.ground } }] },
      ...(position
        ? { center: [position.lon, position.lat] as [number, number], zoom: position.zoom }
        : { bounds: new LngLatBounds(state.bounds), fitBoundsOptions: { padding: 8 } }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 18,
      fadeDuration: 0,
      // On a touch screen one finger moves the page and two move the map, so that nobody is caught in it.
      cooperativeGestures: matchMedia('(pointer: coarse)').matches,
      locale: {
        'Map.Title': container.dataset['label'] ?? '',
        'CooperativeGesturesHandler.MobileHelpText': container.dataset['gesture'] ?? '',
        'CooperativeGesturesHandler.WindowsHelpText': container.dataset['gesture'] ?? '',
        'CooperativeGesturesHandler.MacHelpText': container.dataset['gesture'] ?? '',
      },
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on('error', (event) => ((event as { sourceId?: string }).sourceId === 'base' ? listener.baseFailed() : listener.failed()));
    this.ready = this.prepare();
    this.ready.then(() => this.refresh()).catch(() => listener.failed());
  }

  /** Takes over what a new version of the page asks for. */
  show(state: MapState): void {
    const otherView = state.view !== this.state.view;
    this.state = state;
    void this.ready.then(() => {
      if (otherView) this.redraw();
      return this.refresh();
    });
  }

  light(id: string | null): void {
    this.mark('lit', this.lit, id);
    this.lit = id;
  }

  pick(id: string | null): void {
    this.mark('picked', this.picked, id);
    this.picked = id;
  }

  goTo(lon: number, lat: number): void {
    if (!this.map.getBounds().contains([lon, lat])) this.map.easeTo({ center: [lon, lat] });
  }

  zoomBy(levels: number): void {
    this.map.zoomTo(this.map.getZoom() + levels);
  }

  showAll(): void {
    this.map.fitBounds(new LngLatBounds(this.state.bounds), { padding: 8 });
  }

  /** Draws everything anew in the colours of the theme that now holds. */
  repaint(): void {
    this.colours = readColours();
    this.setHatch();
    for (const layer of this.layers()) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        if (this.map.getLayer(layer.id)) this.map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
    this.map.setPaintProperty('ground', 'background-color', this.colours.ground);
    if (this.density && this.state.view === 'density') paintDensity(this.map, this.density, this.colours);
  }

  /** Another view has other layers, not only other colours. */
  private redraw(): void {
    for (const layer of this.layers().reverse()) if (this.map.getLayer(layer.id)) this.map.removeLayer(layer.id);
    for (const layer of this.layers()) this.map.addLayer(layer);
    this.repaint();
  }

  /** Draws at once, for paper: printing does not wait for the next frame. */
  drawNow(): void {
    this.repaint();
    this.map.redraw();
  }

  canvas(): HTMLCanvasElement {
    return this.map.getCanvas();
  }

  remove(): void {
    this.loading.abort();
    this.map.remove();
  }

  private async prepare(): Promise<void> {
    await Promise.all([this.map.once('load'), loadMapFonts()]);
    this.setHatch();
    for (const id of ['outline', 'names', 'cells', 'dense', 'higher', 'areas', 'area-points', 'dots', 'ranked']) {
      this.map.addSource(id, { type: 'geojson', data: EMPTY, ...(id === 'cells' || id === 'areas' ? { promoteId: id === 'cells' ? 'id' : 'code' } : {}) });
    }
    for (const layer of this.layers()) this.map.addLayer(layer);
    this.listen();
    void this.addBaseMap();
  }

  private layers(): LayerSpecification[] {
    const { colours, state } = this;
    return [
      ...landLayers(colours),
      ...baseLayers(colours, this.base, this.ownNames),
      ...areaLayers(colours, this.base !== null),
      ...borderLayers(colours),
      ...cellLayers(colours, state.view, this.breaks),
      ...outlineLayers(colours),
      ...areaMarkLayers(colours),
      ...dotLayers(colours, state.dotsZoom),
      ...nameLayers(colours),
      ...labelLayers(colours),
    ];
  }

  /** The picture does not wait for it. */
  private async addBaseMap(): Promise<void> {
    if (!this.state.style) return;
    const source = await readBase(this.state.style);
    if (!source) return this.listener.baseFailed();
    this.map.addSource('base', source);
    this.base = source.type;
    this.redraw();
    return this.refresh();
  }

  /** Diagonal strokes for "cannot be judged": a shape, so that it is seen without colour. */
  private setHatch(): void {
    const size = 12;
    const data = new Uint8Array(size * size * 4);
    const [red = 0, green = 0, blue = 0] = (this.colours.edge.match(/[\d.]+/g) ?? []).map(Number);
    for (let i = 0; i < size * size; i++) {
      const [x, y] = [i % size, Math.floor(i / size)];
      if ((x + y) % 6 < 1) data.set([red, green, blue, 230], i * 4);
    }
    const image = { width: size, height: size, data };
    if (this.map.hasImage('hatch')) this.map.updateImage('hatch', image);
    else this.map.addImage('hatch', image, { pixelRatio: 2 });
  }

  private listen(): void {
    const { map, listener } = this;
    map.on('moveend', () => {
      const { lng, lat } = map.getCenter();
      listener.moved(map.getZoom(), lng, lat);
      void this.refresh();
    });
    for (const layer of ['cells', 'areas']) {
      map.on('mousemove', layer, (event) => {
        const properties = event.features?.[0]?.properties ?? null;
        this.light(properties ? String(properties['id'] ?? properties['code']) : null);
        map.getCanvasContainer().classList.add('map-over');
        listener.pointed(properties, event.point.x, event.point.y);
      });
      map.on('mouseleave', layer, () => {
        this.light(null);
        map.getCanvasContainer().classList.remove('map-over');
        listener.pointed(null, 0, 0);
      });
      map.on('click', layer, (event) => {
        const properties = event.features?.[0]?.properties;
        if (properties) listener.picked(String(properties['id'] ?? properties['code']));
      });
    }
  }

  /** Reads what the view shows for the visible part; a newer wish cancels an older one. */
  private async refresh(): Promise<void> {
    this.loading.abort();
    this.loading = new AbortController();
    const { signal } = this.loading;
    try {
      await Promise.all([this.refreshOutline(signal), this.refreshView(signal), this.refreshDots(signal)]);
      this.set('ranked', this.state.view === 'areas' ? EMPTY : rankedPlaces(document));
    } catch (fault) {
      if (!signal.aborted) this.listener.failed();
      if (!(fault instanceof DOMException) && !(fault instanceof TypeError)) throw fault;
    }
  }

  private async refreshOutline(signal: AbortSignal): Promise<void> {
    if (this.outlineHref === this.state.outline) return;
    const areas = await this.json<FeatureCollection>(this.state.outline, signal);
    if (!areas) return;
    this.outlineHref = this.state.outline;
    this.set('outline', areas);
    this.set('names', labelPoints(areas));
    this.ownNames = areas.features.map((it) => String(it.properties?.['name']));
    for (const id of PLACE_LAYERS) if (this.map.getLayer(id)) this.map.setFilter(id, placesExcept(this.ownNames));
  }

  private async refreshView(signal: AbortSignal): Promise<void> {
    const { view } = this.state;
    if (view !== 'density') removeDensity(this.map);
    if (view !== 'areas') this.setAreas(EMPTY);
    if (view === 'density') {
      this.setCells({ cellMetres: 0, breaks: [], cells: [] });
      this.density = await this.json<Density>(this.state.density, signal);
      if (this.density) {
        paintDensity(this.map, this.density, this.colours);
        this.listener.bandwidth(this.density.bandwidthMetres);
      }
    } else if (view === 'areas') {
      this.setCells({ cellMetres: 0, breaks: [], cells: [] });
      this.setAreas((await this.json<FeatureCollection>(this.state.areas, signal)) ?? EMPTY);
    } else {
      const cells = await this.json<Cells>(this.seen(this.state.cells), signal);
      if (cells) this.setCells(cells);
    }
    this.map.setFilter('names', view === 'areas' ? (['==', ['get', 'kind'], 'locality'] as never) : EVERYTHING);
  }

  private async refreshDots(signal: AbortSignal): Promise<void> {
    const close = this.state.dots !== undefined && this.map.getZoom() >= this.state.dotsZoom;
    const dots = close ? await this.json<Dots>(this.seen(this.state.dots ?? ''), signal) : null;
    this.set('dots', dots ? dotPoints(dots) : EMPTY);
  }

  private setCells(cells: Cells): void {
    this.set('cells', cellPolygons(cells.cells));
    const marked = this.state.view === 'cells' ? cells.cells : [];
    this.set('dense', outlines(marked, [4]));
    this.set('higher', outlines(marked, [1]));
    if (cells.cellMetres > 0) {
      this.breaks = cells.breaks;
      if (this.state.view === 'cells') this.map.setPaintProperty('cells', 'fill-color', countColour(this.colours, this.breaks) as never);
      this.listener.cellSize(cells.cellMetres, cells.breaks);
    }
    this.mark('picked', null, this.picked);
  }

  private setAreas(areas: FeatureCollection): void {
    this.set('areas', areas);
    this.set('area-points', labelPoints(areas));
  }

  private set(source: string, data: FeatureCollection): void {
    void (this.map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
  }

  /** The address with the visible part, rounded outwards so that small moves ask for the same. */
  private seen(href: string): string {
    const bounds = this.map.getBounds();
    const edge = (value: number, round: (n: number) => number): string => (round(value * 200) / 200).toFixed(3);
    const box = [edge(bounds.getWest(), Math.floor), edge(bounds.getSouth(), Math.floor), edge(bounds.getEast(), Math.ceil), edge(bounds.getNorth(), Math.ceil)];
    const joint = href.includes('?') ? '&' : '?';
    return `${href}${joint}bbox=${box.join(',')}&zoom=${this.map.getZoom().toFixed(1)}`;
  }

  private async json<T>(href: string, signal: AbortSignal): Promise<T | null> {
    const answer = await fetch(href, { signal, headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      this.listener.failed();
      return null;
    }
    return answer.status === 204 ? null : ((await answer.json()) as T);
  }

  private mark(what: 'lit' | 'picked', before: string | null, now: string | null): void {
    for (const source of ['cells', 'areas']) {
      if (!this.map.getSource(source)) return;
      if (before !== null && before !== now) this.map.setFeatureState({ source, id: before }, { [what]: false });
      if (now !== null) this.map.setFeatureState({ source, id: now }, { [what]: true });
    }
  }
}
