/** The description of the contract in OpenAPI 3.1, made from the controllers, the records and the catalogue of fields. */
@NullMarked
package dev.engram.service.description;

import org.jspecify.annotations.NullMarked;
