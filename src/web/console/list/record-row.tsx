import type { RowFragment } from '../../../../schema/generated/console/graphql.js';
import { SHORT_ATTACK_LABELS } from '../filter/filter-labels.js';
import { Instant } from '../result/instant.js';
import { FLOW_LABELS, STATUS_LABELS, toReadable } from '../result/labels.js';
import { StatusIcon } from '../result/verdict/status-icon.js';
import { type ListPlace, toPlaceHash } from './list-address.js';

export type RecordRowProps = { readonly record: RowFragment; readonly place: ListPlace };

/** One verification of the list. Its link leads to the result, and from there to the next one. */
export function RecordRow({ record, place }: RecordRowProps) {
  const { signatureId, status, errorCodes, livenessFlowCategory, countryCode, userId, recordedAt, erasedAt } = record;
  const [errorCode] = errorCodes;
  return (
    <tr>
      <td className={`row-status status-${status.toLowerCase()}`}>
        <StatusIcon status={status} />
        <span>
          {STATUS_LABELS[status]}
          {errorCode !== undefined && <small title={errorCodes.join(', ')}>{toReadable(errorCode)}</small>}
        </span>
      </td>
      <td className="row-id">
        <a href={toPlaceHash(signatureId, place)}>{signatureId}</a>
        {erasedAt !== null && <small>Erased</small>}
        <small className="if-narrow">
          <Instant at={recordedAt} isShort />
        </small>
      </td>
      <td className="if-medium">
        <Instant at={recordedAt} isShort />
      </td>
      <td className="if-medium">
        <Score record={record} />
      </td>
      <td className="if-wide">{livenessFlowCategory === null ? <None /> : FLOW_LABELS[livenessFlowCategory]}</td>
      <td className="if-medium">{countryCode ?? <None />}</td>
      <td className="if-wide row-user">{userId ?? <None />}</td>
    </tr>
  );
}

function Score({ record: { faceLivenessScore, isLikelyAttack, livenessAttackType } }: Pick<RecordRowProps, 'record'>) {
  if (faceLivenessScore === null) return <None />;
  return (
    <>
      <span className={isLikelyAttack ? 'row-score row-attack' : 'row-score'}>{faceLivenessScore}</span>
      {isLikelyAttack && (
        <small>{livenessAttackType === null ? 'Likely an attack' : SHORT_ATTACK_LABELS[livenessAttackType]}</small>
      )}
    </>
  );
}

function None() {
  return (
    <>
      <span aria-hidden="true" className="none">
        –
      </span>
      <span className="visually-hidden">None</span>
    </>
  );
}
