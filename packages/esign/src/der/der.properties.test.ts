import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DerError, membersOf, readDer, readObjectIdentifier, readWhole } from './read-der.ts';
import { objectIdentifier, octetString, sequence, setOf, smallInteger, tlv } from './write-der.ts';

test('what is written is read back, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 5 }), (values) => {
      const encoded = sequence(...values.map(octetString));
      const members = membersOf(readWhole(encoded, 0x30));
      expect(members.map(({ contents }) => Buffer.from(contents))).toEqual(values.map((value) => Buffer.from(value)));
    }),
  );
});

test('lengths around the borders of their encodings', () => {
  for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
    const { contents, encoded } = readDer(tlv(0x04, new Uint8Array(length)));
    expect(contents.length).toBe(length);
    expect(encoded.length).toBe(length + (length < 128 ? 2 : length < 256 ? 3 : length < 65_536 ? 4 : 5));
  }
});

test('object identifiers keep their dotted form', () => {
  for (const oid of ['1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1', '1.2.156.10197.1.301', '2.5.4.97', '0.9.2342']) {
    expect(readObjectIdentifier(readDer(objectIdentifier(oid)))).toBe(oid);
  }
});

test('the members of a SET OF are in order whatever their order was (X.690 §11.6)', () => {
  const [a, b, c] = [smallInteger(1), octetString(Buffer.from('b')), smallInteger(9)];
  expect(setOf(c, a, b)).toEqual(setOf(b, c, a));
});

describe('anything but DER is refused', () => {
  const refused: Record<string, number[]> = {
    nothing: [],
    'a tag alone': [0x30],
    'cut short': [0x04, 0x03, 1, 2],
    'an indefinite length': [0x30, 0x80, 0, 0],
    'a length longer than needed': [0x04, 0x81, 0x05, 1, 2, 3, 4, 5],
    'a length with a leading zero': [0x04, 0x82, 0x00, 0x80],
    'a tag of several bytes': [0x1f, 0x81, 0x01, 0x00],
  };
  test.each(Object.entries(refused))('%s', (_, bytes) => {
    expect(() => readDer(Uint8Array.from(bytes))).toThrow(DerError);
  });

  test('bytes after the value', () => {
    expect(() => readWhole(Uint8Array.from([0x05, 0x00, 0x00]), 0x05)).toThrow(DerError);
  });

  test('random bytes are read within their bounds or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(readDer(bytes).encoded.length).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
    );
  });
});
