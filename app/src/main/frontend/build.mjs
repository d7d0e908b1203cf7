// Builds scripts and styles into target/classes/static/assets, and does nothing when no input has changed.
// Maven calls this in generate-resources; `npm run build` calls it by hand.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../../target');
const assets = join(target, 'classes/static/assets');
const stamp = join(target, 'frontend.stamp');
const installed = join(here, 'node_modules/.lykta-lock');

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const digest = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(here.length)).update(readFileSync(file));
  return hash.digest('hex');
};
const named = (...names) => names.map((name) => join(here, name));
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const run = (command, ...args) => {
  try {
    execFileSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch (failure) {
    console.error(`Front end: ${command} ${args.join(' ')} failed (${failure.code ?? failure.status}).`);
    process.exit(1);
  }
};

const lock = digest(named('package.json', 'package-lock.json'));
const inputs = digest([
  ...named('package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs'),
  ...filesIn(join(here, 'src')),
]);
if (read(stamp) === inputs && existsSync(join(assets, 'manifest.json'))) process.exit(0);

if (read(installed) !== lock) {
  run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(installed, lock);
}
run(process.execPath, join(here, 'node_modules/typescript/bin/tsc'), '--noEmit');
run(process.execPath, join(here, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn');

for (const file of filesIn(assets).filter((name) => /\.(js|mjs|css|svg)$/.test(name))) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
}
mkdirSync(target, { recursive: true });
writeFileSync(stamp, inputs);
