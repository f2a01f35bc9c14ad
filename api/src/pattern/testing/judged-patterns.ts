import type { EventPattern } from '../topic-pattern.ts';

/** The topic that the patterns below are judged for. */
export const JUDGED_TOPIC = { cache: 'shop', topic: 'orders' };

const ofCache = (...matchers: unknown[]): EventPattern => ({ detail: { cache: matchers } });

/** Patterns, and whether EventBridge matches an event of the topic by them, as local AWS answers. */
export const JUDGED_PATTERNS: readonly (readonly [EventPattern, 'matches' | 'excluded'])[] = [
  [{ source: ['Momento'] }, 'matches'],
  [{ source: ['aws.s3'] }, 'excluded'],
  [{ source: ['aws.s3', 'Momento'] }, 'matches'],
  [{ source: [{ prefix: 'Mom' }], 'detail-type': [{ suffix: '#orders' }] }, 'matches'],
  [{ source: ['Momento'], 'detail-type': ['shop#returns'] }, 'excluded'],
  [{ 'detail-type': [{ wildcard: 'shop#*' }] }, 'matches'],
  [{ 'detail-type': [{ wildcard: '*#o*s' }] }, 'matches'],
  [{ 'detail-type': [{ wildcard: 'sh.p#*' }] }, 'excluded'],
  [{ detail: { topic: ['orders'], cache: ['shop'] } }, 'matches'],
  [{ detail: { topic: ['returns'], cache: ['shop'] } }, 'excluded'],
  [ofCache('shop'), 'matches'],
  [ofCache('Shop'), 'excluded'],
  [ofCache(7, null), 'excluded'],
  [ofCache({ prefix: 'sh' }), 'matches'],
  [ofCache({ prefix: 'x' }), 'excluded'],
  [ofCache({ prefix: 'op' }), 'excluded'],
  [ofCache({ prefix: 'x' }, { suffix: 'op' }), 'matches'],
  [ofCache({ prefix: { 'equals-ignore-case': 'SH' } }), 'matches'],
  [ofCache({ prefix: { 'equals-ignore-case': 'OP' } }), 'excluded'],
  [ofCache({ suffix: { 'equals-ignore-case': 'OP' } }), 'matches'],
  [ofCache({ suffix: { 'equals-ignore-case': 'SH' } }), 'excluded'],
  [ofCache({ suffix: 'op' }), 'matches'],
  [ofCache({ suffix: 'sh' }), 'excluded'],
  [ofCache({ suffix: 'xop' }), 'excluded'],
  [ofCache({ 'equals-ignore-case': 'SHOP' }), 'matches'],
  [ofCache({ 'equals-ignore-case': 'SHO' }), 'excluded'],
  [ofCache({ exists: true }), 'matches'],
  [ofCache({ exists: false }), 'excluded'],
  [ofCache({ numeric: ['>', 0] }), 'excluded'],
  [ofCache({ cidr: '10.0.0.0/24' }), 'excluded'],
  [ofCache({ 'anything-but': 'shop' }), 'excluded'],
  [ofCache({ 'anything-but': 'x' }), 'matches'],
  [ofCache({ 'anything-but': ['a', 'shop'] }), 'excluded'],
  [ofCache({ 'anything-but': ['a', 'b'] }), 'matches'],
  [ofCache({ 'anything-but': 7 }), 'matches'],
  [ofCache({ 'anything-but': { prefix: 'sh' } }), 'excluded'],
  [ofCache({ 'anything-but': { prefix: ['x', 'sh'] } }), 'excluded'],
  [ofCache({ 'anything-but': { suffix: 'x' } }), 'matches'],
  [ofCache({ 'anything-but': { suffix: ['x', 'y'] } }), 'matches'],
  [ofCache({ 'anything-but': { 'equals-ignore-case': ['SHOP', 'x'] } }), 'excluded'],
  [ofCache({ 'anything-but': { wildcard: '*z*' } }), 'matches'],
  [ofCache({ 'anything-but': { wildcard: 's*p' } }), 'excluded'],
];
