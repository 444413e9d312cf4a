/** What every page shares: the frame around it, who may ask, and the pages for errors. */
@NullMarked
package io.roundtrip.admin.web;

import org.jspecify.annotations.NullMarked;
