import { Arg, Int } from 'type-graphql';

/** What the argument comes as; absent and null are the same. */
export type Seconds = number | null | undefined;

/** The argument of every field that leads to a link. */
export function MinValidFor() {
  return Arg('minValidFor', () => Int, {
    nullable: true,
    description:
      'Seconds that the link must still live when it is handed out: from 0 to the life of a link, a day unless the gateway is configured otherwise. A new link that lives shorter than that is handed out all the same. Without it 300, or what the gateway is configured to.',
  });
}
