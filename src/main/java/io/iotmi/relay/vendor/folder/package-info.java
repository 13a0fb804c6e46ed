/**
 * The files of a vendor folder and what is wrong in them.
 *
 * <p>Takes: the name of a vendor. Gives: the text of its files, members of JSON objects that are
 * read one by one, and every fault of the folder by file and place. Must not know: what a member
 * means to the part of the relay that reads it.
 */
@NullMarked
package io.iotmi.relay.vendor.folder;

import org.jspecify.annotations.NullMarked;
