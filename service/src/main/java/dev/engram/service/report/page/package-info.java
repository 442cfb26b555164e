/** The report of a sweep: what it measured, in sentences, tables and figures, as a page and as a PDF. */
@NullMarked
package dev.engram.service.report.page;

import org.jspecify.annotations.NullMarked;
