import { resolve } from 'node:path';

/** Loads the libraries, then runs the program when `npm run dev` sends its first message. Ends with its parent. */

const [program, ...libraries] = process.argv.slice(2);
process.once('disconnect', () => process.exit());
process.once('message', async () => {
  await import(resolve(program));
  process.send('started');
});
for (const library of libraries) await import(library);
