// What the servers of this set share: pages of proxies, and answers written on the socket by hand.
import { STATUS_CODES } from 'node:http';
import { base, sleep } from '../base.mjs';
import { headOf, headBytes } from '../tools.mjs';

export const page = (status, by = 'nginx/1.25.3') =>
  `<html>\r\n<head><title>${status} ${STATUS_CODES[status]}</title></head>\r\n<body>\r\n<center><h1>${status} ${STATUS_CODES[status]}</h1></center>\r\n<hr><center>${by}</center>\r\n</body>\r\n</html>\r\n`;
// Answers with a page; true, so that before() may return it.
export function sendPage(c, status, by, headers = {}) {
  base.send(c, status, { 'Content-Type': 'text/html', ...headers }, page(status, by));
  return true;
}

export const statusLine = status => `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
// Writes this head and then the parts, each as one chunk, and closes the connection.
export async function rawChunked(c, headers, parts, { size = n => n.toString(16), extension = '', coding = 'chunked', last = '0\r\n\r\n', head = headBytes } = {}) {
  const { socket } = c.req;
  socket.write(head(headOf(statusLine(200), { ...headers, 'Transfer-Encoding': coding, Connection: 'close' })));
  for (const part of parts) {
    if (socket.destroyed) return;
    const bytes = Buffer.from(part);
    socket.write(Buffer.concat([Buffer.from(`${size(bytes.length)}${extension}\r\n`), bytes, Buffer.from('\r\n')]));
    await sleep(c.long ? 500 / parts.length : 3);
  }
  socket.end(last);
}
