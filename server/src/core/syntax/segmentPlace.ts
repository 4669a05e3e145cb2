/** What places in a segment are told by, which stays the same wherever the segment moves. It takes less room than `{}`, in which room is left for more. */
export class SegmentPlace {}
