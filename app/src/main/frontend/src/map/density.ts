import type { CanvasSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Colours } from './colours';

type Corner = [number, number];

/** Smoothed counts: values 0 to 255 row by row from the north-west, with the four corners clockwise from there. */
export interface Density {
  bandwidthMetres: number;
  width: number;
  height: number;
  corners: [Corner, Corner, Corner, Corner];
  values: number[];
}

/** Paints the surface in the six steps of the count ramp; the lowest tenth stays clear so that the ground shows. */
export function paintDensity(map: MapLibreMap, density: Density, colours: Colours): void {
  const canvas = document.createElement('canvas');
  canvas.width = density.width;
  canvas.height = density.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(density.width, density.height);
  const steps = colours.ramp.slice(1).map(channels);
  density.values.forEach((value, i) => {
    if (value < 16) return;
    const [red, green, blue] = blend(steps, ((value - 16) / 240) * (steps.length - 1));
    image.data.set([red, green, blue, Math.min(225, 60 + value * 2)], i * 4);
  });
  context.putImageData(image, 0, 0);
  removeDensity(map);
  map.addSource('density', { type: 'canvas', canvas, coordinates: density.corners, animate: false });
  map.addLayer(densityLayer(), 'borders');
  (map.getSource('density') as CanvasSource | undefined)?.pause();
}

export function removeDensity(map: MapLibreMap): void {
  if (map.getLayer('density')) map.removeLayer('density');
  if (map.getSource('density')) map.removeSource('density');
}

function densityLayer(): LayerSpecification {
  return { id: 'density', type: 'raster', source: 'density', paint: { 'raster-resampling': 'linear', 'raster-fade-duration': 0 } };
}

function channels(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
}

function blend(steps: number[][], at: number): [number, number, number] {
  const low = Math.min(steps.length - 2, Math.floor(at));
  const part = Math.min(1, at - low);
  const mix = (i: number): number => steps[low]![i]! * (1 - part) + steps[low + 1]![i]! * part;
  return [mix(0), mix(1), mix(2)];
}
