import { describe, expect, test } from '@jest/globals';
import { fold, oneLine, paragraphs, quoted } from '../src/words.ts';

describe('what somebody typed', () => {
  test('is one line without ends that nobody sees', () => {
    expect(oneLine('  un\ttitre\r\n sur\u2028deux  lignes ')).toBe('un titre sur deux lignes');
    expect(oneLine('\u200b\u2060\u00ad\u3164')).toBe('');
    expect(oneLine('a\u202eb\u2066c')).toBe('abc');
  });

  test('keeps its emoji whole', () => {
    for (const emoji of ['❤️', '👩‍💻', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🇫🇷', '👍🏽'])
      expect(oneLine(`Merci ${emoji}\u200b !`)).toBe(`Merci ${emoji} !`);
  });

  test('keeps its paragraphs, with one empty line between them at most', () => {
    expect(paragraphs('\n\na \r\n\n\n\nb\u0007c\n\td\n')).toBe('a\n\nb c\n\td');
  });

  test('is found without its accents and capitals', () => {
    expect(fold('Évaluation ÇA ﬁn')).toBe('evaluation ca fin');
    expect(fold('e\u0301')).toBe(fold('é'));
  });

  test('is repeated in an error short, and so that Discord makes nothing of it', () => {
    expect(quoted('**a** `b`\n<@1>')).toBe('`**a** ’b’ <@1>`');
    expect(quoted('')).toBe('` `');
    expect([...quoted('🐝'.repeat(100))]).toHaveLength(62);
  });
});
