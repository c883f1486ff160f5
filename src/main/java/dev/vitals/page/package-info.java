/**
 * What all pages share and no feature owns: the day that is looked at, the organization's and the viewer's time zone,
 * slices of long lists, parameters that make no sense, times that a clock was wrong about. Uses nothing of the house; every feature with a page may use it.
 */
@NullMarked
package dev.vitals.page;

import org.jspecify.annotations.NullMarked;
