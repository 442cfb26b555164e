/** Whether the manifests of k8s agree with each other and with the application. */
@NullMarked
package dev.engram.service.deploy;

import org.jspecify.annotations.NullMarked;
