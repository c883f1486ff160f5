/**
 * How pages look and are moved through, for each member: theme, shortcuts of the keyboard, the sheet that explains them,
 * and the page that shows every part a page is made of. May use {@code identity}, {@code route} and {@code page}.
 */
@NullMarked
package dev.vitals.display;

import org.jspecify.annotations.NullMarked;
