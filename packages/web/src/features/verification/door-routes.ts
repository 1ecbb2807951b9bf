import { createClient, routeUrl, type api } from '@yinxin/contract';
import { languageHeader } from '../../lib/language-header.ts';
import type { Wire } from '../../lib/wire.ts';

type PublicRoutes = typeof api.verification &
  Pick<typeof api.sealing, 'getRootCertificate'> &
  Pick<typeof api.ledger, 'getCheckpoint' | 'getVkey'>;

const wire = {
  verifyFile: {
    method: 'POST',
    url: '/api/verification/files',
    upload: { maxBytes: 20_971_520 },
    schema: { response: {} },
  },
  verifyCode: { method: 'GET', url: '/api/verification/codes/:code', schema: { response: {} } },
  getRootCertificate: {
    method: 'GET',
    url: '/api/root-certificate',
    produces: 'application/x-pem-file',
    schema: { response: {} },
  },
  getCheckpoint: {
    method: 'GET',
    url: '/api/ledger/checkpoint',
    produces: 'text/plain; charset=utf-8',
    schema: { response: {} },
  },
  getVkey: {
    method: 'GET',
    url: '/api/ledger/vkey',
    produces: 'text/plain; charset=utf-8',
    schema: { response: {} },
  },
} as const satisfies { readonly [Name in keyof PublicRoutes]: Wire<PublicRoutes[Name]> };

const routes = wire as unknown as PublicRoutes;

/** Largest file that the server takes, in bytes. */
export const MOST_BYTES = wire.verifyFile.upload.maxBytes;

/** The client of the verification page; see `lib/wire.ts`. */
export const verificationDoor = createClient(routes, { baseUrl: '', headers: languageHeader });

/** What anybody needs who wants to verify without us, by address. */
export const publicFiles = {
  'root-ca.pem': routeUrl(routes.getRootCertificate),
  checkpoint: routeUrl(routes.getCheckpoint),
  vkey: routeUrl(routes.getVkey),
} as const;
