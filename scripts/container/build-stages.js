import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readContextFilter, readDockerfile, toPattern } from './read-dockerfile.js';

/** What installs everything, which `reuse` takes from where it is installed already. */
const INSTALL_ALL = 'npm ci --ignore-scripts';

/**
 * Carries out the Dockerfile with a directory in place of each image, and gives the last one with how it is to be run.
 * Base images are not looked at: what they bring along has to be on this machine.
 */
export function buildStages(scratch, { reuse }) {
  const built = new Map();
  let last;
  for (const { name, instructions } of readDockerfile()) {
    const stage = { root: join(scratch, name), directory: '/', env: {} };
    mkdirSync(stage.root);
    for (const { instruction, rest } of instructions) carryOut(stage, instruction, rest, { built, reuse });
    built.set(name, stage);
    last = stage;
  }
  return last;
}

function carryOut(stage, instruction, rest, { built, reuse }) {
  const here = join(stage.root, stage.directory);
  switch (instruction) {
    case 'WORKDIR':
      stage.directory = rest;
      mkdirSync(join(stage.root, rest), { recursive: true });
      break;
    case 'ENV':
      for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value;
      break;
    case 'COPY':
      copy(here, rest, built);
      break;
    case 'RUN':
      if (rest === INSTALL_ALL && reuse) symlinkSync(resolve('node_modules'), join(here, 'node_modules'));
      else run(rest, here);
      break;
    case 'HEALTHCHECK':
      stage.healthCheck = JSON.parse(/ CMD (.*)$/.exec(rest)[1]);
      break;
    case 'ENTRYPOINT':
      stage.entryPoint = JSON.parse(rest);
      break;
    case 'USER':
      stage.user = rest;
      break;
    case 'EXPOSE':
      break;
    default:
      throw new Error(`${instruction} is not understood here`);
  }
}

/** A directory is copied for what is in it when it is copied to a name of its own. */
function copy(here, rest, built) {
  const [, from, list] = /^(?:--from=(\S+) )?(.*)$/.exec(rest);
  const paths = list.split(' ');
  const target = resolve(here, paths.pop());
  for (const path of paths) {
    if (from !== undefined)
      cpSync(join(built.get(from).root, path), target, { recursive: true, verbatimSymlinks: true });
    else if (path === '.') for (const name of contextNames()) cpSync(name, join(target, name), { recursive: true });
    else for (const name of contextNames(path)) cpSync(name, join(target, basename(name)), { recursive: true });
  }
}

function contextNames(glob = '*') {
  const isSent = readContextFilter();
  const names = readdirSync('.').filter((name) => isSent(name) && toPattern(glob).test(name));
  if (names.length === 0) throw new Error(`COPY ${glob}: there is no such file, or .dockerignore keeps it back`);
  return names;
}

function run(command, cwd) {
  // Installing and building take their time.
  process.stderr.write(`${command} …\n`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`RUN ${command} ends with ${status}:\n${stdout}${stderr}`);
}
