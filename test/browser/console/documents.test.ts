import { expect, test } from '@jest/globals';
import { describeWithBrowser } from '../../support/browser/browser.js';
import { type OpenedConsole, openConsole } from '../../support/browser/console.js';
import { toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';

const NOTE = 'Your access does not include personal data of documents.';
const READER = toKeyFile(
  toApiKey('images', { scopes: ['liveness:read', 'liveness:image'] }),
  toApiKey('reader', { scopes: ['liveness:read'] }),
);

async function useToken({ page, show }: OpenedConsole, token: string): Promise<void> {
  await show();
  await page.evaluate(`sessionStorage.setItem("liveness-console.token", "${token}")`);
  await page.reload();
}

describeWithBrowser('the console shows a verification', (open) => {
  test('of a face and a document by one request and one provider call', async () => {
    const opened = await openConsole(open);
    const { page, show, loaded, resultCalls, violations, ids, errors, foreign } = opened;
    const requests: string[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && requests.push(request.url()));
    await show(ids.identityMatch);
    const section = page.getByRole('region', { name: 'Document' });
    await section.getByText('TEST PERSON').first().waitFor();
    await section.scrollIntoViewIfNeeded();
    await loaded.nth(3).waitFor();
    expect(await section.locator('.document-values').textContent()).toMatch(
      /^Document checkPassedTypePH-ID-SSSNumber[^*]+Full nameTEST PERSONDate of birth1 Jan 1990/,
    );
    await section.getByText('All values that the provider read').click();
    await section.getByText('Ocr › Id number').waitFor();
    expect(await section.locator('figcaption').textContent()).toMatch(/^FrontLink expires in \d+ h \d+ min$/);
    expect(await page.locator('.result-head dl').textContent()).toMatch(/User iduser-0ee8Business idbiz-0ee8/);
    expect([requests.length, resultCalls()]).toEqual([1, 1]);
    expect([await violations(), errors, foreign]).toEqual([[], [], []]);
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toMatch(
      /TEST|0000/,
    );
  });

  test('without values of the document where the token may not see them, and says so once', async () => {
    const opened = await openConsole(open, READER);
    const { page, show, loaded, violations, ids } = opened;
    await useToken(opened, 'images');
    await show(ids.identityMatch);
    const section = page.getByRole('region', { name: 'Document' });
    await section.getByText(NOTE).waitFor();
    await section.scrollIntoViewIfNeeded();
    await loaded.nth(3).waitFor();
    expect(await section.locator('.document-values').textContent()).toMatch(
      /^Document checkPassedTypePH-ID-SSSNumber\*{4,}[^*]{4}Your access does not include personal data of documents\.$/,
    );
    expect(await page.getByText(NOTE).count()).toBe(1);
    expect([await page.locator('.notice').count(), await page.locator('details.all-values').count()]).toEqual([0, 0]);
    expect(await violations()).toEqual([]);
  });

  test('with the reason at each image that the token does not allow', async () => {
    const opened = await openConsole(open, READER);
    const { page, show, ids } = opened;
    await useToken(opened, 'reader');
    await show(ids.documentGenuine);
    await page.getByText('Your token does not allow images').waitFor();
    await show(ids.addressProven);
    await page.getByRole('region', { name: 'Document' }).getByText(NOTE).waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
    await show(ids.passFarNear);
    await page.locator('.timeline').waitFor();
    expect(await page.getByText(NOTE).count()).toBe(0);
  });

  test('of a document or an address alone without sections of a face, and of a face alone without one of a document', async () => {
    const { page, show, violations, ids } = await openConsole(open);
    const sections = () => page.locator('.result > section h2').allTextContents();
    const facts = () => page.locator('.result-head dl').textContent();
    await show(ids.documentGenuine);
    await page.locator('.document img.is-loaded').waitFor();
    expect(await sections()).toEqual(['Verdict', 'Document']);
    expect(await facts()).toMatch(/^CheckedDocumentCountryPhilippines \(PHL\)SubmittedYes/);
    expect(await violations()).toEqual([]);
    await show(ids.addressProven);
    const address = page.getByRole('region', { name: 'Address' });
    await address.getByText('1 Simulated Street').waitFor();
    expect(await sections()).toEqual(['Verdict', 'Address']);
    expect(await address.locator('dt').allTextContents()).toEqual(expect.arrayContaining(['Full address', 'Country']));
    expect(await violations()).toEqual([]);
    await show(ids.numberVerified);
    await page.getByRole('region', { name: 'Public register' }).getByText('Yes').waitFor();
    expect(await sections()).toEqual(['Verdict', 'Images', 'Recording and archive', 'Events', 'Public register']);
    expect(await facts()).toMatch(
      /^CheckedFace and registerCaptured1 Jan 2026, .*, for \d secondsCountryNigeria \(NGA\)/,
    );
    await show(ids.gaveUpIdentity);
    await page.getByText('No images. None were taken').waitFor();
    expect(await sections()).toEqual(['Verdict', 'Images', 'Recording and archive', 'Events']);
  });

  test('with a new link to an image of the document when its link expires or stops working', async () => {
    const hour = 3_600_000;
    const opened = await openConsole(open, { simulator: { linkTtlMs: hour }, env: { LINK_TTL_SECONDS: '3600' } });
    const { page, show, pass, links, simulator, ids } = opened;
    simulator.fault({ operation: 'asset' }, { kind: 'http-status', status: 503 });
    await show(ids.documentForged);
    await page.getByText('The image could not be loaded. Retrying').waitFor();
    await pass(5_000);
    await page.locator('.document img.is-loaded').waitFor();
    const [before] = await links();
    await pass(hour - 60_000);
    await page.locator(`.document img.is-loaded:not([src="${before}"])`).waitFor();
  });

  test('with its verdict while values and links cannot be fetched again', async () => {
    const { page, show, pass, simulator, ids } = await openConsole(open);
    await show(ids.documentGenuine);
    await page.getByText('TEST PERSON').first().waitFor();
    simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503 }, { times: 1_000 });
    await pass(23 * 3_600_000 + 59 * 60_000);
    await page.getByText('The values cannot be shown at the moment. Retrying').waitFor();
    expect(await page.locator('.status').textContent()).toBe('Passed');
  });
});
