import { readFileSync } from 'node:fs';

/** The stages of a Dockerfile: each has its name, if it has one, and its instructions in their order. */
export function readDockerfile(path = 'Dockerfile') {
  const lines = readFileSync(path, 'utf8')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  const stages = [];
  for (const line of lines.filter((text) => text.trim() !== '' && !text.startsWith('#'))) {
    const [, instruction, rest] = /^(\w+)\s+(.*)$/.exec(line);
    if (instruction === 'FROM') {
      const [, image, name = 'final'] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest);
      stages.push({ image, name, instructions: [] });
    } else stages.at(-1).instructions.push({ instruction, rest });
  }
  return stages;
}

/** Whether a path at the top of the repository is sent to the builder, by a .dockerignore of "*" and exceptions. */
export function readContextFilter(path = '.dockerignore') {
  const lines = readFileSync(path, 'utf8').split('\n');
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (rules[0] !== '*' || !rules.slice(1).every((rule) => /^![\w.*-]+$/.test(rule)))
    throw new Error('only a .dockerignore of "*" and exceptions at the top is understood here');
  const allowed = rules.slice(1).map((rule) => toPattern(rule.slice(1)));
  return (name) => allowed.some((pattern) => pattern.test(name));
}

export function toPattern(glob) {
  return new RegExp(`^${glob.replace(/[.]/g, '\\.').replaceAll('*', '[^/]*')}$`);
}
