/**
 * Lines over time as pictures: scales, axes and paths, once for pages, for SVG files and for PNG files. Uses nothing of
 * the house.
 */
@NullMarked
package dev.vitals.chart;

import org.jspecify.annotations.NullMarked;
