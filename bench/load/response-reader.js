/** Finds where answers end in the bytes of a connection, and looks at nothing else of them but their status. */
export function createResponseReader(onResponse) {
  let pending = Buffer.alloc(0);
  /** Bytes of a body of known length that are still to come; undefined between answers. */
  let left;
  let status = 0;
  let isChunked = false;
  let length = 0;

  const end = () => {
    left = undefined;
    isChunked = false;
    onResponse(status, length);
  };

  return (bytes) => {
    let rest = bytes;
    for (;;) {
      if (left !== undefined) {
        if (rest.length < left) {
          left -= rest.length;
          return;
        }
        rest = rest.subarray(left);
        end();
        if (rest.length === 0) return;
      }
      pending = pending.length === 0 ? rest : Buffer.concat([pending, rest]);
      if (isChunked) {
        const last = pending.indexOf('0\r\n\r\n');
        if (last === -1) return;
        length = last;
        rest = pending.subarray(last + 5);
        pending = Buffer.alloc(0);
        end();
        if (rest.length === 0) return;
        continue;
      }
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const head = pending.latin1Slice(0, headEnd);
      status = Number(head.slice(9, 12));
      rest = pending.subarray(headEnd + 4);
      pending = Buffer.alloc(0);
      const announced = /\ncontent-length: *(\d+)/i.exec(head)?.[1];
      if (announced === undefined) isChunked = true;
      else {
        length = Number(announced);
        left = length;
      }
    }
  };
}
