/**
 * Random requests, valid and broken, made from the document that the service gives of itself. What comes of a request is
 * the same for the same seed, but for ids; each one can be sent again alone.
 */
package dev.engram.service.fuzz;
