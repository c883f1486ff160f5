/**
 * The files by which a role comes into accounts, as CloudFormation and Terraform, made of what collectors and fixes
 * declare; the folder {@code deploy} of the sources holds them as they are. May use {@code aws}, {@code collect} and what
 * {@code remediation} says of its own role; reaches no account.
 */
@NullMarked
package dev.vitals.deploy;

import org.jspecify.annotations.NullMarked;
