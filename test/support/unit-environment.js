import childProcess, { ChildProcess } from 'node:child_process';
import dgram from 'node:dgram';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { TestEnvironment } from 'jest-environment-node';

/** What opens a socket or starts a process, whatever module of Node.js it is reached through. */
const FORBIDDEN = [
  [net.Socket.prototype, 'connect'],
  [net.Server.prototype, 'listen'],
  [dgram.Socket.prototype, 'bind'],
  [ChildProcess.prototype, 'spawn'],
  [childProcess, 'spawnSync'],
  [childProcess, 'execSync'],
  [childProcess, 'execFileSync'],
];

/**
 * Fails every unit test that opens a socket or starts a process, also when the code under test catches the error.
 * Does not notice worker threads.
 */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default class UnitEnvironment extends TestEnvironment {
  #originals = [];
  #violations = [];

  async setup() {
    await super.setup();
    for (const [owner, name] of FORBIDDEN) {
      this.#originals.push([owner, name, owner[name]]);
      owner[name] = () => {
        const error = new Error(`A unit test must not call ${name}. Move the test to another level: docs/testing.md.`);
        this.#violations.push(error);
        throw error;
      };
    }
    // Test files import the functions of node:child_process by name.
    syncBuiltinESMExports();
  }

  handleTestEvent({ name, test }) {
    if (name === 'test_done') test.errors.push(...this.#violations.splice(0));
  }

  async teardown() {
    // The modules of Node.js are those of the whole worker, which runs other levels next.
    for (const [owner, name, original] of this.#originals) owner[name] = original;
    syncBuiltinESMExports();
    await super.teardown();
  }
}
