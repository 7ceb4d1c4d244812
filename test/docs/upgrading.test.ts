import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

const page = readFileSync('docs/upgrading.md', 'utf8');
const commands = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, text = '']) =>
  text.trim().split(/\n */),
);

test('the options in docs/upgrading.md are those of the command', () => {
  const options = commands
    .filter((command) => command.startsWith('docker run'))
    .flatMap((command) => / (--[a-z-]+)(?: >.*)?$/.exec(command)?.[1] ?? []);
  expect(options).toEqual(['--check-config', '--print-schema', '--print-schema']);
  const help = execFileSync(process.execPath, ['dist/cli.js', '--help'], { encoding: 'utf8' });
  for (const option of options) expect(help).toContain(`  ${option} `);
});

test('the deployment and container in docs/upgrading.md are those of the Kubernetes example', () => {
  const deployment = parseAllDocuments(readFileSync('deploy/kubernetes/liveness-gateway.yaml', 'utf8'))
    .map((document) => document.toJSON())
    .find(({ kind }) => kind === 'Deployment');
  const { name } = deployment.metadata;
  const [container] = deployment.spec.template.spec.containers;
  expect(commands.filter((command) => command.startsWith('kubectl'))).toEqual([
    `kubectl set image deployment/${name} ${container.name}=IMAGE:NEW`,
    `kubectl rollout status deployment/${name}`,
    `kubectl rollout undo deployment/${name}`,
  ]);
});
