// What a reader of the end of a long log needs: each check that failed, with its message, and each that was left out.

const message = ({ error }) => String(error?.cause?.message ?? error?.message ?? error).split('\n').slice(0, 12).join('\n    ');

const place = (data) => data.file?.split('/').pop() ?? '';

// a file is told as a test that fails as well, with nothing but a count
const isFile = (data) => data.details?.error?.failureType === 'subtestsFailed' || data.name.endsWith('.test.mjs');

export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && !isFile(data)) {
      yield `✖ ${place(data)}: ${data.name}\n    ${message(data.details)}\n`;
    } else if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') {
      yield `✖ ${data.name}: ${message(data.details)}\n`;
    } else if (type === 'test:pass' && typeof data.skip === 'string' && !/match pattern/.test(data.skip)) {
      yield `▲ ${place(data)}: ${data.name}: ${data.skip}\n`;
    }
  }
}
