import type { Sample } from './simulator/samples/sample.js';

export type DemoScreen = {
  readonly gatewayUrl: string;
  readonly samples: readonly Sample[];
  /** How many more there are than fit on a screen. */
  readonly others: number;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What the gateway has really answered to that query. */
  readonly answer: unknown;
};

/** The one calm page that the demo prints. */
export function toDemoScreen({ gatewayUrl, samples, others, query, variables, answer }: DemoScreen): string {
  const body = JSON.stringify({ query, variables });
  return `
liveness-gateway with a simulated provider: no account, no internet, nobody's face.

In a browser:

  ${new URL('/console', gatewayUrl)}  verdicts and pictures, by the ids below
  ${new URL('/explore', gatewayUrl)}  an explorer with operations to run
  ${gatewayUrl}  Apollo Sandbox (the page itself is loaded from the internet)

Or paste

curl -s ${gatewayUrl} -H 'content-type: application/json' --data '${body}'

which answers

${JSON.stringify(answer, null, 2)}

Ids to try:

${samples.map(({ signatureId, shows }) => `  ${signatureId}  ${shows}`).join('\n')}

and ${others} more, which npm run simulator lists.

Ctrl-C ends it.
`;
}
