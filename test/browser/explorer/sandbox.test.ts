import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const SCRIPT = /^https:\/\/embeddable-sandbox\.cdn\.apollographql\.com\//;
const FRAME = 'https://sandbox.embed.apollographql.com/sandbox';

/** Does what a content security policy could forbid to Apollo's script: reads its settings and opens a frame. */
const STAND_IN = `window.EmbeddedSandbox = class {
  constructor(settings) {
    window.settings = settings;
    const frame = document.createElement('iframe');
    frame.src = '${FRAME}';
    document.querySelector(settings.target).append(frame);
  }
}`;

describeWithBrowser('the landing page, with a stand-in for Apollo', (open) => {
  test('allows Sandbox and its frame, and passes it operations, variables, headers and no telemetry', async () => {
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
    // Its fonts and icons cannot be loaded without internet access, which is not a violation of the policy.
    expect(errors.filter((error) => !error.includes('net::ERR_'))).toEqual([]);
  });
});
