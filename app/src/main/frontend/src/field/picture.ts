const LONGEST_SIDE = 1600;

/** The picture alone, turned as it was held and small enough to wait on the phone by the hundred; null when it cannot be read. */
export async function shrunk(file: Blob): Promise<ArrayBuffer | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return jpeg ? await jpeg.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** Draws a small one on a canvas: an address of its own would need a wider content policy. */
export async function thumbnail(bytes: ArrayBuffer, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const side = Math.min(bitmap.width, bitmap.height);
  canvas.width = canvas.height = 144;
  canvas
    .getContext('2d')
    ?.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
