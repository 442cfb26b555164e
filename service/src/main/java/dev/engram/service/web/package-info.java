/** Controllers and problem documents: the HTTP contract. */
@NullMarked
package dev.engram.service.web;

import org.jspecify.annotations.NullMarked;
