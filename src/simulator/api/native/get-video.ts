import type { SimulatedResponse } from '../../http/response.js';
import { toLastCaptureTime } from '../../result/transaction.js';
import type { SimulatorState } from '../../state.js';
import { createMediaWriter } from '../media-writer.js';
import type { ApiRequest } from '../operation.js';
import { deletedMessage, findTransaction } from './find-transaction.js';

export function getVideo({ url, fault }: ApiRequest, state: SimulatorState): SimulatedResponse {
  const { switches, toEnvelope } = state;
  const toCode = (code: string) => (switches.getVideo.codes === 'long' ? code : 'LIVENESS_ID_NOT_EXISTED');
  const found = findTransaction(Object.fromEntries(url.searchParams), toCode('SIGNATURE_ID_NOT_EXIST'), state);
  if ('refusal' in found) return found.refusal;
  const { record } = found;
  if (record.erasedAt !== null || record.state !== 'FINISHED' || record.face?.video !== 'READY') {
    return toEnvelope(toCode('VIDEO_NOT_FOUND'), { message: deletedMessage });
  }
  const videoUrl = createMediaWriter(record, false, fault, state).link('video.mp4');
  const videoCreateTime = toLastCaptureTime(record) + 1_000;
  return toEnvelope('SUCCESS', { data: { videoUrl, videoCreateTime } });
}
