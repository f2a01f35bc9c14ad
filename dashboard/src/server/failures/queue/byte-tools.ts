import * as buffers from 'node:buffer';
import * as crypto from 'node:crypto';
import { createByteTools } from '@momento-gateway/shared/create-byte-tools';

export const BYTE_TOOLS = createByteTools(crypto, buffers);
