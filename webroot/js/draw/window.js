// Which rows of a long list are worth having: those in sight and some around them. Pure.

const AROUND = 40;
const MARGIN = 12;

/** Rows in sight: { first, last } (last excluded). */
export const inSight = (scrollTop, height, row, total) => {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / row), Math.max(0, total - 1)));
  return { first, last: Math.min(total, Math.ceil((scrollTop + height) / row) + 1) };
};

/** The page to ask for, { offset, limit }: the one we have (`had`) while it covers the sight with some margin. */
export const page = (sight, total, had, most = 200) => {
  const covers = had && (had.offset === 0 || had.offset <= sight.first - MARGIN)
    && (had.offset + had.limit >= total || had.offset + had.limit >= sight.last + MARGIN);
  if (covers) {
    return had;
  }
  const offset = Math.max(0, sight.first - AROUND);
  return { offset, limit: Math.min(most, Math.max(60, sight.last - offset + AROUND)) };
};
