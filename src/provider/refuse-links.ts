import { type ExpiringLink, isAlive, type LinkRefusal } from '../liveness/expiring-link.js';
import { type LinkSlot, type LivenessResult, withLinks } from '../liveness/liveness-result.js';

/**
 * The result without the links that must not be handed out, with the reason in the place of each. Everything else of it
 * is as good as before: one bad link is no reason to withhold a verdict.
 */
export function refuseLinks(result: LivenessResult, check: (url: string) => LinkRefusal | null): LivenessResult {
  const refusedLinks: { [Slot in LinkSlot]?: LinkRefusal } = {};
  const refusalOf = (link: ExpiringLink) =>
    check(link.url) ?? (isAlive(link, result.fetchedAt) ? null : 'DEAD_ON_ARRIVAL');
  const checked = withLinks(result, (slot, link) => {
    const refusal = link && refusalOf(link);
    if (refusal === null) return link;
    refusedLinks[slot] = refusal;
    return null;
  });
  return Object.keys(refusedLinks).length === 0 ? result : { ...checked, refusedLinks };
}
