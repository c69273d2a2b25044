/** Files of what is seen. */

import { fit } from '../draw/camera';
import { makePicture } from '../draw/picture';
import type { Picture } from '../draw/picture';
import type { App } from '../ui/app-context';
import { toCsv } from './csv';
import { toJson } from './json';
import { toSvg } from './svg';

const [WIDTH, HEIGHT] = [1600, 1000];

/** All that is seen, whatever the window shows of it. */
function picture(app: App): Picture {
  const size = { width: WIDTH, height: HEIGHT };
  return makePicture(app.scene, fit(app.scene.dots, size), size, app.palette);
}

export function saveSvg(app: App): void {
  download('graph.svg', new Blob([toSvg(app, picture(app))], { type: 'image/svg+xml' }));
}

export async function savePng(app: App): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(app, picture(app)))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDTH * 2, HEIGHT * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download('graph.png', blob), 'image/png');
}

export function saveJson(app: App): void {
  download('graph.json', new Blob([toJson(app.whole, app.seen)], { type: 'application/json' }));
}

export function saveCsv(app: App): void {
  // The mark tells spreadsheets that it is UTF-8.
  download('relations.csv', new Blob(['\uFEFF', toCsv(app)], { type: 'text/csv' }));
}

function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
