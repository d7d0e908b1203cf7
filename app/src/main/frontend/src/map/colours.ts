/** The theme's colours as the map needs them: plain rgb() text, read from the style sheet so that it stays the only place. */
export type Colours = ReturnType<typeof readColours>;

export function readColours() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ground: read('map-ground'),
    land: read('map-land'),
    line: read('map-line'),
    water: read('map-water'),
    label: read('map-label'),
    ink: read('ink'),
    sheet: read('sheet'),
    soft: read('soft'),
    edge: read('edge'),
    amber: read('amber-mark'),
    blue: read('blue'),
    deep: read('deep'),
    ramp: [0, 1, 2, 3, 4, 5, 6].map((step) => read(`ramp-${step}`)),
    change: ['below-2', 'below-1', 'same', 'above-1', 'above-2'].map(read),
  };
  probe.remove();
  return colours;
}
