package dev.engram.service.store;

/**
 * How the transactions stand that write events, which are numbered as they begin.
 *
 * @param oldest all with smaller numbers have ended
 * @param next all that have written so far have smaller numbers
 */
record Moment(long oldest, long next) {}
