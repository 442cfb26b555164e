/** Holds what the service answers in tests against docs/openapi.json. */
@NullMarked
package dev.engram.service.contract;

import org.jspecify.annotations.NullMarked;
