import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeUrl } from './client.ts';
import { route } from './route.ts';
import { verification } from './verification.ts';
import { writeVerificationCode } from './verification-code.ts';

describe('the address of a route', () => {
  it('holds a verification code whatever its check character is', () => {
    for (let bits = 0n; bits < 37n; bits += 1n) {
      const code = writeVerificationCode(bits);
      const url = routeUrl(verification.verifyCode, { params: { code } });
      expect(decodeURIComponent(url)).toBe(`/api/verification/codes/${code}`);
    }
  });

  it('holds any text of a parameter', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (code) => {
        fc.pre(code.isWellFormed());
        const url = routeUrl(verification.verifyCode, { params: { code } });
        expect(decodeURIComponent(url.slice('/api/verification/codes/'.length))).toBe(code);
      }),
    );
  });

  it('keeps the slashes of what stands for the rest of a path', () => {
    const tile = route({ method: 'GET', url: '/tile/*', access: 'public', summary: '', schema: { response: {} } });
    const address = routeUrl as (one: typeof tile, request: { params: { '*': string } }) => string;
    expect(address(tile, { params: { '*': '0/x001/234' } })).toBe('/tile/0/x001/234');
  });
});
