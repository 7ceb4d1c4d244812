import type { ErrorExtensions, LivenessImageKind, VerificationStatus } from 'liveness-gateway-client';
import { startApplicants } from './applicants.js';
import { toAction } from './errors.js';
import { createRouter } from './router.js';

type Image = { kind: LivenessImageKind; url: string | null; expiresAt: string | null };
type Applicant = { name: string; livenessResult: { status: VerificationStatus; faceImage: Image | null } | null };
type Result = {
  data?: { applicants: Applicant[] };
  errors?: { path: (string | number)[]; extensions: ErrorExtensions }[];
};

/** Links work for ten more minutes when they arrive. */
const QUERY = `{
  applicants {
    name
    livenessResult { signatureId status faceImage(minValidFor: 600) { kind url expiresAt } }
  }
}`;

const { TOKEN } = process.env;
const applicants = await startApplicants();
const router = createRouter(applicants.url);

async function query(): Promise<Result> {
  const response = await router.fetch('http://router.invalid/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) },
    body: JSON.stringify({ query: QUERY }),
  });
  return (await response.json()) as Result;
}

const isAlive = ({ expiresAt }: Image) => expiresAt === null || Date.parse(expiresAt) > Date.now();
const imagesOf = ({ data }: Result) =>
  data?.applicants.flatMap(({ livenessResult }) => livenessResult?.faceImage ?? []);

const first = await query();
for (const { name, livenessResult } of first.data?.applicants ?? [])
  console.log(`${name}:`, livenessResult?.status ?? 'none');
// Its path leads to a field of the verification where the router could not tell more; the list and the index come first.
for (const { path, extensions } of first.errors ?? []) console.log(`applicant ${path[1]}:`, toAction(extensions));

// Later, before the images are shown: a link that has expired since is queried again.
const isShowable = imagesOf(first)?.every(isAlive);
const images = imagesOf(isShowable ? first : await query());
console.log(isShowable ? 'images:' : 'images queried again:', ...(images?.map(({ kind }) => kind) ?? []));

await router[Symbol.asyncDispose]();
applicants.close();
