/** Which addresses of others Vitals may trust with what it says or asks. Stands at the bottom and uses nothing of Vitals. */
@NullMarked
package dev.vitals.address;

import org.jspecify.annotations.NullMarked;
