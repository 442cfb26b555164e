/** What a container needs beside the service; knows nothing of it. */
@NullMarked
package dev.engram.service.deploy;

import org.jspecify.annotations.NullMarked;
