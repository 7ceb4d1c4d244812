import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../support/browser.js';
import { startTestGateway } from '../support/gateway.js';

const SCRIPT = /^https:\/\/embeddable-sandbox\.cdn\.apollographql\.com\//;
const FRAME = 'https://sandbox.embed.apollographql.com/sandbox';

/** What Apollo's script does as far as a policy can forbid it: it reads its settings and opens a frame. */
const STAND_IN = `window.EmbeddedSandbox = class {
  constructor(settings) {
    window.settings = settings;
    const frame = document.createElement('iframe');
    frame.src = '${FRAME}';
    document.querySelector(settings.target).append(frame);
  }
}`;

describeWithBrowser('the landing page, with something in the place of Apollo', (open) => {
  test('lets Sandbox and its frame in, and gives it operations, variables, headers and no telemetry', async () => {
    const { url, simulator } = await startTestGateway();
    const { page, errors } = await open('about:blank');
    await page.route(SCRIPT, (route) => route.fulfill({ contentType: 'text/javascript', body: STAND_IN }));
    await page.route(FRAME, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sandbox</h1>' }));
    await page.goto(`${url}/graphql`);
    await page.frameLocator('iframe').getByText('Sandbox').waitFor();
    const signatureId = simulator.sampleIds.passFarNear;
    expect(await page.evaluate('window.settings')).toMatchObject({
      initialEndpoint: `${url}/graphql`,
      initialState: {
        document: expect.stringMatching(/query Explore[\s\S]*query Verdict[\s\S]*query InlinePicture/),
        variables: { signatureId, signatureIds: [signatureId] },
        headers: { 'x-request-id': 'explore-1' },
        includeCookies: false,
      },
      runTelemetry: false,
      endpointIsEditable: false,
    });
    // Its fonts and symbols are not there, which is no matter of policy.
    expect(errors.filter((error) => !error.includes('net::ERR_'))).toEqual([]);
  });
});
