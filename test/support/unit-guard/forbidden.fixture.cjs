const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const http = require('node:http');
const net = require('node:net');

/** Each swallows what the guard throws, as code under test may. */
const swallow = async (open) => {
  try {
    await open();
  } catch {}
};

test('connects a socket', () => swallow(() => net.connect(1)));
test('listens for connections', () => swallow(() => net.createServer().listen(0)));
test('sends an HTTP request', () => swallow(() => http.get('http://127.0.0.1:1')));
test('fetches', () => swallow(() => fetch('http://127.0.0.1:4000')));
test('binds a datagram socket', () => swallow(() => dgram.createSocket('udp4').bind(0)));
test('starts a process', () => swallow(() => childProcess.spawn('true')));
test('runs a process to its end', () => swallow(() => childProcess.execFileSync('true')));
test('computes', () => expect(1 + 1).toBe(2));
