const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

const SHORT_FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export type InstantProps = {
  readonly at: string;
  /** Without seconds and time zone. */
  readonly isShort?: boolean;
};

/** An instant in the time zone of the reviewer; its tooltip shows UTC. */
export function Instant({ at, isShort = false }: InstantProps) {
  return (
    <time dateTime={at} title={at}>
      {(isShort ? SHORT_FORMAT : FORMAT).format(new Date(at))}
    </time>
  );
}
