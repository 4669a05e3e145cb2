/* Messages on a stream are cut apart by the lengths that stand before them: one wrong length, and nothing after it would be understood. */
import { Transform } from "node:stream";

/** What stands before a message may be so long; the end of a head that came in two pieces is looked for in as much again. */
const LONGEST_HEAD = 8_192;
const LONGEST_BODY = 256 * 1024 * 1024;
const HEAD_END = "\r\n\r\n";
const NOTHING = Buffer.alloc(0);
const LENGTH = /content-length: *(\d{1,12})\s*(?:\r\n|$)/gi;

/**
 * Passes a stream of messages on, each with the plainest head. Where what should be a head is none, all is left out up to the next
 * one, so that a client's slip costs a message or two, and what is no message at all takes no memory.
 */
export function framed(): Transform {
  let head: Buffer = NOTHING;
  let bodyLeft = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      let rest = chunk;
      while (rest.length > 0) {
        if (bodyLeft > 0) {
          const body = rest.subarray(0, bodyLeft);
          bodyLeft -= body.length;
          rest = rest.subarray(body.length);
          this.push(body);
          continue;
        }
        const known = Math.max(0, head.length - HEAD_END.length);
        const joined = head.length === 0 ? rest : Buffer.concat([head, rest]);
        const end = joined.indexOf(HEAD_END, known);
        if (end < 0) {
          head = Buffer.from(joined.subarray(-LONGEST_HEAD));
          break;
        }
        head = NOTHING;
        rest = joined.subarray(end + HEAD_END.length);
        const length = lengthIn(joined.toString("latin1", Math.max(0, end - LONGEST_HEAD), end));
        if (length === undefined) continue;
        bodyLeft = length;
        this.push(`Content-Length: ${length}${HEAD_END}`);
      }
      done();
    },
  });
}

/** The length that is named last: what stands before it may be the end of a message whose own length was wrong. */
function lengthIn(head: string): number | undefined {
  const said = [...head.matchAll(LENGTH)].at(-1)?.[1];
  const length = said === undefined ? Number.NaN : Number(said);
  return length > 0 && length <= LONGEST_BODY ? length : undefined;
}
