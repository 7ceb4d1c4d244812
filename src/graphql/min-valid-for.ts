import { Arg, Int } from 'type-graphql';

/** The argument of every field that leads to a link. */
export function MinValidFor() {
  return Arg('minValidFor', () => Int, {
    nullable: true,
    description:
      'Seconds that the link must still live when it is handed out, from 0 to the assumed life of a link. If a new link lives shorter than that, it is handed out all the same. Default: the margin of the gateway.',
  });
}
