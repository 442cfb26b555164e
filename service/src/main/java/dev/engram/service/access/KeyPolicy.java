package dev.engram.service.access;

/**
 * Whether callers must show a key.
 *
 * @param keysRequired else everybody on this machine may do everything
 */
public record KeyPolicy(boolean keysRequired) {}
