import { readColours } from './colours';

/** Saves the map as a picture that can stand alone: headline above, legend and sources below. */
export function saveImage(canvas: HTMLCanvasElement, fileName: string): void {
  const scale = canvas.width / canvas.clientWidth;
  const colours = readColours();
  const sheet = document.createElement('canvas');
  const [top, bottom] = [76 * scale, 84 * scale];
  sheet.width = canvas.width;
  sheet.height = canvas.height + top + bottom;
  const context = sheet.getContext('2d');
  if (!context) return;
  const write = (text: string, x: number, y: number, size: number, colour: string, weight = 400): void => {
    context.font = `${weight} ${size * scale}px "Source Sans 3 Variable", sans-serif`;
    context.fillStyle = colour;
    context.fillText(text, x * scale, y * scale, sheet.width - 32 * scale);
  };
  context.fillStyle = colours.sheet;
  context.fillRect(0, 0, sheet.width, sheet.height);
  write(textOf('.picture-top h1'), 16, 32, 22, colours.ink, 600);
  write(textOf('.picture-lede'), 16, 58, 14, colours.soft);
  context.drawImage(canvas, 0, top);
  const foot = (canvas.height + top) / scale;
  drawRamp(context, foot + 34, scale);
  write(textOf('.legend p'), 16, foot + 24, 13, colours.ink);
  write([...document.querySelectorAll('.legend-line')].map((it) => it.textContent?.trim()).join(' · '), 190, foot + 44, 13, colours.soft);
  write([textOf('.filter-value'), textOf('.page-municipality'), textOf('.page-example'), textOf('.map-source'), textOf('.page-footer span')].filter(Boolean).join(' · '), 16, foot + 70, 12, colours.soft);
  sheet.toBlob((blob) => blob && download(blob, fileName));
}

function drawRamp(context: CanvasRenderingContext2D, y: number, scale: number): void {
  document.querySelectorAll<SVGRectElement>('.legend-ramp rect').forEach((step, i) => {
    context.fillStyle = getComputedStyle(step).fill;
    context.fillRect((16 + i * 26) * scale, y * scale, 26 * scale, 10 * scale);
  });
}

function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName}-${new Date().toISOString().slice(0, 10)}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
