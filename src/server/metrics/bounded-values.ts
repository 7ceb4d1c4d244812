/**
 * Keeps label values that others choose from growing without end: every series costs memory here and at whoever
 * scrapes. The first `max` different ones are told apart, as long as they are short and plain; the rest is "other".
 */
export function createBoundedValues(max: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= max || !PLAIN.test(value)) return 'other';
    known.add(value);
    return value;
  };
}

const PLAIN = /^\w[\w-]{0,63}$/;
