import type { Answer } from '../exchange/answer.js';
import { toLastMoment } from '../result/transaction.js';
import { createMediaWriter } from './media-writer.js';
import { deletedMessage, lookUp } from './native-lookup.js';
import type { ApiRequest, World } from './world.js';

export function getVideo({ url, fault }: ApiRequest, world: World): Answer {
  const { switches, toEnvelope } = world;
  const toCode = (code: string) => (switches.getVideo.codes === 'long' ? code : 'LIVENESS_ID_NOT_EXISTED');
  const found = lookUp(Object.fromEntries(url.searchParams), toCode('SIGNATURE_ID_NOT_EXIST'), world);
  if ('refusal' in found) return found.refusal;
  const { record } = found;
  if (record.erasedAt !== null || record.state !== 'FINISHED' || record.face?.video !== 'READY') {
    return toEnvelope(toCode('VIDEO_NOT_FOUND'), { message: deletedMessage });
  }
  const videoUrl = createMediaWriter(record, false, fault, world).link('video.mp4');
  const videoCreateTime = toLastMoment(record) + 1_000;
  return toEnvelope('SUCCESS', { data: { videoUrl, videoCreateTime } });
}
