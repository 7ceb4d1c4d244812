import type { Fact } from '../facts.js';
import { Instant } from '../instant.js';
import { type Captured, toCapture } from './capture.js';

/** Returns the fact when a face was captured; none where that is not known. */
export function toCaptureFacts(face: Captured | null): Fact[] {
  const capture = toCapture(face);
  if (capture === undefined) return [];
  const { startedAt, seconds } = capture;
  const duration = seconds > 0 && `, for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return [
    [
      'Captured',
      <>
        <Instant at={startedAt} />
        {duration}
      </>,
    ],
  ];
}
