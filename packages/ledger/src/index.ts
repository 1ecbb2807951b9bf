export { auditTiles, type TileFault } from './audit.ts';
export { encodeBundle, leafHashesOf, splitBundle } from './bundle.ts';
export { canonicalBytes, canonicalJson } from './canonical.ts';
export {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type CheckpointFault,
  type CheckpointVerdict,
  type TreeHead,
} from './checkpoint.ts';
export { FormatError } from './format.ts';
export { Frontier, rootOf, type Peak } from './frontier.ts';
export { EMPTY_ROOT, HASH_BYTES, leafHash, nodeHash } from './hash.ts';
export { verifyHistory, type HistoryEntry, type HistoryFault, type HistoryVerdict } from './history.ts';
export { bodyDigest, encodeLeaf, LEAF_MAX_BYTES, parseLeaf, SALT_BYTES, type Leaf, type Subject } from './leaf.ts';
export {
  encodeVkey,
  noteSigner,
  openNote,
  parseNote,
  parseVkey,
  signNote,
  type Note,
  type NoteFault,
  type NoteSignature,
  type NoteSigner,
  type NoteVerdict,
  type NoteVerifier,
} from './note.ts';
export {
  formatProof,
  parseProof,
  verifyProofFile,
  type ProofClaim,
  type ProofVerdict,
  type TlogProof,
} from './proof.ts';
export { formatRecord, parseRecord, verifyRecord, type LedgerRecord } from './record.ts';
export { parseTilePath, tilePath, tilesOf, TILE_WIDTH, type Tile } from './tile-path.ts';
export { proveConsistency, proveInclusion, readFrontier, TileError, type ReadTile } from './tile-reader.ts';
export { extendTiles, type Extension } from './tile-writer.ts';
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  type ConsistencyClaim,
  type ConsistencyFault,
  type InclusionClaim,
  type InclusionFault,
} from './tree.ts';
export type { Verdict } from './verdict.ts';
