const SEVEN_BIT = /^iso-2022-/i;

/**
 * The text of a feed, whatever its encoding. In this order: a byte order mark; UTF-16 seen by its zero bytes; UTF-8 when
 * the bytes are valid UTF-8, because declarations lie more often than bytes do; the charset of the HTTP answer; that of
 * the XML declaration; windows-1252, as browsers do.
 * https://encoding.spec.whatwg.org/#names-and-labels
 */
export function decodeFeed(bytes: Uint8Array, contentType = ''): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const declared = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1] ?? xmlEncoding(bytes);
  if (!declared || !SEVEN_BIT.test(declared)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      // Not UTF-8: go on with what is declared.
    }
  }
  return decoderFor(declared).decode(bytes);
}

function utf16Of([first, second, third, fourth]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c && third === 0)) return 'utf-16be';
  return undefined;
}

function xmlEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /<\?xml[^>]*\sencoding\s*=\s*["']([\w:.-]+)["']/i.exec(start)?.[1];
}

function decoderFor(label = 'windows-1252'): TextDecoder {
  try {
    const decoder = new TextDecoder(label);
    // These were tried already, or would have shown their zero bytes.
    return /^utf-/.test(decoder.encoding) ? new TextDecoder('windows-1252') : decoder;
  } catch {
    return new TextDecoder('windows-1252');
  }
}
