/**
 * What makes a failover policy loadable. The importer asks before it sends a policy, and the topology before it uses one, so that
 * whoever writes {@code failover_policies} is held to the same rules.
 *
 * <p>{@link dev.headroom.policy.PolicyRules} is the entry. A fault names its place by the field names of the schema, which are those
 * of the policy file, for instance {@code workload_classes[1].runs_on[0]}.
 */
@NullMarked
package dev.headroom.policy;

import org.jspecify.annotations.NullMarked;
