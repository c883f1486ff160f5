/** EC2 and VPC: what runs, what it is stored on, and how it is wired. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.ec2;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
